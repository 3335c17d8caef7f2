package dev.leadline.leads;

import dev.leadline.decisions.DecisionBody;
import dev.leadline.decisions.DecisionTexts;
import dev.leadline.kernel.tracking.CycleAssessment;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The forecast for a lead if nobody acts.
 *
 * @param leadId the lead
 * @param steps how it stands from each moment on; at most 20
 */
@Schema(name = "Plan")
record PlanBody(String leadId, List<Step> steps) {

    /**
     * The state of the lead for a while.
     *
     * @param from from when on
     * @param until the last moment; null for good
     * @param obligations what is owed then, and how it stands
     * @param requiredActions what must be done then, the first being the next
     * @param alerts who is told of what is still open, when
     */
    @Schema(name = "PlanStep")
    record Step(
            Instant from,
            @Schema(nullable = true) Instant until,
            List<DecisionBody.ObligationBody> obligations,
            List<DecisionBody.ActionBody> requiredActions,
            List<AlertBody> alerts) {

        static Step from(CycleAssessment cycle, Instant moment) {
            var decision = cycle.decision();
            var body = DecisionTexts.body(decision, cycle.versions().rulesRevision(), moment);
            var alerts = decision.conclusions().notices().stream()
                    .filter(notice -> notice.at() != null && !notice.at().isBefore(moment))
                    .filter(notice ->
                            decision.validUntil() == null || !notice.at().isAfter(decision.validUntil()))
                    .map(notice -> new AlertBody(
                            notice.at(), notice.kind(), notice.threshold().toString(), notice.tell()))
                    .toList();
            return new Step(moment, decision.validUntil(), body.obligations(), body.requiredActions(), alerts);
        }
    }

    /**
     * An alert that will be sent.
     *
     * @param at when it is sent
     * @param threshold what it is sent for: a share of the time, or a breach
     * @param tell who is told
     */
    @Schema(name = "PlannedAlert")
    record AlertBody(
            Instant at, @Schema(description = DecisionBody.KINDS) String obligation, String threshold, String tell) {}
}
