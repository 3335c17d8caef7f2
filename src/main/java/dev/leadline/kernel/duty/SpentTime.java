package dev.leadline.kernel.duty;

import dev.leadline.kernel.calendar.BusinessCalendar;
import dev.leadline.kernel.decision.Tenure;
import dev.leadline.kernel.fact.Pause;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says where the open time of a duty went, by the calendar of its clock and the pauses that stop it. */
final class SpentTime {

    private final BusinessCalendar calendar;
    private final List<Pause> pauses;

    /** @param pauses in the order in which they begin */
    SpentTime(BusinessCalendar calendar, List<Pause> pauses) {
        this.calendar = calendar;
        this.pauses = pauses;
    }

    /** Open seconds between two moments that are not paused; none when the second is not after the first. */
    long running(Instant from, Instant to) {
        return to.isAfter(from) ? calendar.openSecondsAt(to) - calendar.openSecondsAt(from) - paused(from, to) : 0;
    }

    /** Pauses that overlap count once (B9). */
    private long paused(Instant from, Instant to) {
        long seconds = 0;
        var reached = from;
        for (var pause : pauses) {
            var begin = pause.from().isBefore(reached) ? reached : pause.from();
            var end = pause.to() == null || pause.to().isAfter(to) ? to : pause.to();
            if (end.isAfter(begin)) {
                seconds += calendar.openSecondsAt(end) - calendar.openSecondsAt(begin);
                reached = end;
            }
        }
        return seconds;
    }

    /**
     * Says where the time of a duty went.
     *
     * @param startedAt when its clock started
     * @param deadline {@code null} when none is in sight
     * @param tenures who had the lead until the duty was judged
     * @param judgedAt when it was kept, ended or late, or will be
     * @param over when it was done or ended; {@code null} while it may still be done
     */
    Duty.Spent spent(
            Instant startedAt,
            @Nullable Instant deadline,
            List<Tenure> tenures,
            Instant judgedAt,
            @Nullable Instant over) {
        var since = over == null ? pausedSince() : null;
        var known = over != null ? over : since != null ? since : lastEnd(startedAt);
        var last = tenures.get(tenures.size() - 1);
        boolean isNobodys = over == null && last.owner() == null;
        return new Duty.Spent(
                calendar.openSecondsAt(startedAt),
                deadline == null ? null : calendar.openSecondsAt(deadline),
                paused(startedAt, known),
                since,
                unassigned(tenures, isNobodys ? last.from() : judgedAt),
                isNobodys ? calendar.openSecondsAt(last.from()) + paused(last.from(), known) : null);
    }

    private long unassigned(List<Tenure> tenures, Instant end) {
        long seconds = 0;
        for (int i = 0; i < tenures.size(); i++) {
            var tenure = tenures.get(i);
            if (tenure.owner() == null) {
                seconds += running(
                        tenure.from(),
                        i + 1 < tenures.size() ? tenures.get(i + 1).from() : end);
            }
        }
        return seconds;
    }

    private @Nullable Instant pausedSince() {
        return pauses.stream()
                .filter(each -> each.to() == null)
                .map(Pause::from)
                .findFirst()
                .orElse(null);
    }

    private Instant lastEnd(Instant startedAt) {
        return pauses.stream()
                .map(Pause::to)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .filter(end -> end.isAfter(startedAt))
                .orElse(startedAt);
    }
}
