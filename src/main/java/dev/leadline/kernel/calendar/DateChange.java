package dev.leadline.kernel.calendar;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One date on which two calendars differ: when it is open, or only in which holiday it is. */
public record DateChange(LocalDate date, DateHours before, DateHours after) {

    private static final DateTimeFormatter SPOKEN = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.ENGLISH);

    /** Such as {@code "Monday 9 March 2026: closed instead of 09:00-17:00."}. */
    public String sentence() {
        String day = SPOKEN.format(date);
        if (!before.hours().equals(after.hours())) {
            String holiday = after.holiday() == null ? "" : " (" + after.holiday() + ")";
            return day + holiday + ": " + after.text() + " instead of " + before.text() + ".";
        }
        if (before.holiday() == null) {
            return day + ": now a " + after.holiday() + "; its hours stay the same (" + after.text() + ").";
        }
        return after.holiday() == null
                ? day + ": no longer a " + before.holiday() + "; its hours stay the same (" + after.text() + ")."
                : day + ": " + after.holiday() + " instead of " + before.holiday() + ".";
    }

    /**
     * The open hours of one date, in local time as written. What a change of the clocks makes of it is left aside.
     *
     * @param hours from 00:00 to 24:00 at most, also by what runs past midnight from the date before; sorted, and hours that
     *     touch are one
     * @param holiday {@code "holiday"}, with its name if it has one; {@code null} when the date is none
     */
    public record DateHours(List<OpeningHours> hours, @Nullable String holiday) {

        /** Such as {@code "09:00-12:30, 13:30-17:00"}, or {@code "closed"}. */
        public String text() {
            return text(hours);
        }

        static String text(List<OpeningHours> hours) {
            return hours.isEmpty()
                    ? "closed"
                    : hours.stream().map(OpeningHours::toString).collect(Collectors.joining(", "));
        }
    }
}
