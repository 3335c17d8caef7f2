package dev.leadline.web;

import dev.leadline.kernel.Invalid;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A problem on the wire (RFC 9457, {@value #MEDIA_TYPE}). Everything quoted from the request is cut to a readable
 * length, with control characters and unpaired surrogates made visible.
 *
 * @param type a stable URI, relative to the server, that explains the kind of problem
 * @param title the kind in a few words; the same for every problem of the type
 * @param status the HTTP status
 * @param detail what is wrong this time: a sentence, on the next line perhaps advice
 * @param errors every fault found; empty when the problem has no place in the request's body
 * @param requestId the answer's {@code X-Request-Id}, by which the server's log can be searched
 */
@Schema(name = "Problem", description = "What went wrong (RFC 9457)")
public record ProblemBody(
        @Schema(required = true, examples = "/problems/invalid-value") String type,
        @Schema(required = true, examples = "A value cannot be accepted") String title,
        @Schema(required = true, examples = "422") int status,
        @Schema(required = true, examples = "The rank (101) must be between 0 and 100.") String detail,
        @Schema(required = true) List<Fault> errors,
        @Schema(required = true) String requestId) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * One fault.
     *
     * @param pointer a JSON pointer (RFC 6901) into the request's body, empty for the whole
     * @param value what was read there, as text; null when nothing was
     * @param detail a sentence that names the thing and its value
     */
    @Schema(name = "Fault")
    public record Fault(
            @Schema(required = true, examples = "/lead/rank") String pointer,
            @Schema(required = true, nullable = true, examples = "101") String value,
            @Schema(required = true, examples = "The rank (101) must be between 0 and 100.") String detail) {

        static Fault from(Invalid.Fault fault) {
            return new Fault(
                    ShownText.of(fault.pointer()), ShownText.of(fault.value()), ShownText.ofSentence(fault.detail()));
        }
    }

    public static ProblemBody from(Problem problem, String requestId) {
        return new ProblemBody(
                problem.type().uri(),
                problem.type().title(),
                problem.status(),
                ShownText.ofSentence(problem.getMessage()),
                problem.errors().stream().limit(100).map(Fault::from).toList(),
                requestId);
    }
}
