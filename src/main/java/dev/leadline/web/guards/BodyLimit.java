package dev.leadline.web.guards;

import dev.leadline.web.json.StrictJson;
import dev.leadline.web.problems.Problem;
import java.util.Set;

/** The maximum size of a request body. The one list of those that stream, line by line, and so may read without end. */
final class BodyLimit {

    static final long ORDINARY = StrictJson.LARGEST_DOCUMENT;
    static final long NONE = Long.MAX_VALUE;
    private static final Set<String> STREAMED = Set.of("/v1/decisions/bulk", "/v1/facts/bulk", "/v1/optimisations");

    private BodyLimit() {}

    /** The path with or without its first slash: JAX-RS and Vert.x differ. */
    static long of(String path) {
        return STREAMED.contains(path.startsWith("/") ? path : "/" + path) ? NONE : ORDINARY;
    }

    static Problem exceeded() {
        return Problem.tooLarge("The body is larger than %d bytes.".formatted(ORDINARY));
    }
}
