package dev.leadline.kernel.calendar;

import dev.leadline.kernel.Invalid.Fault;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds every fault between the parts of a calendar; the parts check themselves. Touching windows are no fault. */
final class ScheduleCheck {

    private static final int MINUTES_A_WEEK = 7 * OpeningHours.MINUTES_A_DAY;

    private final List<Fault> faults = new ArrayList<>();

    private record Window(String pointer, String name, int from, int to) {

        static Window of(String pointer, String day, OpeningHours hours, int midnight) {
            return new Window(
                    pointer,
                    day.isEmpty() ? hours.toString() : day + " " + hours,
                    midnight + hours.opensMinute(),
                    midnight + hours.closesMinute());
        }

        Window aWeekLater() {
            return new Window(pointer, name, from + MINUTES_A_WEEK, to + MINUTES_A_WEEK);
        }
    }

    static List<Fault> faults(
            Map<DayOfWeek, List<OpeningHours>> week,
            List<EarlierHours> earlier,
            List<Holiday> holidays,
            List<ExtraOpening> extra) {
        ScheduleCheck check = new ScheduleCheck();
        check.checkWeek("/hours/", week);
        check.checkEarlier(earlier);
        check.checkHolidays(holidays);
        for (int i = 0; i < extra.size(); i++) {
            check.checkHours("/extra/" + i + "/hours/", extra.get(i).hours());
        }
        return check.faults;
    }

    private void checkEarlier(List<EarlierHours> earlier) {
        Set<LocalDate> seen = new HashSet<>();
        for (int i = 0; i < earlier.size(); i++) {
            checkWeek("/earlier/" + i + "/hours/", earlier.get(i).week());
            String until = earlier.get(i).until().toString();
            if (!seen.add(earlier.get(i).until())) {
                faults.add(new Fault(
                        "/earlier/" + i + "/until", until, "There are two sets of earlier hours until " + until + "."));
            }
        }
    }

    private void checkWeek(String prefix, Map<DayOfWeek, List<OpeningHours>> week) {
        List<Window> windows = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            String key = day.name().substring(0, 3).toLowerCase(Locale.ROOT);
            List<OpeningHours> hours = week.getOrDefault(day, List.of());
            for (int i = 0; i < hours.size(); i++) {
                int midnight = day.ordinal() * OpeningHours.MINUTES_A_DAY;
                windows.add(Window.of(prefix + key + "/" + i, key, hours.get(i), midnight));
            }
        }
        if (!checkApart(windows, null) && windows.size() > 1) {
            Window first =
                    windows.stream().min(Comparator.comparingInt(Window::from)).orElseThrow();
            checkApart(windows, first.aWeekLater());
        }
    }

    private void checkHolidays(List<Holiday> holidays) {
        Map<LocalDate, Holiday> seen = new HashMap<>();
        for (int i = 0; i < holidays.size(); i++) {
            Holiday holiday = holidays.get(i).sorted();
            checkHours("/holidays/" + i + "/hours/", holidays.get(i).hours());
            Holiday first = seen.putIfAbsent(holiday.date(), holiday);
            if (first != null && !first.hours().equals(holiday.hours())) {
                faults.add(new Fault(
                        "/holidays/" + i,
                        holiday.date().toString(),
                        "The holiday " + holiday.date() + " appears twice with different hours (" + text(first)
                                + " and " + text(holiday) + ")."));
            }
        }
    }

    private static String text(Holiday holiday) {
        return holiday.hours().isEmpty() ? "closed" : holiday.hours().toString();
    }

    private void checkHours(String prefix, List<OpeningHours> hours) {
        List<Window> windows = new ArrayList<>();
        for (int i = 0; i < hours.size(); i++) {
            windows.add(Window.of(prefix + i, "", hours.get(i), 0));
        }
        checkApart(windows, null);
    }

    /** Adds a fault for each window that begins before an earlier one has ended; says whether there was one. */
    private boolean checkApart(List<Window> windows, @Nullable Window next) {
        List<Window> sorted = new ArrayList<>(windows);
        sorted.sort(Comparator.comparingInt(Window::from).thenComparingInt(Window::to));
        if (next != null) {
            sorted.add(next);
        }
        boolean found = false;
        for (int i = 1, longest = 0; i < sorted.size(); i++) {
            Window earlier = sorted.get(longest);
            Window later = sorted.get(i);
            if (later.from() < earlier.to()) {
                faults.add(new Fault(
                        later.pointer(),
                        later.name(),
                        "The opening hours " + later.name() + " overlap " + earlier.name() + "."));
                found = true;
            }
            longest = later.to() > earlier.to() ? i : longest;
        }
        return found;
    }
}
