package dev.leadline.web.problems;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.leadline.web.QuotedText;
import dev.leadline.web.RequestId;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.RedirectionException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/**
 * Answers whatever a door throws with a problem. The types are spelled out because the mapper of the nearest type wins:
 * Quarkus brings its own for those that stand beside {@link Throwable}, and they answer in another shape.
 */
final class ProblemMappers {

    private static final System.Logger LOG = System.getLogger(ProblemMappers.class.getName());

    static final String RETRY_AFTER_SECONDS = "2";
    private static final String CHALLENGE = "Bearer realm=\"leadline\"";
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
        ProblemBody body = isForNobody(thrown)
                ? untold(thrown)
                : Problems.from(
                        HttpProblems.opened(isServedOtherwise(thrown) ? new NotAllowedException("") : named(thrown)));
        Response.ResponseBuilder answer =
                Response.status(body.status()).type(ProblemBody.MEDIA_TYPE).entity(body);
        if (thrown instanceof WebApplicationException web) {
            KEPT.forEach(name -> keep(name, web.getResponse(), answer));
        }
        if (body.status() == ProblemType.UNAUTHENTICATED.status()) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
        }
        if (body.status() == ProblemType.METHOD_NOT_ALLOWED.status()) {
            answer.header(HttpHeaders.ALLOW, String.join(", ", ServedHere.methods()));
        }
        if (body.status() == ProblemType.UNSUPPORTED_MEDIA_TYPE.status()
                && !ServedHere.read().isEmpty()) {
            answer.header(HttpHeaders.ACCEPT, String.join(", ", ServedHere.read()));
        }
        if (body.type().equals(ProblemType.UNAVAILABLE.uri())
                || body.type().equals(ProblemType.BUSY.uri())
                || body.type().equals(ProblemType.NO_RULES.uri())
                || body.status() == ProblemType.TOO_MANY_REQUESTS.status()) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return answer.build();
    }

    /** Whether the answer could not be written because its reader has left, or has read nothing for too long. */
    private static boolean isForNobody(Throwable thrown) {
        return thrown instanceof IOException
                && Problems.findDatabase(thrown).isEmpty()
                && CurrentRequestManager.get().serverResponse().closed();
    }

    /** That is no fault of the server, and happens all day. */
    private static ProblemBody untold(Throwable thrown) {
        LOG.log(Level.DEBUG, "Nobody reads the answer to request " + RequestId.current() + " any more", thrown);
        return ProblemBody.from(Problems.internal(thrown), RequestId.current());
    }

    /** Quarkus says 404 where another door has the beginning of the address, though this one has all of it. */
    private static boolean isServedOtherwise(Throwable thrown) {
        if (!(thrown instanceof NotFoundException)) {
            return false;
        }
        var methods = ServedHere.methods();
        return !methods.isEmpty()
                && !methods.contains(CurrentRequestManager.get().getMethod());
    }

    /** A format that is not served or read is told with those that are. */
    private static Throwable named(Throwable thrown) {
        if (thrown instanceof NotSupportedException) {
            return notRead(
                    CurrentRequestManager.get().serverRequest().getRequestHeader(HttpHeaders.CONTENT_TYPE),
                    ServedHere.read());
        }
        if (thrown instanceof NotAcceptableException && !ServedHere.written().isEmpty()) {
            return format(
                    ProblemType.NOT_ACCEPTABLE,
                    "The header Accept names no format of this address.",
                    ServedHere.written(),
                    "");
        }
        return thrown;
    }

    /** curl names the type of forms by itself, which is worth a word. */
    private static Problem notRead(String sent, List<String> formats) {
        var fault = sent == null || sent.isBlank()
                ? "The header Content-Type is missing."
                : "The Content-Type (" + QuotedText.of(sent) + ") is not read here.";
        if (formats.isEmpty()) {
            return new Problem(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE, fault + "\nThis address takes no body. Send none.", List.of());
        }
        var isOfForm = sent != null && sent.startsWith(MediaType.APPLICATION_FORM_URLENCODED);
        var advice = isOfForm ? " With curl, add -H 'Content-Type: " + formats.get(0) + "'." : "";
        return format(ProblemType.UNSUPPORTED_MEDIA_TYPE, fault, formats, advice);
    }

    private static Problem format(ProblemType type, String fault, List<String> formats, String advice) {
        return new Problem(type, fault + "\nUse " + String.join(" or ", formats) + "." + advice, List.of());
    }

    private static void keep(String name, Response from, Response.ResponseBuilder to) {
        List<Object> values = from.getHeaders().get(name);
        if (values != null) {
            values.forEach(value -> to.header(name, value));
        }
    }
}
