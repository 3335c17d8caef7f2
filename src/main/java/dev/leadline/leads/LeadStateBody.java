package dev.leadline.leads;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.leadline.decisions.DecisionBody;
import dev.leadline.decisions.DecisionTexts;
import dev.leadline.kernel.clock.TimeSplit;
import dev.leadline.kernel.decision.OwnerClock;
import dev.leadline.kernel.decision.Ownership;
import dev.leadline.kernel.obligation.ObligationState;
import dev.leadline.kernel.tracking.Assessment;
import dev.leadline.kernel.tracking.CycleAssessment;
import dev.leadline.kernel.tracking.dossier.SetAside;
import dev.leadline.leads.store.PublicationName;
import dev.leadline.web.LocalText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The state of a tracked lead.
 *
 * @param id the lead; of one that was merged, the lead it was merged into
 * @param askedFor the lead that was asked for, where it is another
 * @param standing {@code OPEN} or {@code CLOSED}
 * @param revision how many facts were accepted
 * @param cycle which of its cycles it is in, the first being 1 (O12)
 * @param stage the funnel stage
 * @param policy the policy that holds for it
 * @param publication the publication that last changed what holds for it (O9)
 * @param rank its rank; null when it has none
 * @param receipt how it was received, in its present cycle
 * @param attributes its attributes by name, as it was described last
 * @param decision the decision that holds: obligations by the lead's clock, and what must be done
 * @param ownership who has it, and how he stands by his own clock (O11)
 * @param owners who had it, one after the other, from receipt on
 * @param time where the time went from receipt until it was disposed of, or until now
 * @param cycles the cycles before this one
 * @param setAside the facts that are kept and have no say, and why
 */
