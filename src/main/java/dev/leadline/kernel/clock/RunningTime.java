package dev.leadline.kernel.clock;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.calendar.BusinessCalendar;
import dev.leadline.kernel.fact.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The parts of a time in which the lead's clock ran, stood still in pauses, and was outside hours. The three add up to
 * the time itself, to the nanosecond, and those of two times that follow each other add up to those of both.
 *
 * @param running open time that was not paused
 * @param paused the open time that pauses overlap, overlapping pauses counted once (B9)
 * @param outsideHours time that was not open, paused or not
 */
public record RunningTime(Duration running, Duration paused, Duration outsideHours) {

    public static final RunningTime NONE = new RunningTime(Duration.ZERO, Duration.ZERO, Duration.ZERO);

    /**
     * The time between two moments.
     *
     * @param pauses in the order in which they begin
     * @param to not before {@code from}
     * @throws Invalid when they lie more than 400 years apart (B7)
     */
    public static RunningTime between(BusinessCalendar calendar, List<Pause> pauses, Instant from, Instant to) {
        var open = calendar.openBetween(from, to);
        var paused = Duration.ZERO;
        var reached = from;
        for (var pause : pauses) {
            var begin = pause.from().isBefore(reached) ? reached : pause.from();
            var end = pause.to() == null || pause.to().isAfter(to) ? to : pause.to();
            if (end.isAfter(begin)) {
                paused = paused.plus(calendar.openBetween(begin, end));
                reached = end;
            }
        }
        return new RunningTime(
                open.minus(paused), paused, Duration.between(from, to).minus(open));
    }

    public RunningTime plus(RunningTime other) {
        return new RunningTime(
                running.plus(other.running), paused.plus(other.paused), outsideHours.plus(other.outsideHours));
    }
}
