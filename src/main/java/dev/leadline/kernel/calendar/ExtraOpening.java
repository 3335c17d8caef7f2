package dev.leadline.kernel.calendar;

import dev.leadline.kernel.Invalid;
import java.time.LocalDate;
import java.util.List;

/**
 * Opening hours on one date beyond the weekly ones (B1): they are added to whatever is open then, on a holiday too.
 *
 * @param date the date, in the calendar's zone, in the years 1 to 9999
 * @param hours when it is open; at least one window
 */
public record ExtraOpening(LocalDate date, List<OpeningHours> hours) {

    public ExtraOpening {
        Holiday.checkDate(date, "extra opening");
        if (hours == null || hours.isEmpty()) {
            throw new Invalid("/hours", null, "The extra opening on " + date + " has no hours.");
        }
        hours = List.copyOf(hours);
    }

    ExtraOpening sorted() {
        return new ExtraOpening(date, hours.stream().sorted().toList());
    }
}
