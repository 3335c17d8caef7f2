package dev.leadline.kernel.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The same calendar, worked out in the simplest way: a bit for each minute of some months. */
final class MinuteByMinute {

    private final ZoneId zone;
    private final long first;
    private final BitSet open = new BitSet();
    private final NavigableMap<Integer, LocalDate> midnights = new TreeMap<>();

    MinuteByMinute(BusinessCalendar calendar, LocalDate from, int dates) {
        zone = calendar.zone();
        first = instant(from, 0).getEpochSecond() / 60;
        for (int i = -1; i <= dates; i++) {
            LocalDate date = from.plusDays(i);
            // A skipped date begins where the next one does, and the next one wins.
            midnights.put(minute(instant(date, 0)), date);
            weekOn(calendar, date)
                    .getOrDefault(date.getDayOfWeek(), List.of())
                    .forEach(hours -> mark(date, hours, open));
        }
        for (Holiday holiday : calendar.holidays()) {
            clear(open, holiday.date());
        }
        for (Holiday holiday : calendar.holidays()) {
            BitSet own = new BitSet();
            holiday.hours().forEach(hours -> mark(holiday.date(), hours, own));
            calendar.holidays().stream()
                    .filter(other -> !other.date().equals(holiday.date()))
                    .forEach(other -> clear(own, other.date()));
            open.or(own);
        }
        calendar.extra().forEach(extra -> extra.hours().forEach(hours -> mark(extra.date(), hours, open)));
    }

    private static Map<DayOfWeek, List<OpeningHours>> weekOn(BusinessCalendar calendar, LocalDate date) {
        Map<DayOfWeek, List<OpeningHours>> week = calendar.week();
        for (int i = calendar.earlier().size() - 1; i >= 0; i--) {
            EarlierHours earlier = calendar.earlier().get(i);
            week = date.isBefore(earlier.until()) ? earlier.week() : week;
        }
        return week;
    }

    private Instant instant(LocalDate date, int minuteOfDay) {
        LocalDateTime local = date.plusDays(minuteOfDay / 1440).atTime(minuteOfDay % 1440 / 60, minuteOfDay % 60);
        ZonedDateTime zoned = local.atZone(zone).withEarlierOffsetAtOverlap();
        return zoned.toLocalDateTime().equals(local)
                ? zoned.toInstant()
                : zone.getRules()
                        .previousTransition(zoned.toInstant().plusNanos(1))
                        .getInstant();
    }

    private void mark(LocalDate date, OpeningHours hours, BitSet bits) {
        int from = minute(instant(date, hours.opensMinute()));
        int to = minute(instant(date, hours.closesMinute()));
        if (to > 0) {
            bits.set(Math.max(from, 0), to);
        }
    }

    private void clear(BitSet bits, LocalDate date) {
        int to = minute(instant(date.plusDays(1), 0));
        if (to > 0) {
            bits.clear(Math.max(minute(instant(date, 0)), 0), to);
        }
    }

    int minute(Instant instant) {
        return (int) (Math.floorDiv(instant.getEpochSecond(), 60) - first);
    }

    Instant instant(int minute) {
        return Instant.ofEpochSecond((first + minute) * 60);
    }

    boolean isOpen(int minute) {
        return open.get(minute);
    }

    int clockStart(int minute) {
        return open.nextSetBit(minute);
    }

    int openMinutes(int from, int to) {
        return open.get(from, to).cardinality();
    }

    /** The first minute by which so many open, unpaused ones have passed. */
    int after(int from, int minutes, BitSet paused) {
        int at = from;
        for (int left = minutes; left > 0; at++) {
            if (at > open.length()) {
                throw new IllegalStateException("The oracle knows too few dates: " + left + " minutes are left.");
            }
            left -= open.get(at) && !paused.get(at) ? 1 : 0;
        }
        return at;
    }

    int closeOfBusinessDay(int start, int count) {
        int from = midnights.floorKey(start);
        for (int left = count; ; from = midnights.higherKey(from)) {
            int to = midnights.higherKey(from);
            int last = open.previousSetBit(to - 1);
            if (last >= from && left-- == 0) {
                return last + 1;
            }
        }
    }
}
