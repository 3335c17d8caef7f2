package dev.leadline.kernel.calendar;

import dev.leadline.kernel.calendar.ClockTrace.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down a clock's time interval by interval, in order. */
final class Tracing {

    private static final String CALENDAR_TIME = "calendar time";

    private final Days days;
    private final List<Interval> intervals = new ArrayList<>();
    private List<Stop> stops = List.of();
    private @Nullable Instant usualEnd;
    private boolean full;

    Tracing(Days days) {
        this.days = days;
    }

    /**
     * What is written from now on is paused at times.
     *
     * @param usual when it would end without pauses
     */
    void pause(List<Stop> disjoint, Instant usual) {
        stops = disjoint;
        usualEnd = usual;
    }

    /**
     * Goes on with business time: open time is counted unless it is paused.
     *
     * @param numbered whether business days are numbered, the first being 0
     */
    void addBusinessTime(Instant from, Instant to, boolean numbered) {
        Instant at = from;
        Day day = days.containing(from.getEpochSecond());
        int number = -1;
        long numberedDate = Long.MIN_VALUE;
        while (at.isBefore(to) && !full) {
            while (day.end <= at.getEpochSecond()) {
                day = days.at(day.epochDay + 1);
            }
            Instant next = earlier(to, Instant.ofEpochSecond(day.nextEdge(at.getEpochSecond())));
            if (day.isOpenAt(at.getEpochSecond())) {
                boolean regular = day.isRegularlyOpenAt(at.getEpochSecond());
                if (day.epochDay != numberedDate) {
                    number++;
                    numberedDate = day.epochDay;
                }
                addCounted(at, next, regular ? "open" : "extra opening", numbered ? number : null);
            } else {
                String reason =
                        days.findHoliday(day.epochDay).map(Holiday::reason).orElse("outside opening hours");
                add(new Interval(at, next, false, reason));
            }
            at = next;
        }
    }

    /** Goes on with calendar time: all of it is counted unless it is paused. */
    void addCalendarTime(Instant from, Instant to) {
        addCounted(from, to, CALENDAR_TIME, null);
    }

    /** The same for a number of days, which are longer or shorter where the clocks change. */
    void addCalendarDays(Instant from, Instant to, ZoneRules rules) {
        Instant at = from;
        String reason = CALENDAR_TIME;
        ZoneOffsetTransition change = rules.nextTransition(at);
        while (change != null && change.getInstant().isBefore(to)) {
            addCounted(at, change.getInstant(), reason, null);
            at = change.getInstant();
            reason = CALENDAR_TIME + ", after clocks went " + words(change.getDuration());
            change = rules.nextTransition(at);
        }
        addCounted(at, to, reason, null);
    }

    private static String words(Duration change) {
        long minutes = change.abs().toMinutes();
        return (change.isNegative() ? "back" : "forward")
                + (minutes == 60
                        ? " 1 hour"
                        : minutes % 60 == 0 ? " " + minutes / 60 + " hours" : " " + minutes + " minutes");
    }

    ClockTrace toTrace(boolean reached) {
        return new ClockTrace(intervals, reached && !full);
    }

    private void addCounted(Instant from, Instant to, String reason, @Nullable Integer day) {
        Instant at = from;
        for (Stop stop : stops) {
            if (!stop.from().isBefore(to)) {
                break;
            }
            if (stop.to() == null || stop.to().isAfter(at)) {
                Instant begin = stop.from().isBefore(at) ? at : stop.from();
                Instant end = stop.to() == null ? to : earlier(to, stop.to());
                addRunning(at, begin, reason, day);
                add(new Interval(begin, end, false, stop.label()));
                at = end;
            }
        }
        addRunning(at, to, reason, day);
    }

    /** What lies after the usual end makes up for pauses. */
    private void addRunning(Instant from, Instant to, String reason, @Nullable Integer day) {
        Instant usual = usualEnd == null ? to : usualEnd;
        add(new Interval(from, earlier(to, usual), true, reason, day, false));
        add(new Interval(from.isBefore(usual) ? usual : from, to, true, reason, day, true));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private void add(Interval next) {
        if (full || !next.from().isBefore(next.to())) {
            return;
        }
        int last = intervals.size() - 1;
        if (last >= 0 && intervals.get(last).isContinuedBy(next)) {
            Instant from = intervals.get(last).from();
            intervals.set(
                    last, new Interval(from, next.to(), next.counted(), next.reason(), next.day(), next.madeUp()));
        } else if (intervals.size() == ClockTrace.LIMIT) {
            full = true;
        } else {
            intervals.add(next);
        }
    }
}
