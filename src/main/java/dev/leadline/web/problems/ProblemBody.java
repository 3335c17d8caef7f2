package dev.leadline.web.problems;

import dev.leadline.kernel.Invalid;
import dev.leadline.web.QuotedText;
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
@Schema(name = "Problem")
public record ProblemBody(String type, String title, int status, String detail, List<Fault> errors, String requestId) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * One fault.
     *
     * @param pointer a JSON pointer (RFC 6901) into the request's body, empty for the whole
     * @param value what was read there, as text; null when nothing was
     * @param detail a sentence that names the thing and its value
     */
    public record Fault(String pointer, String value, String detail) {

        static Fault from(Invalid.Fault fault) {
            return new Fault(
                    QuotedText.of(fault.pointer()),
                    QuotedText.of(fault.value()),
                    QuotedText.ofSentence(fault.detail()));
        }
    }

    public static ProblemBody from(Problem problem, String requestId) {
        return new ProblemBody(
                problem.type().uri(),
                problem.type().title(),
                problem.status(),
                QuotedText.ofSentence(problem.getMessage()),
                problem.errors().stream().limit(100).map(Fault::from).toList(),
                requestId);
    }
}
