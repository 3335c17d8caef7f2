package dev.leadline.cases;

import com.fasterxml.jackson.databind.JsonNode;
import dev.leadline.web.json.Canonical;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One value of an answer that is not as a case expects it.
 *
 * @param pointer where it is in the answer, as a JSON pointer (RFC 6901); {@code -} stands for one of a list that is not there
 * @param of the kinds of the things on the way there, outermost first, such as {@code FIRST_CALL} for one of the obligations and
 *     {@code PHONE} for a channel; the index stands for one that has no kind
 * @param expected what the case expects there
 * @param actual what is there, of objects only the fields that the case names; null when nothing is
 * @param acceptable whether the case can expect what is there; not where a refusal stands for a decision, or one for the
 *     other
 */
@Schema(name = "CaseMismatch")
public record Mismatch(
        String pointer,
        List<String> of,
        @Schema(implementation = Object.class) JsonNode expected,
        @Schema(implementation = Object.class, nullable = true) JsonNode actual,
        boolean acceptable) {

    /** Stands for this very difference, in whatever case. */
    String id() {
        return Canonical.sha256(
                        Canonical.json(Arrays.asList(pointer, String.valueOf(expected), String.valueOf(actual))))
                .substring("sha256:".length(), "sha256:".length() + 16);
    }
}
