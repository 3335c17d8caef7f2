package dev.leadline.web.problems;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.leadline.web.QuotedText;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.RedirectionException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;

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
        ProblemBody body = Problems.from(
                HttpProblems.opened(isServedOtherwise(thrown) ? new NotAllowedException("") : named(thrown)));
        Response.ResponseBuilder answer =
                Response.status(body.status()).type(ProblemBody.MEDIA_TYPE).entity(body);
        if (thrown instanceof WebApplicationException web) {
            KEPT.forEach(name -> keep(name, web.getResponse(), answer));
        }
        if (body.status() == ProblemType.METHOD_NOT_ALLOWED.status()) {
            answer.header(HttpHeaders.ALLOW, String.join(", ", served().keySet()));
        }
        if (body.status() == ProblemType.UNSUPPORTED_MEDIA_TYPE.status()) {
            answer.header(HttpHeaders.ACCEPT, String.join(", ", read()));
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
        var methods = served().keySet();
        return !methods.isEmpty()
                && !methods.contains(CurrentRequestManager.get().getMethod());
    }

    /** A format that is not served or read is told with those that are. */
    private static Throwable named(Throwable thrown) {
        if (thrown instanceof NotSupportedException && !read().isEmpty()) {
            var sent = CurrentRequestManager.get().serverRequest().getRequestHeader(HttpHeaders.CONTENT_TYPE);
            return format(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    sent == null
                            ? "The header Content-Type is missing."
                            : "The Content-Type (" + QuotedText.of(sent) + ") is not read here.",
                    read());
        }
        if (thrown instanceof NotAcceptableException && !written().isEmpty()) {
            return format(ProblemType.NOT_ACCEPTABLE, "The header Accept names no format of this address.", written());
        }
        return thrown;
    }

    private static Problem format(ProblemType type, String fault, List<String> formats) {
        return new Problem(type, fault + "\nUse " + String.join(" or ", formats) + ".", List.of());
    }

    /** The formats in which the method that was asked for reads a body. */
    private static List<String> read() {
        return types(RuntimeResource::getConsumes);
    }

    private static List<String> written() {
        return types(door ->
                door.getProduces() == null ? null : List.of(door.getProduces().getSortedOriginalMediaTypes()));
    }

    private static List<String> types(Function<RuntimeResource, List<MediaType>> of) {
        var method = CurrentRequestManager.get().getMethod();
        return served().getOrDefault(method, List.of()).stream()
                .map(of)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .map(MediaType::toString)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * The methods that Quarkus routes at this address, and what serves them. HTTP wants them named in every 405; Quarkus
     * does not name them.
     */
    private static SortedMap<String, List<RuntimeResource>> served() {
        var request = CurrentRequestManager.get();
        var path = request.getPathWithoutPrefix();
        var doors = new RequestMapper<>(request.getDeployment().getClassMappers());
        var methods = new TreeMap<String, List<RuntimeResource>>();
        for (var door = doors.map(path); door != null; door = doors.continueMatching(path, door)) {
            var rest = door.remaining.isEmpty() ? "/" : door.remaining;
            for (var handler : door.value.handlers) {
                if (handler instanceof ClassRoutingHandler routes) {
                    routes.getMappers().forEach((method, route) -> {
                        var found = method == null ? null : route.map(rest);
                        if (found != null) {
                            methods.computeIfAbsent(method, none -> new ArrayList<>())
                                    .add(found.value);
                        }
                    });
                }
            }
        }
        if (methods.containsKey(HttpMethod.GET)) {
            methods.putIfAbsent(HttpMethod.HEAD, methods.get(HttpMethod.GET));
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
