package dev.leadline.optimisations.leads;

import dev.leadline.web.PlainText;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Which of the tracked leads to analyse.
 *
 * @param policy the policy that they are under
 * @param channel the channel whose attempts are counted; absent: {@code PHONE}
 * @param tier a tier; absent: all, each on its own
 * @param source a source; absent: all
 * @param attributes values of attributes that the policy segments by; absent: all
 * @param receivedFrom the first moment of receipt; absent: since ever
 * @param receivedTo the first moment of receipt that does not belong to it any more; absent: up to the stale ones
 * @param staleDays how many days ago a lead must have been received at least; absent: 90
 */
@Schema(name = "OptimisationLeads")
public record LeadsRequest(
        @NotNull @PlainText String policy,
        @PlainText(max = 64) String channel,
        @PlainText(max = 64) String tier,
        @PlainText String source,
        @Size(max = 20, message = "must have at most {max} attributes") @Schema(nullable = true)
                Map<@PlainText String, @NotNull @PlainText String> attributes,
        Instant receivedFrom,
        Instant receivedTo,
        @Min(0) @Max(3_653) @Schema(defaultValue = "90", nullable = true) Integer staleDays) {}
