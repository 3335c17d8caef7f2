package dev.leadline.web.guards;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Makes addresses in headers relative to the server. JAX-RS puts in front of them the host that the caller has named, which
 * need not be the one that the caller can reach.
 */
final class OwnLocations {

    private static final List<String> HEADERS = List.of(HttpHeaders.LOCATION, HttpHeaders.CONTENT_LOCATION);

    @ServerResponseFilter
    void shorten(ContainerRequestContext asked, ContainerResponseContext answer) {
        var server = asked.getUriInfo().getBaseUri();
        for (var header : HEADERS) {
            if (answer.getHeaders().getFirst(header) instanceof URI address && isOf(server, address)) {
                answer.getHeaders().putSingle(header, relative(address));
            }
        }
    }

    private static boolean isOf(URI server, URI address) {
        return address.isAbsolute() && address.getRawAuthority().equalsIgnoreCase(server.getRawAuthority());
    }

    private static String relative(URI address) {
        return address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
    }
}
