package dev.leadline.alerts;

import dev.leadline.kernel.Invalid;
import dev.leadline.web.PlainText;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Which waiting deliveries are to be discarded: those that fit all that is named.
 *
 * @param state pending, unaddressed or parked; pending and unaddressed if absent
 * @param receiver for whom
 * @param lead about which lead
 * @param createdBefore added before that moment
 */
@Schema(name = "DiscardRequest")
record DiscardRequest(
        @Pattern(
                        regexp = "PENDING|UNADDRESSED|PARKED",
                        message = "must be PENDING, UNADDRESSED or PARKED, since only what waits can be discarded")
                @Schema(
                        nullable = true,
                        enumeration = {"PENDING", "UNADDRESSED", "PARKED"},
                        description = "The state of the deliveries; `PENDING` and `UNADDRESSED` if absent")
                String state,
        @PlainText @Schema(nullable = true, description = "The name of the receiver", examples = "east-1")
                String receiver,
        @PlainText @Schema(nullable = true, description = "The id of the lead") String lead,
        @Schema(nullable = true, description = "Only deliveries that were added before this moment")
                Instant createdBefore) {

    /** @throws Invalid when nothing is named, which would be everything */
    DiscardRequest checked() {
        if (state == null && receiver == null && lead == null && createdBefore == null) {
            throw new Invalid(
                    "",
                    null,
                    "The filter names nothing, so everything that waits would be discarded.\nUse `state`, `receiver`,"
                            + " `lead` or `createdBefore`.");
        }
        return this;
    }

    String condition() {
        var all = new ArrayList<String>();
        // as text in the statement, so that the indexes of states are seen to fit
        all.add("d.state in (" + (state == null ? "'PENDING', 'UNADDRESSED'" : "'" + state + "'") + ")");
        if (receiver != null) {
            all.add("d.receiver = :receiver");
        }
        if (lead != null) {
            all.add("d.alert_id in (select a.id from alert a where a.lead_id = :lead)");
        }
        if (createdBefore != null) {
            all.add("d.created_at < :before");
        }
        return String.join(" and ", all);
    }

    Map<String, Object> parameters() {
        var all = new HashMap<String, Object>();
        all.put("receiver", receiver);
        all.put("lead", lead);
        all.put("before", createdBefore);
        all.values().removeIf(Objects::isNull);
        return all;
    }
}
