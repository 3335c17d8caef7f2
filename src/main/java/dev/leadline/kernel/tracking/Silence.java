package dev.leadline.kernel.tracking;

import dev.leadline.kernel.decision.Decision;
import dev.leadline.kernel.fact.FactKind;
import dev.leadline.kernel.fact.ToldFact;
import dev.leadline.kernel.policy.ObligationKind;
import dev.leadline.kernel.policy.rows.Threshold;
import dev.leadline.kernel.tracking.Notices.Noticed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Decides which of the events noticed at one moment nobody is told of, and why: what is over, what is too old, and what
 * another event says better. Each is an event nevertheless.
 */
final class Silence {

    private final AssessedLead lead;
    private final CycleAssessment cycle;
    private final Decision decision;
    private final Instant now;

    Silence(AssessedLead lead, CycleAssessment cycle) {
        this.lead = lead;
        this.cycle = cycle;
        this.decision = cycle.decision();
        this.now = decision.facts().asOf().at();
    }

    /** The same events, each with those who are not told of it. */
    List<Noticed> over(List<Noticed> noticed) {
        return noticed.stream().map(each -> over(each, noticed)).toList();
    }

    private Noticed over(Noticed each, List<Noticed> all) {
        var because = because(each);
        if (because.isPresent()) {
            return each.toldToNobody(because.get());
        }
        Map<String, String> untold = new TreeMap<>();
        for (var tell : each.tell()) {
            findLater(each, tell, all)
                    .ifPresent(later -> untold.put(
                            tell, "An alert about " + later.row().threshold() + " is sent at the same time."));
        }
        return each.with(untold);
    }

    private Optional<String> because(Noticed each) {
        if (each.type() == EventType.BREACH_WITHDRAWN || each.type() == EventType.BREACH_CORRECTED) {
            return each.row().told() ? Optional.empty() : Optional.of("Nobody was told of the breach.");
        }
        if (isOver(each)) {
            return Optional.of("The lead was already closed.");
        }
        var until = cycle.tellUntil(each.row().at());
        if (until.isPresent() && now.isAfter(until.get())) {
            return Optional.of("It was too old to be told: `alertsWithin` is "
                    + decision.policy().terms().clock().tellWithin() + ".");
        }
        return isEarly(each) && isLate(each) ? Optional.of("The deadline has already passed.") : Optional.empty();
    }

    /** Of a closed lead nothing is left to do. That it was given up too early is told, unless that is history. */
    private boolean isOver(Noticed each) {
        var disposition = decision.facts().disposition();
        if (disposition == null) {
            return false;
        }
        return !each.row().kind().equals(ObligationKind.EARLY_DISQUALIFICATION)
                || lead.memory().obligations().stream().noneMatch(kept -> kept.cycle() == cycle.number())
                || knownSince().isAfter(disposition.occurredAt());
    }

    /** When the lead was first told of. */
    private Instant knownSince() {
        return Stream.concat(lead.memory().facts().stream(), lead.told().stream())
                .filter(fact -> fact.key().kind() == FactKind.LEAD)
                .map(ToldFact::recordedAt)
                .min(Instant::compareTo)
                .orElse(Instant.MIN);
    }

    private boolean isLate(Noticed each) {
        var obligation = each.obligation();
        return obligation == null
                || !obligation.isOutstanding()
                || !obligation.deadline().keeps(now);
    }

    private static boolean isEarly(Noticed each) {
        return each.type() == EventType.WARNED
                && Threshold.parse(each.row().threshold()).isEarly();
    }

    /** Who is told that 75% of the time has passed need not be told of 50%, nor of an hour late who is told of two. */
    private static Optional<Noticed> findLater(Noticed each, String tell, List<Noticed> all) {
        return all.stream()
                .filter(other -> each.type() == EventType.WARNED
                        && other.type() == EventType.WARNED
                        && other.row().kind().equals(each.row().kind())
                        && isEarly(other) == isEarly(each)
                        && other.row().at().isAfter(each.row().at())
                        && other.tell().contains(tell))
                .findFirst();
    }
}
