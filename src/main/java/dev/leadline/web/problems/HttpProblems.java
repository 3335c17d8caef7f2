package dev.leadline.web.problems;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;

/** Converts the refusals of JAX-RS itself: unknown paths, methods, media types, path and query parameters. */
public final class HttpProblems {

    private HttpProblems() {}

    /** Opens the exceptions of JAX-RS: what they carry, or the problem that they are. Any other is returned as it is. */
    public static Throwable opened(Throwable thrown) {
        if (!(Problems.unwrapped(thrown) instanceof WebApplicationException web)
                || Problems.findDatabase(web).isPresent()) {
            return thrown;
        }
        return web.getCause() instanceof JsonProcessingException json ? json : from(web);
    }

    private static Problem from(WebApplicationException thrown) {
        int status = thrown.getResponse().getStatus();
        ProblemType type = ProblemType.ofStatus(status);
        if (type == ProblemType.INTERNAL) {
            return new Problem(type, status, Problems.internal(thrown).getMessage(), List.of(), thrown);
        }
        return ofStatus(status);
    }

    public static Problem ofStatus(int status) {
        ProblemType type = ProblemType.ofStatus(status);
        return new Problem(type, status, detail(type), List.of(), null);
    }

    private static String detail(ProblemType type) {
        return type == ProblemType.NOT_FOUND
                ? "There is nothing at this address.\nSee /q/swagger-ui for all addresses."
                : type.explanation();
    }
}
