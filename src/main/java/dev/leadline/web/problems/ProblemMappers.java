package dev.leadline.web.problems;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.RedirectionException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;

/**
 * Answers whatever a door throws with a problem. The types are spelled out because the mapper of the nearest type wins:
 * Quarkus brings its own for those that stand beside {@link Throwable}, and they answer in another shape.
 */
final class ProblemMappers {

    static final String RETRY_AFTER_SECONDS = "2";
    private static final List<String> KEPT =
            List.of(HttpHeaders.WWW_AUTHENTICATE, HttpHeaders.RETRY_AFTER, HttpHeaders.ETAG);

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
    Response answer(Throwable thrown) {
        if (thrown instanceof RedirectionException redirection) {
            return redirection.getResponse();
        }
        ProblemBody body =
                Problems.from(HttpProblems.opened(isServedOtherwise(thrown) ? new NotAllowedException("") : thrown));
        Response.ResponseBuilder answer =
                Response.status(body.status()).type(ProblemBody.MEDIA_TYPE).entity(body);
        if (thrown instanceof WebApplicationException web) {
            KEPT.forEach(name -> keep(name, web.getResponse(), answer));
        }
        if (body.status() == ProblemType.METHOD_NOT_ALLOWED.status()) {
            answer.header(HttpHeaders.ALLOW, String.join(", ", servedMethods()));
        }
        if (body.type().equals(ProblemType.UNAVAILABLE.uri())
                || body.type().equals(ProblemType.NO_RULES.uri())
                || body.status() == ProblemType.TOO_MANY_REQUESTS.status()) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return answer.build();
    }

    /** Quarkus says 404 where another door has the beginning of the address, though this one has all of it. */
    private static boolean isServedOtherwise(Throwable thrown) {
        if (!(thrown instanceof NotFoundException)) {
            return false;
        }
        var methods = servedMethods();
        return !methods.isEmpty()
                && !methods.contains(CurrentRequestManager.get().getMethod());
    }

    /** The methods that Quarkus routes at this address. HTTP wants them named in every 405; Quarkus does not name them. */
    private static SortedSet<String> servedMethods() {
        var request = CurrentRequestManager.get();
        var path = request.getPathWithoutPrefix();
        var doors = new RequestMapper<>(request.getDeployment().getClassMappers());
        var methods = new TreeSet<String>();
        for (var door = doors.map(path); door != null; door = doors.continueMatching(path, door)) {
            var rest = door.remaining.isEmpty() ? "/" : door.remaining;
            for (var handler : door.value.handlers) {
                if (handler instanceof ClassRoutingHandler routes) {
                    routes.getMappers().forEach((method, route) -> {
                        if (method != null && route.map(rest) != null) {
                            methods.add(method);
                        }
                    });
                }
            }
        }
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        return methods;
    }

    private static void keep(String name, Response from, Response.ResponseBuilder to) {
        List<Object> values = from.getHeaders().get(name);
        if (values != null) {
            values.forEach(value -> to.header(name, value));
        }
    }
}
