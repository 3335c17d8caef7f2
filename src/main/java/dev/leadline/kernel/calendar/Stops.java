package dev.leadline.kernel.calendar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The pauses of one clock, made disjoint and sorted (B9): where several overlap, the time is paused once, for the
 * reason of the one that began first. The order they were given in does not matter.
 */
final class Stops {

    private static final Comparator<Stop> ORDER = Comparator.comparing(Stop::from)
            .thenComparing(Stop::to, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Stop::label);

    private final List<Stop> disjoint;

    private Stops(List<Stop> disjoint) {
        this.disjoint = disjoint;
    }

    /** The parts of the pauses that lie at or after the clock start. */
    static Stops of(List<Stop> stops, Instant clockStart) {
        if (stops.isEmpty()) {
            return new Stops(List.of());
        }
        List<Stop> sorted = new ArrayList<>(stops);
        sorted.sort(ORDER);
        List<Stop> disjoint = new ArrayList<>();
        Instant end = clockStart;
        for (Stop stop : sorted) {
            Instant from = OpenTime.checked(stop.from()).isBefore(end) ? end : stop.from();
            if (stop.to() == null) {
                disjoint.add(new Stop(from, null, stop.reason()));
                break;
            }
            if (OpenTime.checked(stop.to()).isAfter(from)) {
                disjoint.add(new Stop(from, stop.to(), stop.reason()));
                end = stop.to();
            }
        }
        return new Stops(disjoint);
    }

    List<Stop> list() {
        return disjoint;
    }

    /** The last one to begin; only when there is one. */
    Stop last() {
        return disjoint.get(disjoint.size() - 1);
    }

    boolean isEmpty() {
        return disjoint.isEmpty();
    }
}
