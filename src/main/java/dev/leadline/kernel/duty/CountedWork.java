package dev.leadline.kernel.duty;

import dev.leadline.kernel.decision.Decision;
import dev.leadline.kernel.fact.Attempt;
import dev.leadline.kernel.obligation.AttemptReading;
import dev.leadline.kernel.obligation.ChannelRequirement;
import dev.leadline.kernel.tracking.dossier.Cycle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Counts what was done in a cycle, and what became of it. */
final class CountedWork {

    private final CountedCycle counted;
    private final Cycle cycle;
    private final Decision decision;
    private final Map<Attempt, AttemptReading> readings = new IdentityHashMap<>();
    private final List<Attempt> attempts;

    CountedWork(CountedCycle counted) {
        this.counted = counted;
        this.cycle = counted.assessed().cycle();
        this.decision = counted.decision();
        decision.history().readings().forEach(each -> each.attempts().forEach(made -> readings.put(made, each)));
        this.attempts = decision.facts().attempts().stream()
                .filter(each -> readings.containsKey(each) && !each.occurredAt().isBefore(cycle.receivedAt()))
                .toList();
    }

    LeadCycle cycle() {
        var clock = decision.clock();
        return new LeadCycle(
                counted.leadId(),
                cycle.number(),
                counted.under(decision.policy(), clock.calendar(), counted.tierName())
                        .withAttributes(decision.lead().attributes()),
                standing(clock.calendar().calendar().isOpen(cycle.receivedAt())),
                end(),
                null,
                reach(decision.history().reachedAt()),
                floors(),
                made());
    }

    private LeadCycle.Standing standing(boolean receivedOpen) {
        var last = cycle.lastAssignment();
        var rank = decision.lead().rank();
        return new LeadCycle.Standing(
                receivedOpen,
                cycle.description().lead().rank(),
                rank,
                rank == null,
                counted.isNurtured(),
                last.owner(),
                last.team());
    }

    private LeadCycle.End end() {
        var disposition = decision.history().disposition();
        return disposition == null
                ? new LeadCycle.End(null, null, null)
                : new LeadCycle.End(disposition.type().name(), disposition.reason(), disposition.occurredAt());
    }

    private LeadCycle.Reach reach(@Nullable Instant reachedAt) {
        return attempts.stream()
                .filter(each ->
                        each.occurredAt().equals(reachedAt) && reading(each).reached() && counts(each))
                .findFirst()
                .map(each -> new LeadCycle.Reach(reachedAt, numberOf(each), each.channel()))
                .orElseGet(() -> new LeadCycle.Reach(reachedAt, null, null));
    }

    private int numberOf(Attempt attempt) {
        return Math.toIntExact(attempts.subList(0, attempts.indexOf(attempt) + 1).stream()
                .filter(each -> each.channel().equals(attempt.channel()) && counts(each))
                .count());
    }

    private Map<String, Integer> floors() {
        var required = decision.conclusions().required();
        return required == null
                ? Map.of()
                : required.channels().stream()
                        .filter(each -> each.required() > 0)
                        .collect(Collectors.toMap(ChannelRequirement::channel, ChannelRequirement::required));
    }

    private LeadCycle.Attempts made() {
        var owners = new ArrayList<@Nullable String>();
        var teams = new ArrayList<@Nullable String>();
        var outcomes = new ArrayList<@Nullable String>();
        for (var attempt : attempts) {
            var assigned = cycle.assignmentAt(attempt.occurredAt());
            owners.add(assigned.owner());
            teams.add(assigned.team());
            outcomes.add(attempt.outcome());
        }
        return new LeadCycle.Attempts(
                attempts.stream().map(Attempt::occurredAt).toList(),
                attempts.stream().map(Attempt::channel).toList(),
                outcomes,
                attempts.stream().map(this::counts).toList(),
                owners,
                teams);
    }

    private boolean counts(Attempt attempt) {
        return reading(attempt).counts();
    }

    private AttemptReading reading(Attempt attempt) {
        return Objects.requireNonNull(readings.get(attempt));
    }
}
