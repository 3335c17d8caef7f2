package dev.leadline.web.guards;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where a page comes from (RFC 6454): scheme, host and port, all three. A page of another port is another's page.
 *
 * @param scheme http or https
 * @param host its name, as in {@link HostName}
 * @param port the port, also where it is the usual one
 */
record WebOrigin(String scheme, String host, int port) {

    private static final Map<String, Integer> USUAL_PORTS = Map.of("http", 80, "https", 443);

    static WebOrigin of(String scheme, HostName host) {
        return new WebOrigin(scheme, host.name(), host.portOr(USUAL_PORTS.get(scheme)));
    }

    /** Empty for {@code null}, by which a browser hides where a page comes from, and for all that is no web address. */
    static Optional<WebOrigin> parse(String text) {
        int end = text.indexOf("://");
        var scheme = end < 0 ? "" : text.substring(0, end).toLowerCase(Locale.ROOT);
        return USUAL_PORTS.containsKey(scheme)
                ? HostName.parse(text.substring(end + 3)).map(host -> of(scheme, host))
                : Optional.empty();
    }
}
