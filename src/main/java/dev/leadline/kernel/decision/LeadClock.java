package dev.leadline.kernel.decision;

import dev.leadline.kernel.calendar.BusinessCalendar;
import dev.leadline.kernel.calendar.BusinessDuration;
import dev.leadline.kernel.calendar.ClockTrace;
import dev.leadline.kernel.calendar.Stop;
import dev.leadline.kernel.fact.Pause;
import dev.leadline.kernel.policy.ClockTerms;
import dev.leadline.kernel.policy.VersionedCalendar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The lead's clock: it starts at the first open moment at or after receipt (B2), runs by one calendar (B8), and never
 * resets (O11).
 */
public final class LeadClock {

    private final Instant receivedAt;
    private final Instant startedAt;
    private final VersionedCalendar calendar;
    private final ClockTerms terms;
    private final List<Pause> pauses;

    LeadClock(Instant receivedAt, VersionedCalendar calendar, ClockTerms terms, List<Pause> pauses) {
        this.receivedAt = receivedAt;
        this.startedAt = calendar.calendar().clockStart(receivedAt);
        this.calendar = calendar;
        this.terms = terms;
        this.pauses =
                pauses.stream().sorted(Comparator.comparing(Pause::recordedAt)).toList();
    }

    /** When the lead was received. */
    public Instant receivedAt() {
        return receivedAt;
    }

    /** When the clock started (B2). */
    public Instant startedAt() {
        return startedAt;
    }

    /** The calendar that runs it, and its version. */
    public VersionedCalendar calendar() {
        return calendar;
    }

    /** The deadline of something that is allowed {@code within} from receipt (O1). */
    public Deadline due(ObligationKind kind, BusinessDuration within) {
        var stops = stops(kind, within);
        var at = hours().findDeadline(receivedAt, within, stops).orElse(null);
        var percent = terms.atRiskAfterPercent();
        var atRiskAfter = percent == null
                ? null
                : hours().findPartWay(receivedAt, within, percent, stops).orElse(null);
        return new Deadline(kind, within, at, atRiskAfter);
    }

    /** How the clock got from receipt to a deadline, interval by interval; for one still paused, up to {@code asOf}. */
    public ClockTrace trace(Deadline deadline, Instant asOf) {
        if (deadline.at() == null) {
            return hours().trace(receivedAt, asOf);
        }
        return hours().traceDeadline(receivedAt, deadline.within(), stops(deadline.kind(), deadline.within()));
    }

    /**
     * The pauses that stop this obligation's clock, taken in the order in which they became known: one that became
     * known after the deadline had passed covers nothing (B9).
     */
    private List<Stop> stops(ObligationKind kind, BusinessDuration within) {
        if (pauses.isEmpty() || kind == ObligationKind.FIRST_CALL && !terms.firstCallCanBePaused()) {
            return List.of();
        }
        var stops = new ArrayList<Stop>();
        for (var pause : pauses) {
            var deadline = hours().findDeadline(receivedAt, within, stops);
            if (deadline.isEmpty() || !pause.recordedAt().isAfter(deadline.get())) {
                stops.add(new Stop(pause.from(), pause.to(), pause.reason()));
            }
        }
        return stops;
    }

    private BusinessCalendar hours() {
        return calendar.calendar();
    }
}
