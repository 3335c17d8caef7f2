package dev.leadline.actions;

import dev.leadline.kernel.calendar.BusinessCalendar;
import dev.leadline.kernel.calendar.Stop;
import dev.leadline.kernel.clock.TimeLeft;
import java.time.Instant;
import java.util.List;

/**
 * The clock of the duty behind an action, as it is kept: which calendar runs it, and when it stands.
 *
 * @param calendar the id of the calendar
 * @param version its version
 * @param isBusinessTime whether its time is open time only
 * @param pauses the pauses that stop it and were not over when this was written
 */
public record QueueClock(String calendar, String version, boolean isBusinessTime, List<Pause> pauses) {

    /** @param to its end; {@code null} while it has none */
    public record Pause(Instant from, Instant to) {}

    /** Whether a pause stops it then. */
    boolean isPausedAt(Instant at) {
        return pauses.stream()
                .anyMatch(pause -> !at.isBefore(pause.from()) && (pause.to() == null || at.isBefore(pause.to())));
    }

    TimeLeft.Running by(BusinessCalendar hours) {
        return new TimeLeft.Running(
                hours,
                isBusinessTime,
                pauses.stream()
                        .map(pause -> new Stop(pause.from(), pause.to(), null))
                        .toList());
    }
}
