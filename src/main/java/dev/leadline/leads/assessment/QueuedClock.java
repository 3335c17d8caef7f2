package dev.leadline.leads.assessment;

import dev.leadline.actions.QueueClock;
import dev.leadline.kernel.clock.Deadline;
import dev.leadline.kernel.clock.LeadClock;
import dev.leadline.kernel.decision.Decision;
import dev.leadline.kernel.obligation.Obligation;
import java.time.Instant;
import java.util.Optional;

/**
 * The clock of the duty behind the next action.
 *
 * @param zone the zone of its calendar
 * @param kept as the queue keeps it
 */
record QueuedClock(String zone, QueueClock kept) {

    /** Finds it by its deadline, which the action has from it; empty when nothing is due. */
    static Optional<QueuedClock> find(Decision decision) {
        var due = decision.next().dueAt();
        return due == null
                ? Optional.empty()
                : decision.conclusions().obligations().stream()
                        .filter(Obligation::isOutstanding)
                        .map(Obligation::deadline)
                        .filter(deadline -> due.equals(deadline.at()) && deadline.basis() != null)
                        .findFirst()
                        .map(deadline -> of(deadline, decision.facts().asOf().at()));
    }

    private static QueuedClock of(Deadline deadline, Instant asOf) {
        var calendar = deadline.basis().calendar();
        var pauses = LeadClock.stops(deadline).stream()
                .filter(stop -> stop.to() == null || stop.to().isAfter(asOf))
                .map(stop -> new QueueClock.Pause(stop.from(), stop.to()))
                .toList();
        return new QueuedClock(
                calendar.calendar().zone().getId(),
                new QueueClock(
                        calendar.calendar().id(),
                        calendar.version(),
                        deadline.requireWithin().unit().isBusiness(),
                        pauses));
    }
}
