package dev.leadline.kernel.calendar;

import dev.leadline.kernel.calendar.DateChange.DateHours;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A day of the week on which two calendars differ.
 *
 * @param day which
 * @param from the first date of the difference; {@code null} when it has always been
 * @param until the first date after it; {@code null} when it stays for good
 * @param before the weekly hours of the one, as written
 * @param after the weekly hours of the other
 */
public record WeeklyChange(
        DayOfWeek day,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        List<OpeningHours> before,
        List<OpeningHours> after) {

    private static final DateTimeFormatter SPOKEN = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    /** Such as {@code "Mondays from 9 March 2026 on: 08:00-16:00 instead of 09:00-17:00."}. */
    public String sentence() {
        String days = day.getDisplayName(TextStyle.FULL, Locale.ENGLISH) + "s";
        String since = from == null ? "" : " from " + SPOKEN.format(from) + (until == null ? " on" : "");
        String limit = until == null ? "" : " before " + SPOKEN.format(until);
        return days + since + limit + ": " + DateHours.text(after) + " instead of " + DateHours.text(before) + ".";
    }
}
