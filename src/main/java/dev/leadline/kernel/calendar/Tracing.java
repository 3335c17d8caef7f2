package dev.leadline.kernel.calendar;

import dev.leadline.kernel.calendar.ClockTrace.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes down a clock's time interval by interval, in order. */
final class Tracing {

    private final Days days;
    private final List<Interval> intervals = new ArrayList<>();
    private boolean full;

    Tracing(Days days) {
        this.days = days;
    }

    /** Goes on with business time: open time is counted unless it is paused. */
    void addBusinessTime(Instant from, Instant to, List<Stop> stops) {
        Instant at = from;
        Day day = days.containing(from.getEpochSecond());
        while (at.isBefore(to) && !full) {
            while (day.end <= at.getEpochSecond()) {
                day = days.at(day.epochDay + 1);
            }
            Instant edge = Instant.ofEpochSecond(day.nextEdge(at.getEpochSecond()));
            Instant next = edge.isBefore(to) ? edge : to;
            if (day.isOpenAt(at.getEpochSecond())) {
                boolean regular = day.isRegularlyOpenAt(at.getEpochSecond());
                addCounted(at, next, regular ? "open" : "extra opening", stops);
            } else {
                add(
                        at,
                        next,
                        false,
                        days.findHoliday(day.epochDay).map(Holiday::reason).orElse("outside opening hours"));
            }
            at = next;
        }
    }

    /** Goes on with calendar time: all of it is counted unless it is paused. */
    void addCalendarTime(Instant from, Instant to, List<Stop> stops) {
        addCounted(from, to, "calendar time", stops);
    }

    ClockTrace toTrace(boolean reached) {
        return new ClockTrace(intervals, reached && !full);
    }

    private void addCounted(Instant from, Instant to, String reason, List<Stop> stops) {
        Instant at = from;
        for (Stop stop : stops) {
            if (!stop.from().isBefore(to)) {
                break;
            }
            if (stop.to() == null || stop.to().isAfter(at)) {
                Instant begin = stop.from().isBefore(at) ? at : stop.from();
                Instant end = stop.to() == null || stop.to().isAfter(to) ? to : stop.to();
                add(at, begin, true, reason);
                add(begin, end, false, stop.label());
                at = end;
            }
        }
        add(at, to, true, reason);
    }

    private void add(Instant from, Instant to, boolean counted, String reason) {
        if (full || !from.isBefore(to)) {
            return;
        }
        int last = intervals.size() - 1;
        if (last >= 0 && intervals.get(last).isContinuedBy(counted, reason)) {
            intervals.set(last, new Interval(intervals.get(last).from(), to, counted, reason));
        } else if (intervals.size() == ClockTrace.LIMIT) {
            full = true;
        } else {
            intervals.add(new Interval(from, to, counted, reason));
        }
    }
}
