package dev.leadline.kernel.calendar;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

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
}
