package dev.leadline.kernel.tracking;

import dev.leadline.kernel.obligation.Obligation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How late something is in business time, in words: the open time since its deadline, by the calendar of its clock. */
final class Lateness {

    private Lateness() {}

    /** "57 business hours and 30 minutes"; empty without a deadline, and when less than a business minute has passed. */
    static Optional<String> words(@Nullable Obligation obligation, Instant now) {
        var deadline = obligation == null ? null : obligation.deadline();
        if (deadline == null || deadline.at() == null || deadline.basis() == null || !now.isAfter(deadline.at())) {
            return Optional.empty();
        }
        var open = deadline.basis().calendar().calendar().openBetween(deadline.at(), now);
        return open.toMinutes() == 0 ? Optional.empty() : Optional.of(words(open));
    }

    private static String words(Duration open) {
        long hours = open.toHours();
        int minutes = open.toMinutesPart();
        if (hours == 0) {
            return count(minutes, "business minute");
        }
        return count(hours, "business hour") + (minutes == 0 ? "" : " and " + count(minutes, "minute"));
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
