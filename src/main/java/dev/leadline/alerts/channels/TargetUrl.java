package dev.leadline.alerts.channels;

import dev.leadline.kernel.Invalid;
import dev.leadline.web.QuotedText;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A URL that alerts may be sent to: {@code https}, a host name that cannot be read as an address, no user info, no
 * fragment. Where that name leads is another question ({@link TargetAddresses}).
 *
 * @param host in lower case
 * @param port as written, or that of the scheme
 * @param pathAndQuery begins with a slash
 */
public record TargetUrl(boolean secure, String host, int port, String pathAndQuery) {

    static final String LOCALHOST = "localhost";

    private static final int LONGEST = 2_000;
    private static final int LONGEST_HOST = 253;

    /** The last label begins with a letter: otherwise some reader takes the whole for a number, and so for an address. */
    private static final Pattern HOST =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

    private static final Pattern AUTHORITY = Pattern.compile("[A-Za-z0-9.-]+(:[0-9]{1,5})?");

    /**
     * @param httpToLocalhost whether {@code http} is allowed there, for trying out
     * @throws Invalid when it is no such URL
     */
    public static TargetUrl parse(String pointer, String text, boolean httpToLocalhost) {
        var uri = uri(pointer, text);
        var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        var authority = String.valueOf(uri.getRawAuthority());
        if (!scheme.equals("https") && !scheme.equals("http") || uri.isOpaque() || uri.getRawAuthority() == null) {
            throw fault(pointer, text, "must be a URL such as https://example.com/alerts");
        }
        if (authority.indexOf('@') >= 0) {
            throw fault(pointer, text, "must not contain a user name or password");
        }
        if (uri.getRawFragment() != null) {
            throw fault(pointer, text, "must not contain a fragment (#)");
        }
        var host = host(pointer, text, authority, uri);
        boolean secure = scheme.equals("https");
        checkScheme(pointer, text, secure, host, httpToLocalhost);
        return new TargetUrl(secure, host, port(pointer, text, uri, secure), pathAndQuery(uri));
    }

    private static URI uri(String pointer, String text) {
        if (text.length() > LONGEST) {
            throw fault(pointer, text, "must not be longer than 2,000 characters");
        }
        try {
            return new URI(text);
        } catch (URISyntaxException unreadable) {
            throw fault(pointer, text, "must be a URL such as https://example.com/alerts");
        }
    }

    private static String host(String pointer, String text, String authority, URI uri) {
        var host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        if (!AUTHORITY.matcher(authority).matches()
                || host.length() > LONGEST_HOST
                || !HOST.matcher(host).matches()) {
            throw fault(
                    pointer,
                    text,
                    "must have a host name in ASCII, without a final dot, and not an IP address.\n"
                            + "Write an international name as xn--");
        }
        return host;
    }

    private static void checkScheme(String pointer, String text, boolean secure, String host, boolean httpToLocalhost) {
        if (!secure && !(httpToLocalhost && host.equals(LOCALHOST))) {
            var advice = host.equals(LOCALHOST)
                    ? ".\nTo try webhooks out, set LEADLINE_ALERTS_ALLOW_HTTP_TO_LOCALHOST=true"
                    : "";
            throw fault(pointer, text, "must begin with https" + advice);
        }
    }

    private static int port(String pointer, String text, URI uri, boolean secure) {
        int port = uri.getPort() == -1 ? secure ? 443 : 80 : uri.getPort();
        if (port < 1 || port > 65_535) {
            throw fault(pointer, text, "must have a port between 1 and 65535");
        }
        return port;
    }

    private static String pathAndQuery(URI uri) {
        var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    private static Invalid fault(String pointer, String text, String must) {
        return new Invalid(pointer, text, "The url (" + QuotedText.of(text) + ") " + must + ".");
    }
}
