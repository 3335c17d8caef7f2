package dev.leadline.waivers;

import dev.leadline.kernel.Invalid;
import dev.leadline.web.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A waiver that is asked for: which duties, in which time, and why. What is left out is any.
 *
 * @param kind why there is an exception at all: `planning` or `outage`
 * @param policy the policy of the duties
 * @param tier their tier
 * @param team the team that owed them
 * @param source the source of their leads
 * @param duty their kind, such as `FIRST_CALL`
 * @param from the first moment at which their deadline lies
 * @param to the first moment after it, at most ten years later
 * @param reason why, for everyone who later asks
 */
@Schema(name = "WaiverRequest")
public record WaiverRequest(
        @NotNull
                @Pattern(regexp = "planning|outage", message = "must be planning or outage")
                @Schema(
                        required = true,
                        enumeration = {"planning", "outage"})
                String kind,
        @PlainText @Schema(nullable = true) String policy,
        @PlainText @Schema(nullable = true, examples = "C") String tier,
        @PlainText @Schema(nullable = true, examples = "east") String team,
        @PlainText @Schema(nullable = true) String source,
        @PlainText @Schema(nullable = true, examples = "FIRST_CALL") String duty,
        @NotNull @Schema(required = true, examples = "2026-11-16T00:00:00-05:00") Instant from,
        @NotNull @Schema(required = true, examples = "2026-11-23T00:00:00-05:00") Instant to,
        @NotNull @PlainText(max = 1_000) @Schema(required = true, examples = "Half of the team is at a fair.")
                String reason) {

    private static final int MOST_YEARS = 10;

    /** @throws Invalid at {@code /to} when the time is empty or too long */
    void check() {
        if (!from.isBefore(to)) {
            throw new Invalid("/to", to, "The `to` (%s) must be after the `from` (%s).".formatted(to, from));
        }
        if (to.atOffset(ZoneOffset.UTC).isAfter(from.atOffset(ZoneOffset.UTC).plusYears(MOST_YEARS))) {
            throw new Invalid(
                    "/to",
                    to,
                    "The time from %s to %s is longer than %d years.\nUse the time of the exception."
                            .formatted(from, to, MOST_YEARS));
        }
    }
}
