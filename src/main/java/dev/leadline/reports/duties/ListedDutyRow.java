package dev.leadline.reports.duties;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A duty as lists show it, judged at one moment.
 *
 * @param leadId the lead
 * @param cycle which of its cycles, from 1
 * @param duty the obligation
 * @param tier the tier in which it was kept or broken; null for none
 * @param policyVersion the version of the policy that promised it
 * @param team the team of the owner at the deadline; null for none
 * @param ownerAtDeadline whoever had the lead at the deadline, and of what was done or had ended before, at that moment; null
 *     for nobody
 * @param ownerNow whoever has it at the moment of judging; null for nobody
 * @param source the source of the lead; null for none
 * @param receivedAt when the lead was received
 * @param clockStarted when its clock started
 * @param deadline null while a pause without an end keeps it away, and of what has none
 * @param zone the zone of its dates
 * @param metAt when it was done; null while it is not
 * @param state its state at the moment of judging
 * @param bucket how it counts
 * @param lateness whose time it was; null unless it is late
 * @param openSecondsToDone open seconds from the start of the clock until it was done; null while it is not
 * @param openSecondsUnassigned open seconds in which nobody had the lead, before it was done, ended or late
 * @param openSecondsLate open seconds from the deadline until it was done, or until the moment of judging; null unless it is late
 * @param pausedSeconds open seconds of its pauses
 * @param waiver the reason that waived it; null unless it was waived
 * @param decisionId the decision that says so; null for none
 * @param policy the policy
 * @param cause why it was waived or is no longer owed; null of others
 * @param value what the lead is worth by the commitment that is asked for; null where none is
 * @param currency the currency of that value; null where there is none
 * @param reason the reason for which the lead was closed; null while it is open, or where none was told
 * @param missing how many attempts it lacked by channel, at the deadline or when it was given up; null unless all attempts are
 *     late or the lead was given up early
 */
@Schema(name = "ListedDuty")
public record ListedDutyRow(
        String leadId,
        int cycle,
        String duty,
        @Schema(nullable = true) String tier,
        String policyVersion,
        @Schema(nullable = true) String team,
        @Schema(nullable = true) String ownerAtDeadline,
        @Schema(nullable = true) String ownerNow,
        @Schema(nullable = true) String source,
        Instant receivedAt,
        Instant clockStarted,
        @Schema(nullable = true) Instant deadline,
        String zone,
        @Schema(nullable = true) Instant metAt,
        String state,
        String bucket,
        @JsonProperty("class") @Schema(nullable = true, description = "Whose time it was; null unless it is late")
                String lateness,
        @Schema(nullable = true) Long openSecondsToDone,
        long openSecondsUnassigned,
        @Schema(nullable = true) Long openSecondsLate,
        long pausedSeconds,
        @Schema(nullable = true) String waiver,
        @Schema(nullable = true) UUID decisionId,
        String policy,
        @Schema(nullable = true) String cause,
        @Schema(nullable = true) BigDecimal value,
        @Schema(nullable = true) String currency,
        @Schema(nullable = true) String reason,
        @Schema(nullable = true) Map<String, Long> missing) {}
