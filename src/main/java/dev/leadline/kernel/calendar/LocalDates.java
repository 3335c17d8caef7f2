package dev.leadline.kernel.calendar;

import dev.leadline.kernel.calendar.DateChange.DateHours;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The dates of a calendar as they are written, in local time: for people, and to tell two calendars apart. */
final class LocalDates {

    private final WeeklyHours week;
    private final Map<LocalDate, Holiday> holidays = new HashMap<>();
    private final Map<LocalDate, List<OpeningHours>> extra = new HashMap<>();

    LocalDates(BusinessCalendar calendar) {
        this.week = new WeeklyHours(calendar.schedule());
        calendar.holidays().forEach(holiday -> holidays.put(holiday.date(), holiday));
        calendar.extra().forEach(opening -> extra.computeIfAbsent(opening.date(), date -> new ArrayList<>())
                .addAll(opening.hours()));
    }

    DateHours on(LocalDate date) {
        Holiday holiday = holidays.get(date);
        return new DateHours(hoursOn(date), holiday == null ? null : holiday.reason());
    }

    /** What is written for a day of the week at the time of a date. */
    List<OpeningHours> weekly(LocalDate date, DayOfWeek day) {
        return week.on(date.toEpochDay(), day);
    }

    private List<OpeningHours> hoursOn(LocalDate date) {
        LocalDate eve = date.minusDays(1);
        List<OpeningHours> windows = new ArrayList<>();
        Holiday holiday = holidays.get(date);
        if (holiday == null) {
            windows.addAll(weekly(date));
            addTails(weekly(eve), windows);
            addTails(holidayHours(eve), windows);
        } else {
            windows.addAll(holiday.hours());
        }
        windows.addAll(extraOn(date));
        addTails(extraOn(eve), windows);
        return union(windows);
    }

    /**
     * Returns whether two calendars write the same about a date and the night before it, whatever their weekly hours
     * are.
     */
    boolean writesTheSame(LocalDate date, LocalDates other) {
        LocalDate eve = date.minusDays(1);
        return Objects.equals(holidays.get(date), other.holidays.get(date))
                && extraOn(date).equals(other.extraOn(date))
                && writtenTails(eve).equals(other.writtenTails(eve));
    }

    /** Every date that is a holiday or has an extra opening, and the date after each. */
    TreeSet<LocalDate> written() {
        TreeSet<LocalDate> written = new TreeSet<>();
        Stream.concat(holidays.keySet().stream(), extra.keySet().stream()).forEach(date -> {
            written.add(date);
            written.add(date.plusDays(1));
        });
        return written;
    }

    private List<OpeningHours> weekly(LocalDate date) {
        return week.on(date.toEpochDay());
    }

    private List<OpeningHours> extraOn(LocalDate date) {
        return extra.getOrDefault(date, List.of());
    }

    private List<OpeningHours> holidayHours(LocalDate date) {
        return holidays.containsKey(date) ? holidays.get(date).hours() : List.of();
    }

    private List<OpeningHours> writtenTails(LocalDate eve) {
        List<OpeningHours> tails = new ArrayList<>();
        addTails(holidayHours(eve), tails);
        addTails(extraOn(eve), tails);
        return tails;
    }

    private static void addTails(List<OpeningHours> windowsOfTheDayBefore, List<OpeningHours> windows) {
        windowsOfTheDayBefore.stream()
                .filter(OpeningHours::isPastMidnight)
                .map(hours -> new OpeningHours(0, hours.closesMinute() - OpeningHours.MINUTES_A_DAY))
                .forEach(windows::add);
    }

    private static List<OpeningHours> union(List<OpeningHours> windows) {
        List<OpeningHours> union = new ArrayList<>();
        for (OpeningHours each : windows.stream().sorted().toList()) {
            int closes = Math.min(each.closesMinute(), OpeningHours.MINUTES_A_DAY);
            int last = union.size() - 1;
            if (last >= 0 && each.opensMinute() <= union.get(last).closesMinute()) {
                OpeningHours before = union.get(last);
                union.set(last, new OpeningHours(before.opensMinute(), Math.max(before.closesMinute(), closes)));
            } else {
                union.add(new OpeningHours(each.opensMinute(), closes));
            }
        }
        return List.copyOf(union);
    }
}
