package dev.leadline.kernel.clock;

import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The parts of the time from receipt until the lead was disposed of, or until now. The parts add up to the whole, to
 * the nanosecond (O11).
 *
 * @param unassigned open time, not paused, in which nobody owned the lead
 * @param owned the same for each owner, by name; who owned it twice has both times together
 * @param paused the open time that pauses overlap (B9)
 * @param outsideHours time outside the hours of the calendar that runs the lead's clock
 */
public record TimeSplit(
        Duration unassigned, SortedMap<String, Duration> owned, Duration paused, Duration outsideHours) {

    public TimeSplit {
        owned = Collections.unmodifiableSortedMap(new TreeMap<>(owned));
    }

    /** All of it: from receipt to the end. */
    public Duration whole() {
        return owned.values().stream().reduce(unassigned.plus(paused).plus(outsideHours), Duration::plus);
    }
}
