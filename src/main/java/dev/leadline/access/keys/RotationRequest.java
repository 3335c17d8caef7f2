package dev.leadline.access.keys;

import dev.leadline.kernel.Invalid;
import dev.leadline.web.QuotedText;
import jakarta.validation.constraints.NotNull;
import java.time.DateTimeException;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A new secret for a key.
 *
 * @param overlap how long the secret that it has had still opens, from `PT0S` to `P30D`
 */
@Schema(name = "KeyRotationRequest")
record RotationRequest(@NotNull @Schema(required = true, examples = "PT24H") String overlap) {

    private static final Duration LONGEST = Duration.ofDays(30);

    /** @throws Invalid when it is no duration, or too long */
    Duration checked() {
        try {
            var wanted = Duration.parse(overlap);
            if (!wanted.isNegative() && wanted.compareTo(LONGEST) <= 0) {
                return wanted;
            }
        } catch (DateTimeException unreadable) {
            // told below
        }
        throw new Invalid(
                "/overlap",
                overlap,
                "The overlap (" + QuotedText.of(overlap) + ") must be a duration of at most 30 days, such as PT24H.");
    }
}
