package dev.leadline.kernel.commitment;

import dev.leadline.kernel.Invalid;
import java.time.LocalDate;

/**
 * The dates for which something is promised, in the zone of its calendar; at most ten years.
 *
 * @param from the first date
 * @param to the first date after it
 */
public record Period(LocalDate from, LocalDate to) {

    private static final int MOST_YEARS = 10;

    /** @throws Invalid at {@code /to} when it is empty or too long */
    public Period {
        if (!from.isBefore(to)) {
            throw new Invalid(
                    "/to", to, "The `to` (%s) must be after the `from` (%s); it is not included.".formatted(to, from));
        }
        if (to.isAfter(from.plusYears(MOST_YEARS))) {
            throw new Invalid(
                    "/to",
                    to,
                    "The period from %s to %s is longer than %d years.\nUse a quarter or a year."
                            .formatted(from, to, MOST_YEARS));
        }
    }

    public boolean contains(LocalDate date) {
        return !date.isBefore(from) && date.isBefore(to);
    }

    public boolean overlaps(Period other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }

    @Override
    public String toString() {
        return from + " to " + to;
    }
}
