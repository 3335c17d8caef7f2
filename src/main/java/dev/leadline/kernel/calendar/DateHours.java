package dev.leadline.kernel.calendar;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
