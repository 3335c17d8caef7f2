package dev.leadline.web.guards;

import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/**
 * Refuses a body that does not say what it is: JAX-RS would take it for whatever the door reads. Where a door reads no body,
 * what the form of any page can send is refused.
 */
final class BodyTypes {

    private static final String TRANSFER_ENCODING = "Transfer-Encoding";
    private static final Set<String> OF_FORMS =
            Set.of(MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA, MediaType.TEXT_PLAIN);

    @ServerRequestFilter(nonBlocking = true, priority = Priorities.HEADER_DECORATOR)
    void check(ContainerRequestContext request) {
        if (!hasBody(request)) {
            return;
        }
        var type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (type == null || type.isBlank() || isOfForm(type) && !readsBody()) {
            throw new NotSupportedException();
        }
    }

    private static boolean hasBody(ContainerRequestContext request) {
        var length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        return request.getHeaderString(TRANSFER_ENCODING) != null || length != null && !length.matches("0+");
    }

    private static boolean isOfForm(String type) {
        return OF_FORMS.contains(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
    }

    private static boolean readsBody() {
        var types = CurrentRequestManager.get().getTarget().getConsumes();
        return types != null && !types.isEmpty();
    }
}
