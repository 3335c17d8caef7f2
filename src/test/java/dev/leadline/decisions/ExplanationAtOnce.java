package dev.leadline.decisions;

import dev.leadline.kernel.calendar.ClockTrace;
import dev.leadline.kernel.clock.Deadline;
import dev.leadline.kernel.clock.IdlePause;
import dev.leadline.kernel.clock.LeadClock;
import dev.leadline.kernel.decision.Decision;
import dev.leadline.kernel.fact.Attempt;
import dev.leadline.kernel.obligation.AttemptReading;
import dev.leadline.kernel.obligation.PolicyTables;
import dev.leadline.kernel.obligation.RequiredAction;
import dev.leadline.kernel.obligation.RuleFiring;
import dev.leadline.rules.RuleRevisions;
import dev.leadline.rules.Semantics;
import dev.leadline.web.LocalText;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The explanation of a decision made of the decision itself, as servers made it before they kept grounds. */
final class ExplanationAtOnce {

    private final String rulesRevision;

    private ExplanationAtOnce(String rulesRevision) {
        this.rulesRevision = rulesRevision;
    }

    static ExplanationBody of(Decision decision, String rulesRevision) {
        var asOf = decision.facts().asOf().at();
        var explanation = new ExplanationAtOnce(rulesRevision);
        return new ExplanationBody(
                explanation.firings(decision),
                order(decision),
                decision.facts().attempts().stream()
                        .map(attempt -> reading(attempt, decision))
                        .toList(),
                decision.conclusions().obligations().stream()
                        .filter(obligation -> obligation.deadline().within() != null)
                        .map(obligation -> clock(obligation.deadline(), asOf))
                        .toList(),
                explanation.earlier(decision));
    }

    private List<ExplanationBody.EarlierBody> earlier(Decision decision) {
        var all = new ArrayList<ExplanationBody.EarlierBody>();
        for (var each = decision.earlier(); each != null; each = each.earlier()) {
            var body = DecisionBody.from(each, null, null, null);
            all.add(
                    0,
                    new ExplanationBody.EarlierBody(
                            body.asOf(),
                            each.lead().rank(),
                            body.tier(),
                            body.policy(),
                            body.obligations(),
                            firings(each)));
        }
        return all;
    }

    private static ExplanationBody.ReadingBody reading(Attempt attempt, Decision decision) {
        return decision.facts().isLater(attempt.occurredAt())
                ? reading(
                        attempt,
                        new AttemptReading(
                                List.of(),
                                false,
                                false,
                                null,
                                "It is later than asOf. It takes effect at its own time."))
                : reading(attempt, decision.history().readingOf(attempt));
    }

    private static ExplanationBody.ReadingBody reading(Attempt attempt, AttemptReading reading) {
        return new ExplanationBody.ReadingBody(
                attempt.id(),
                attempt.channel(),
                attempt.occurredAt(),
                attempt.outcome(),
                reading.counts(),
                reading.reached(),
                reading.row(),
                reading.because());
    }

    private static List<ExplanationBody.OrderBody> order(Decision decision) {
        var all = new ArrayList<ExplanationBody.OrderBody>();
        RequiredAction before = null;
        for (var action : decision.requiredActions()) {
            var channel = action.attempt() == null ? null : action.attempt().channel();
            all.add(new ExplanationBody.OrderBody(action.type(), channel, because(action, before, decision)));
            before = action;
        }
        return all;
    }

    private static String because(RequiredAction action, RequiredAction before, Decision decision) {
        var due = action.dueAt() == null ? "It has no deadline" : "Its deadline (" + action.dueAt() + ")";
        if (before == null) {
            return action.dueAt() == null ? due + ", and nothing else has one." : due + " is the earliest.";
        }
        if (!Objects.equals(action.dueAt(), before.dueAt())) {
            return action.dueAt() == null ? due + "." : due + " is later than that of the action before.";
        }
        return due + (action.dueAt() == null ? ", as the action before; " : " is that of the action before; ")
                + "the policy lists its channels in the order "
                + String.join(", ", decision.policy().terms().channels()) + ".";
    }

