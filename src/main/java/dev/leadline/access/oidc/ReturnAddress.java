package dev.leadline.access.oidc;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The page that somebody comes back to after signing in: one of this server, so that nobody can lead them elsewhere by it. */
final class ReturnAddress {

    static final String HOME = "/";

    /**
     * A path of this server, with a query and a fragment or without. A second slash would begin the name of a host, and so would a
     * backslash to a browser.
     */
    private static final Pattern OWN =
            Pattern.compile("/(?![/\\\\])[A-Za-z0-9._~!$&'()*+,;=:@%?#-]*(?:/(?!/)[A-Za-z0-9._~!$&'()*+,;=:@%?#-]*)*");

    private static final int LONGEST = 1_000;

    private ReturnAddress() {}

    /**
     * Reads it as it was asked for.
     *
     * @param asked the values of the parameter
     * @return the first page where none was asked for; empty for what is no page of this server
     */
    static Optional<String> parse(List<String> asked) {
        if (asked.isEmpty()) {
            return Optional.of(HOME);
        }
        return asked.size() == 1 ? Optional.of(asked.get(0)).filter(ReturnAddress::isOwnPage) : Optional.empty();
    }

    private static boolean isOwnPage(String path) {
        return path.length() <= LONGEST
                && OWN.matcher(path).matches()
                && !isWithin(path, SignOnAddresses.START)
                && !isWithin(path, "/v1")
                && !isWithin(path, "/q");
    }

    private static boolean isWithin(String path, String around) {
        return path.startsWith(around)
                && (path.length() == around.length() || "/?#".indexOf(path.charAt(around.length())) >= 0);
    }
}
