package dev.leadline.web;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** What JAX-RS itself refuses: unknown paths, methods, media types, path and query parameters. */
final class HttpProblems {

    private HttpProblems() {}

    static Problem from(WebApplicationException thrown) {
        Response response = thrown.getResponse();
        int status = response.getStatus();
        ProblemType type = ProblemType.ofStatus(status);
        if (type == ProblemType.INTERNAL) {
            return new Problem(type, status, Problems.internal(thrown).getMessage(), List.of(), thrown);
        }
        return new Problem(type, status, detail(type, response), List.of(), thrown);
    }

    private static String detail(ProblemType type, Response response) {
        return switch (type) {
            case NOT_FOUND -> "Nothing lives at this address.\nMaybe /q/swagger-ui shows the one that is meant.";
            case METHOD_NOT_ALLOWED ->
                "This address does not serve the method; it serves: "
                        + String.join(
                                ", ", response.getStringHeaders().getOrDefault("Allow", List.of("see /q/openapi")))
                        + ".";
            default -> type.explanation();
        };
    }
}