    private static ClockBody clock(Deadline deadline, Instant asOf) {
        var trace = LeadClock.trace(deadline, asOf);
        var zone = deadline.basis().calendar().calendar().zone();
        return new ClockBody(
                deadline.kind(),
                deadline.within().toString(),
                trace.intervals().stream().map(each -> interval(each, zone)).toList(),
                trace.complete(),
                LeadClock.idlePauses(deadline).stream()
                        .map(ExplanationAtOnce::idle)
                        .toList());
    }

    private static ClockBody.IntervalBody interval(ClockTrace.Interval interval, ZoneId zone) {
        return new ClockBody.IntervalBody(
                interval.from(),
                LocalText.of(interval.from(), zone),
                interval.to(),
                LocalText.of(interval.to(), zone),
                interval.counted(),
                interval.reason(),
                interval.day(),
                interval.madeUp());
    }

    private static ClockBody.IdlePauseBody idle(IdlePause idle) {
        return new ClockBody.IdlePauseBody(
                idle.pause().from(), idle.pause().to(), idle.pause().reason(), idle.because());
    }

    private List<FiringBody> firings(Decision decision) {
        var firings = decision.firings();
        var zone = decision.clock().calendar().calendar().zone();
        var concludedBy = new IdentityHashMap<Object, RuleFiring>();
        firings.forEach(firing -> firing.concluded().forEach(fact -> concludedBy.put(fact, firing)));
        var numbers = new IdentityHashMap<RuleFiring, Integer>();
        var waiting = new ArrayList<>(firings);
        while (!waiting.isEmpty()) {
            var next = waiting.stream()
                    .filter(firing -> firing.facts().stream()
                            .map(concludedBy::get)
                            .allMatch(before -> before == null || before == firing || numbers.containsKey(before)))
                    .findFirst()
                    .orElse(waiting.get(0));
            waiting.remove(next);
            numbers.put(next, numbers.size() + 1);
        }
        return firings.stream()
                .sorted((one, other) -> numbers.get(one) - numbers.get(other))
                .map(firing -> firing(firing, numbers, concludedBy, zone))
                .toList();
    }

    private FiringBody firing(
            RuleFiring firing, Map<RuleFiring, Integer> numbers, Map<Object, RuleFiring> concludedBy, ZoneId zone) {
        var row = firing.row();
        return new FiringBody(
                numbers.get(firing),
                firing.rule(),
                RuleRevisions.link(rulesRevision, firing.rule()),
                firing.clause(),
                Semantics.findLink(firing.clause()).orElse(null),
                row == null ? null : row.table().tableName(),
                row == null ? null : row.row(),
                firing.facts().stream()
                        .filter(fact -> !(fact instanceof PolicyTables))
                        .map(fact -> matched(fact, numbers, concludedBy, zone))
                        .toList(),
                firing.concluded().stream()
                        .map(fact -> withLocal(FactAsRead.of(fact), zone))
                        .toList());
    }

    private static Map<String, Object> matched(
            Object fact, Map<RuleFiring, Integer> numbers, Map<Object, RuleFiring> concludedBy, ZoneId zone) {
        var read = withLocal(FactAsRead.of(fact), zone);
        var by = concludedBy.get(fact);
        if (by != null) {
            read.put("concludedBy", numbers.get(by));
        }
        return read;
    }

    private static Map<String, Object> withLocal(Map<String, Object> read, ZoneId zone) {
        var all = new LinkedHashMap<String, Object>();
        read.forEach((name, value) -> {
            all.put(name, value);
            if (value instanceof Instant at) {
                all.put(name + "Local", LocalText.of(at, zone));
            } else if (value instanceof List<?> several
                    && !several.isEmpty()
                    && several.stream().allMatch(Instant.class::isInstance)) {
                all.put(
                        name + "Local",
                        several.stream()
                                .map(at -> LocalText.of((Instant) at, zone))
                                .toList());
            }
        });
        return all;
    }
}
