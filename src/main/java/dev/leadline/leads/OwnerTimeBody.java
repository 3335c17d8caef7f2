package dev.leadline.leads;

import dev.leadline.kernel.decision.Ownership;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A time in which the lead was one owner's, or nobody's.
 *
 * @param owner null for nobody
 * @param team the team it was in at the end of that time; null for none
 * @param from when it began
 * @param to when it ended; null for the present one
 * @param open the open time in it, without pauses
 */
@Schema(name = "OwnerTime")
record OwnerTimeBody(
        @Schema(nullable = true) String owner,
        @Schema(nullable = true) String team,
        Instant from,
        @Schema(nullable = true) Instant to,
        Duration open) {

    static OwnerTimeBody from(Ownership.OwnerTime time) {
        return new OwnerTimeBody(time.owner(), time.team(), time.from(), time.to(), time.running());
    }
}
