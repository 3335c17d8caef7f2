package dev.leadline.kernel.clock;

import dev.leadline.kernel.calendar.BusinessCalendar;
import dev.leadline.kernel.calendar.Stop;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a deadline leaves at a moment, for someone who counts it down: business time for a deadline in business time (B3, B4),
 * else all time (B5), without what pauses (B9).
 *
 * @param open the time left; zero at the deadline and after it
 * @param isRunning whether the clock runs at that moment, so that this time grows less, or after the deadline more is late
 * @param changesAt the next moment at which it is the other way round; {@code null} when none is in sight
 * @param late the time since the deadline; {@code null} up to it, for what is done then is on time (B6)
 */
public record TimeLeft(Duration open, boolean isRunning, @Nullable Instant changesAt, @Nullable Duration late) {

    /**
     * What runs a clock.
     *
     * @param calendar its opening hours
     * @param isBusinessTime whether it stands outside these hours
     * @param stops its pauses, in any order; after the deadline they have no effect
     */
    public record Running(BusinessCalendar calendar, boolean isBusinessTime, List<Stop> stops) {

        public Running {
            stops = stops.stream()
                    .filter(stop -> !stop.from().equals(stop.to()))
                    .sorted(Comparator.comparing(Stop::from))
                    .toList();
        }

        private Running withoutStops() {
            return new Running(calendar, isBusinessTime, List.of());
        }

        private Duration between(Instant from, Instant to) {
            return isBusinessTime ? calendar.openBetween(from, to) : Duration.between(from, to);
        }

        private Optional<Instant> opening(Instant at) {
            return isBusinessTime ? calendar.findNextOpen(at) : Optional.of(at);
        }

        private Optional<Instant> closing(Instant at) {
            return isBusinessTime ? calendar.findClose(at) : Optional.empty();
        }

        private Optional<Stop> stopAt(Instant at) {
            return stops.stream()
                    .filter(stop -> !stop.from().isAfter(at)
                            && (stop.to() == null || stop.to().isAfter(at)))
                    .findFirst();
        }

        private boolean runsAt(Instant at) {
            return (!isBusinessTime || calendar.isOpen(at)) && stopAt(at).isEmpty();
        }

        private Duration runningBetween(Instant from, Instant to) {
            var time = between(from, to);
            var reached = from;
            for (var stop : stops) {
                var begin = stop.from().isBefore(reached) ? reached : stop.from();
                var end = stop.to() == null || stop.to().isAfter(to) ? to : stop.to();
                if (end.isAfter(begin)) {
                    time = time.minus(between(begin, end));
                    reached = end;
                }
            }
            return time;
        }

        private @Nullable Instant stands(Instant from) {
            var stop = stops.stream().map(Stop::from).filter(from::isBefore).findFirst();
            var close = closing(from);
            return close.isPresent() && (stop.isEmpty() || close.get().isBefore(stop.get()))
                    ? close.get()
                    : stop.orElse(null);
        }

        private @Nullable Instant runs(Instant from) {
            var at = opening(from);
            while (at.isPresent()) {
                var stop = stopAt(at.get());
                if (stop.isEmpty()) {
                    return at.get();
                }
                at = Optional.ofNullable(stop.get().to()).flatMap(this::opening);
            }
            return null;
        }
    }

    /** What is left of a deadline at a moment. */
    public static TimeLeft of(Running clock, Instant deadline, Instant at) {
        boolean isLate = at.isAfter(deadline);
        var running = isLate ? clock.withoutStops() : clock;
        boolean runs = running.runsAt(at);
        return new TimeLeft(
                isLate ? Duration.ZERO : running.runningBetween(at, deadline),
                runs,
                runs ? running.stands(at) : running.runs(at),
                isLate ? running.between(deadline, at) : null);
    }
}
