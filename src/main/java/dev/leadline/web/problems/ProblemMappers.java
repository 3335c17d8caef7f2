package dev.leadline.web.problems;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.leadline.web.AllowedMethods;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.RedirectionException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Answers whatever a door throws with a problem. The types are spelled out because the mapper of the nearest type wins:
 * Quarkus brings its own for those that stand beside {@link Throwable}, and they answer in another shape.
 */
final class ProblemMappers {

    static final String RETRY_AFTER_SECONDS = "2";
    private static final List<String> KEPT =
            List.of(HttpHeaders.WWW_AUTHENTICATE, HttpHeaders.RETRY_AFTER, HttpHeaders.ETAG);

    @Inject
    AllowedMethods allowed;

    @ServerExceptionMapper(
            value = {
                Throwable.class,
                WebApplicationException.class,
                NotFoundException.class,
                JsonProcessingException.class,
                MismatchedInputException.class,
                InvalidDefinitionException.class,
                ValidationException.class,
                ConstraintViolationException.class
            },
            priority = 1)
    Response answer(Throwable thrown, UriInfo uri, Request request) {
        if (thrown instanceof RedirectionException redirection) {
            return redirection.getResponse();
        }
        ProblemBody body =
                Problems.from(isServedOtherwise(thrown, uri, request) ? new NotAllowedException("") : thrown);
        Response.ResponseBuilder answer =
                Response.status(body.status()).type(ProblemBody.MEDIA_TYPE).entity(body);
        if (thrown instanceof WebApplicationException web) {
            KEPT.forEach(name -> keep(name, web.getResponse(), answer));
        }
        if (body.status() == ProblemType.METHOD_NOT_ALLOWED.status()) {
            answer.header(HttpHeaders.ALLOW, String.join(", ", allowed.of(uri.getPath())));
        }
        if (body.type().equals(ProblemType.UNAVAILABLE.uri())
                || body.type().equals(ProblemType.NO_RULES.uri())
                || body.status() == ProblemType.TOO_MANY_REQUESTS.status()) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return answer.build();
    }

    /** Quarkus says 404 where another door has the beginning of the address, though this one has all of it. */
    private boolean isServedOtherwise(Throwable thrown, UriInfo uri, Request request) {
        if (!(thrown instanceof NotFoundException)) {
            return false;
        }
        var methods = allowed.of(uri.getPath());
        return !methods.isEmpty() && !methods.contains(request.getMethod());
    }

    private static void keep(String name, Response from, Response.ResponseBuilder to) {
        List<Object> values = from.getHeaders().get(name);
        if (values != null) {
            values.forEach(value -> to.header(name, value));
        }
    }
}
