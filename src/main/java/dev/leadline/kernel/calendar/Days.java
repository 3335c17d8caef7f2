package dev.leadline.kernel.calendar;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Resolves dates into {@link Day}s and remembers the last {@value #SLOTS} or so: nearly every question is about the
 * weeks around now, and resolving local times costs a hundred times the look-up. Safe for many threads: days are
 * immutable, and two threads that resolve the same one get equal ones.
 */
final class Days {

    private static final int SLOTS = 1_024;
    private static final int SECONDS_A_DAY = 86_400;

    private final ZoneRules rules;
    private final WeeklyHours weekly;
    private final Map<Long, Holiday> holidays = new HashMap<>();
    private final Map<Long, List<OpeningHours>> extra = new HashMap<>();
    private final Set<Long> unusual = new HashSet<>();
    private final long alwaysOpenFrom;
    private final AtomicReferenceArray<Day> slots = new AtomicReferenceArray<>(SLOTS);

    Days(Schedule schedule, ZoneId zone) {
        this.rules = zone.getRules();
        this.weekly = new WeeklyHours(schedule);
        schedule.holidays().forEach(holiday -> holidays.put(holiday.date().toEpochDay(), holiday));
        schedule.extra().forEach(opening -> extra.computeIfAbsent(opening.date().toEpochDay(), day -> new ArrayList<>())
                .addAll(opening.hours()));
        // Spans are quick when they come in order, and many openings may be given for one date.
        extra.replaceAll((day, hours) -> hours.stream().distinct().sorted().toList());
        schedule.holidays().stream()
                .filter(holiday -> !holiday.hours().isEmpty())
                .forEach(holiday -> addUnusual(holiday.date()));
        schedule.extra().forEach(opening -> addUnusual(opening.date()));
        long lastHoliday =
                holidays.keySet().stream().mapToLong(day -> day).max().orElse(Long.MIN_VALUE);
        // On the first date of a week's hours, those of the date before do not run past midnight.
        this.alwaysOpenFrom =
                schedule.isRoundTheClock() ? Math.max(lastHoliday, weekly.heldSince()) + 1 : Long.MAX_VALUE;
    }

    Day at(long epochDay) {
        int slot = (int) epochDay & (SLOTS - 1);
        Day day = slots.getAcquire(slot);
        if (day == null || day.epochDay != epochDay) {
            day = resolve(epochDay);
            slots.setRelease(slot, day);
        }
        return day;
    }

    /**
     * The date that holds an instant. Dates are told apart by their first midnights, also where clocks go back over
     * midnight and show the end of the day before once more: so a later instant is never on an earlier date.
     */
    Day containing(long second) {
        Day day = at(Math.floorDiv(second, SECONDS_A_DAY));
        while (second < day.start) {
            day = at(day.epochDay - 1);
        }
        while (second >= day.end) {
            day = at(day.epochDay + 1);
        }
        return day;
    }

    /** The first business day from {@code epochDay} to {@code last}. */
    @Nullable
    Day nextBusinessDay(long epochDay, long last) {
        for (long next = epochDay; next <= last; next++) {
            if (mayBeOpen(next)) {
                Day day = at(next);
                if (day.isBusinessDay()) {
                    return day;
                }
            }
        }
        return null;
    }

    Optional<Holiday> findHoliday(long epochDay) {
        return Optional.ofNullable(holidays.get(epochDay));
    }

    /** From this date on it never closes; {@code Long.MAX_VALUE} when it always closes again. */
    long alwaysOpenFrom() {
        return alwaysOpenFrom;
    }

    /** The instant a local time means: the next valid one in a gap, the earlier one in an overlap (B1). */
    static long instant(ZoneRules rules, LocalDateTime local) {
        List<ZoneOffset> offsets = rules.getValidOffsets(local);
        return offsets.isEmpty() ? rules.getTransition(local).toEpochSecond() : local.toEpochSecond(offsets.get(0));
    }

    /** Returns whether it may open again: weekly hours never vanish for good, single dates may lie in a gap. */
    boolean isEverOpen() {
        return weekly.isEverOpen() || unusual.stream().anyMatch(day -> at(day).isBusinessDay());
    }

    private boolean mayBeOpen(long epochDay) {
        return !weekly.on(epochDay).isEmpty() || !weekly.on(epochDay - 1).isEmpty() || unusual.contains(epochDay);
    }

    /** Notes a date that may be open, and so may the next, whatever the weekly hours say. */
    private void addUnusual(LocalDate date) {
        unusual.add(date.toEpochDay());
        unusual.add(date.toEpochDay() + 1);
    }

    private Day resolve(long epochDay) {
        long start = instant(epochDay, 0);
        long end = instant(epochDay + 1, 0);
        Spans spans = new Spans(start, end);
        Holiday holiday = holidays.get(epochDay);
        if (holiday != null) {
            addOwn(spans, epochDay, holiday.hours());
        } else {
            addTails(spans, epochDay, weekly.on(epochDay - 1));
            findHoliday(epochDay - 1).ifPresent(eve -> addTails(spans, epochDay, eve.hours()));
            addOwn(spans, epochDay, weekly.on(epochDay));
        }
        long[] regular = spans.union();
        List<OpeningHours> own = extra.getOrDefault(epochDay, List.of());
        List<OpeningHours> before = extra.getOrDefault(epochDay - 1, List.of());
        if (own.isEmpty() && before.isEmpty()) {
            return new Day(epochDay, start, end, regular, regular);
        }
        addTails(spans, epochDay, before);
        addOwn(spans, epochDay, own);
        return new Day(epochDay, start, end, regular, spans.union());
    }

    private void addOwn(Spans spans, long epochDay, List<OpeningHours> windows) {
        for (OpeningHours hours : windows) {
            spans.add(instant(epochDay, hours.opensMinute()), instant(epochDay, hours.closesMinute()));
        }
    }

    private void addTails(Spans spans, long epochDay, List<OpeningHours> windowsOfTheDayBefore) {
        for (OpeningHours hours : windowsOfTheDayBefore) {
            if (hours.isPastMidnight()) {
                addOwn(spans, epochDay - 1, List.of(hours));
            }
        }
    }

    private long instant(long epochDay, int minute) {
        LocalDate date = LocalDate.ofEpochDay(epochDay + minute / OpeningHours.MINUTES_A_DAY);
        int ofDay = minute % OpeningHours.MINUTES_A_DAY;
        return instant(rules, LocalDateTime.of(date, LocalTime.of(ofDay / 60, ofDay % 60)));
    }
}