@Schema(name = "TrackedLead")
record LeadStateBody(
        String id,
        @JsonInclude(JsonInclude.Include.NON_NULL) String askedFor,
        @Schema(enumeration = {"OPEN", "CLOSED"}) String standing,
        long revision,
        int cycle,
        String stage,
        String policy,
        String publication,
        @Schema(nullable = true) java.math.BigDecimal rank,
        ReceiptBody receipt,
        Map<String, String> attributes,
        @JsonRawValue @Schema(implementation = DecisionBody.class) String decision,
        OwnershipBody ownership,
        List<OwnerTimeBody> owners,
        TimeBody time,
        List<CycleBody> cycles,
        List<SetAsideBody> setAside) {

    /**
     * The owner of the lead.
     *
     * @param owner null for nobody
     * @param team null for none
     * @param since from when on
     * @param clocks the owner's own clocks: the same time as the lead's, counted from when the lead was his
     */
    @Schema(name = "Ownership")
    record OwnershipBody(
            @Schema(nullable = true) String owner,
            @Schema(nullable = true) String team,
            Instant since,
            List<OwnerClockBody> clocks) {

        static OwnershipBody from(Ownership ownership) {
            return new OwnershipBody(
                    ownership.owner(),
                    ownership.team(),
                    ownership.since(),
                    ownership.clocks().stream().map(OwnerClockBody::from).toList());
        }
    }

    /**
     * An owner's clock for one obligation.
     *
     * @param kind what is owed
     * @param clockStarted when his clock started
     * @param deadline by when he must do it
     * @param deadlineLocal the same in the calendar's zone
     * @param calendar the id of the calendar that runs his clock; null for one without an id
     * @param state how he stands by it, whatever the lead's own clock says
     * @param metAt when it was done; null while it is not
     */
    @Schema(name = "OwnerClock")
    record OwnerClockBody(
            @Schema(description = DecisionBody.KINDS) String kind,
            Instant clockStarted,
            @Schema(nullable = true) Instant deadline,
            @Schema(nullable = true) String deadlineLocal,
            @Schema(nullable = true) String calendar,
            @Schema(implementation = ObligationState.class) String state,
            @Schema(nullable = true) Instant metAt) {

        static OwnerClockBody from(OwnerClock clock) {
            var deadline = clock.deadline();
            var calendar = deadline.basis().calendar().calendar();
            return new OwnerClockBody(
                    deadline.kind(),
                    clock.startedAt(),
                    deadline.at(),
                    LocalText.of(deadline.at(), calendar.zone()),
                    calendar.id(),
                    clock.state().name(),
                    clock.doneAt());
        }
    }

    /**
     * The parts of the time, which add up to the whole.
     *
     * @param whole from receipt until the lead was disposed of, or until now
     * @param unassigned open time in which nobody owned it
     * @param owned open time by owner
     * @param paused open time that pauses overlap (B9)
     * @param outsideHours time outside the hours of the calendar
     */
    @Schema(name = "TimeSplit")
    record TimeBody(
            Duration whole, Duration unassigned, Map<String, Duration> owned, Duration paused, Duration outsideHours) {

        static TimeBody from(TimeSplit split) {
            return new TimeBody(split.whole(), split.unassigned(), split.owned(), split.paused(), split.outsideHours());
        }
    }

    /**
     * A cycle that is over: when the lead was received, how it was disposed of, and what had been owed.
     *
     * @param cycle its number, from 1
     * @param receivedAt when the lead was received
     * @param disposition how it was disposed of
     * @param disposedAt when it was disposed of
     * @param reason the reason given; null when none was
     * @param obligations how its obligations ended
     */
    @Schema(name = "EarlierCycle")
    record CycleBody(
            int cycle,
            Instant receivedAt,
            String disposition,
            Instant disposedAt,
            @JsonInclude(JsonInclude.Include.NON_NULL) String reason,
            List<DecisionBody.ObligationBody> obligations) {

        static CycleBody from(CycleAssessment assessed, Instant now) {
            var disposition = assessed.cycle().disposition();
            return new CycleBody(
                    assessed.cycle().number(),
                    assessed.cycle().receivedAt(),
                    disposition.type().name(),
                    disposition.occurredAt(),
                    disposition.reason(),
                    DecisionTexts.body(assessed.decision(), assessed.versions().rulesRevision(), now)
                            .obligations());
        }
    }

    /**
     * A fact that is kept and has no say, or a part of which has none.
     *
     * @param leadId the lead that it was told of, where that is another: one that was merged into this one
     * @param kind its kind, such as {@code attempt}
     * @param id its id; null when it has none
     * @param because why, for people of the calendar's zone
     */
    @Schema(name = "FactSetAside")
    record SetAsideBody(
            @JsonInclude(JsonInclude.Include.NON_NULL) String leadId, String kind, String id, String because) {

        static SetAsideBody from(SetAside aside, String root, ZoneId zone) {
            var key = aside.key();
            return new SetAsideBody(
                    aside.leadId().equals(root) ? null : aside.leadId(),
                    key.kind().text(),
                    key.id(),
                    aside.because(zone));
        }
    }

    static LeadStateBody from(Leads.Present present, Assessment assessment, Instant now) {
        var lead = present.lead();
        var last = assessment.last().orElseThrow();
        var ownership = last.versions()
                .decider()
                .ownership(last.decision(), last.cycle().assignments());
        var zone = last.decision().clock().calendar().calendar().zone();
        return new LeadStateBody(
                lead.id(),
                present.asked().id().equals(lead.id()) ? null : present.asked().id(),
                lead.standing().name(),
                lead.revision(),
                lead.place().cycle(),
                lead.place().stage(),
                lead.place().policyId(),
                PublicationName.told(lead.held().publication()),
                last.cycle().lastRank(),
                ReceiptBody.from(last.cycle().description().lead()),
                ReceiptBody.attributes(last.cycle().description().lead()),
                DecisionTexts.answer(present.entry()),
                OwnershipBody.from(ownership),
                ownership.tenures().stream().map(OwnerTimeBody::from).toList(),
                TimeBody.from(ownership.split()),
                assessment.earlier().stream()
                        .map(cycle -> CycleBody.from(cycle, now))
                        .toList(),
                assessment.setAside().stream()
                        .map(aside -> SetAsideBody.from(aside, lead.id(), zone))
                        .toList());
    }
}
