package dev.leadline.kernel.duty;

import dev.leadline.kernel.clock.Deadline;
import dev.leadline.kernel.decision.Decision;
import dev.leadline.kernel.fact.Disposition;
import dev.leadline.kernel.fact.DispositionType;
import dev.leadline.kernel.obligation.Obligation;
import dev.leadline.kernel.obligation.ObligationState;
import dev.leadline.kernel.obligation.Owed;
import dev.leadline.kernel.obligation.RequiredAttempts;
import dev.leadline.kernel.obligation.Tier;
import dev.leadline.kernel.policy.ObligationKind;
import dev.leadline.kernel.policy.ResolvedPolicy;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.VersionedCalendar;
import dev.leadline.kernel.policy.rows.WaivingRow;
import dev.leadline.kernel.tracking.CycleAssessment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts one cycle of a lead. */
final class CountedCycle {

    private static final String SOURCE = "source";

    private final String leadId;
    private final CycleAssessment assessed;
    private final Decision decision;
    private final @Nullable Tier tier;
    private final Map<String, String> attributes;

    CountedCycle(String leadId, CycleAssessment assessed) {
        this.leadId = leadId;
        this.assessed = assessed;
        this.decision = assessed.decision();
        this.tier = decision.conclusions().tier();
        this.attributes = segmenting(decision);
    }

    private static Map<String, String> segmenting(Decision decision) {
        var all = decision.lead().attributes();
        var segmenting = new TreeMap<String, String>();
        for (var table : TableKind.values()) {
            for (var name : decision.policy().terms().segmentedBy(table)) {
                Optional.ofNullable(all.get(name)).ifPresent(value -> segmenting.put(name, value));
            }
        }
        return segmenting;
    }

    String leadId() {
        return leadId;
    }

    CycleAssessment assessed() {
        return assessed;
    }

    Decision decision() {
        return decision;
    }

    @Nullable
    String tierName() {
        return tier == null ? null : tier.name();
    }

    /** Returns whether the lead is below the worked bands (R3). */
    boolean isNurtured() {
        return tier != null && !tier.isWorked();
    }

    /** What was promised, in a tier by a version of the policy and of a calendar. */
    Circumstances under(ResolvedPolicy policy, VersionedCalendar versioned, @Nullable String inTier) {
        var zone = versioned.calendar().zone();
        var receivedAt = decision.clock().receivedAt();
        var local = receivedAt.atZone(zone);
        return new Circumstances(
                decision.lead().stage(),
                policy.terms().id(),
                policy.version(),
                versioned.calendar().id(),
                versioned.version(),
                zone,
                inTier,
                tierAtReceipt(),
                decision.lead().attributes().get(SOURCE),
                attributes,
                receivedAt,
                local.toLocalDate(),
                local.getHour());
    }

    private @Nullable String tierAtReceipt() {
        var first = decision;
        while (first.earlier() != null) {
            first = first.earlier();
        }
        var then = first.conclusions().tier();
        return then == null ? null : then.name();
    }

    List<Duty> duties() {
        var duties = new ArrayList<Duty>();
        decision.conclusions().obligations().forEach(each -> duties.add(new CountedDuty(this, each).duty()));
        if (duties.stream().noneMatch(each -> each.kind().equals(ObligationKind.EARLY_DISQUALIFICATION))) {
            findNotGivenUpEarly()
                    .map(each -> new CountedDuty(this, each).duty())
                    .ifPresent(duties::add);
        }
        return duties;
    }

    /** What rules conclude only where it was not kept: whoever is done with a worked lead gave it up, early or not (O4). */
    private Optional<Obligation> findNotGivenUpEarly() {
        var disposition = decision.history().disposition();
        var required = decision.conclusions().required();
        return disposition == null || disposition.type() == DispositionType.ACCEPTED || required == null
                ? Optional.empty()
                : Optional.of(notGivenUpEarly(required, disposition));
    }

    private Obligation notGivenUpEarly(RequiredAttempts required, Disposition disposition) {
        boolean isKept = disposition.type().isGivingUp()
                || required.isMet()
                || decision.history().reachedAt() != null;
        var owed = new Owed(
                required.activity(),
                required,
                Deadline.none(ObligationKind.EARLY_DISQUALIFICATION),
                isKept ? disposition.occurredAt() : null,
                null);
        if (isKept) {
            return new Obligation(owed, ObligationState.MET);
        }
        boolean isWaived = decision.policy()
                .findWaiving(disposition.type().name(), disposition.reason())
                .filter(WaivingRow::waives)
                .isPresent();
        return new Obligation(owed, isWaived ? ObligationState.WAIVED : ObligationState.BREACHED);
    }
}
