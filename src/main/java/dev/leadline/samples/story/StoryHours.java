package dev.leadline.samples.story;

import dev.leadline.kernel.calendar.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The open time of a calendar between two moments, as a line of seconds: whatever the calendar and the moment, a story on that
 * line happens within opening hours.
 */
final class StoryHours {

    /** A stretch of open time, and how many open seconds came before it. */
    private record Stretch(Instant from, Instant to, long before) {

        long length() {
            return Duration.between(from, to).toSeconds();
        }
    }

    private final List<Stretch> stretches = new ArrayList<>();
    private final long total;

    /**
     * @param from the beginning of the line
     * @param to its end; nothing on the line is later
     */
    StoryHours(BusinessCalendar calendar, Instant from, Instant to) {
        long before = 0;
        var at = calendar.findNextOpen(from).orElse(to);
        while (at.isBefore(to)) {
            var close = calendar.findClose(at).filter(to::isAfter).orElse(to);
            var stretch = new Stretch(at, close, before);
            stretches.add(stretch);
            before += stretch.length();
            at = calendar.findNextOpen(close).filter(close::isBefore).orElse(to);
        }
        total = before;
    }

    /** The length of the line in seconds; 0 when it is never open. */
    long total() {
        return total;
    }

    /** Returns whether a place on the line is before its end. */
    boolean has(long second) {
        return second >= 0 && second < total;
    }

    /** The moment at which so many seconds were open. */
    Instant at(long second) {
        int low = 0;
        int high = stretches.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (stretches.get(middle).before() <= second) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        var stretch = stretches.get(low);
        return stretch.from().plusSeconds(second - stretch.before());
    }
}
