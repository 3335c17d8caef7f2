package dev.leadline.kernel.calendar;

import dev.leadline.kernel.Invalid;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A calendar date on which the weekly opening hours do not hold (B1). It closes the whole of its date, from local
 * midnight to the next one, except for its own {@code hours}.
 *
 * @param date the date, in the calendar's zone, in the years 1 to 9999
 * @param hours when it is open all the same; empty when closed all day
 * @param name what it is called, shown when a clock is explained
 */
public record Holiday(LocalDate date, List<OpeningHours> hours, @Nullable String name) {

    public Holiday {
        checkDate(date, "holiday");
        hours = hours == null ? List.of() : List.copyOf(hours);
    }

    static void checkDate(@Nullable LocalDate date, String what) {
        if (date == null) {
            throw new Invalid("/date", null, "The date of the " + what + " is missing.");
        }
        if (date.getYear() < 1 || date.getYear() > 9999) {
            throw new Invalid(
                    "/date", date, "The date of the " + what + " (" + date + ") must be in the years 1 to 9999.");
        }
    }

    Holiday sorted() {
        return new Holiday(date, hours.stream().sorted().toList(), name);
    }

    /** Returns the reason for a closed part of this date when a clock is explained. */
    String reason() {
        return name == null || name.isBlank() ? "holiday" : "holiday: " + name;
    }
}
