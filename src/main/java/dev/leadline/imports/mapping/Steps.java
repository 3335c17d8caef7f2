package dev.leadline.imports.mapping;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.calendar.BusinessDuration;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Equal steps on the calendar, as many as a column says.
 *
 * @param times the column
 * @param every the length of one: days (to the same local time), hours or minutes
 * @param towards where to
 */
public record Steps(String times, BusinessDuration every, Towards towards) {

    /** Directions in time. */
    enum Towards {
        PAST,
        FUTURE
    }

    /** @throws Invalid when something is missing, or the length is business time */
    @JsonCreator
    static Steps of(
            @JsonProperty("times") String times,
            @JsonProperty("every") String every,
            @JsonProperty("towards") Towards towards) {
        if (times == null) {
            throw new Invalid(
                    "/times",
                    null,
                    "The steps must have a `times`, the name of the column with the number" + " of steps.");
        }
        return new Steps(times, length(every), towards == null ? Towards.FUTURE : towards);
    }

    private static BusinessDuration length(String every) {
        try {
            var length = BusinessDuration.parse(every);
            if (length.unit().isBusiness()) {
                throw new Invalid(
                        "",
                        every,
                        "The step (" + every
                                + ") must be in days, hours or minutes, because an import has no business calendar.");
            }
            return length;
        } catch (Invalid invalid) {
            throw invalid.under("/every");
        }
    }

    /**
     * The moment so many steps on.
     *
     * @throws java.time.DateTimeException beyond what can be told
     */
    public Instant move(Instant from, ZoneId zone, int count) {
        long amount = (long) every.amount() * count * (towards == Towards.PAST ? -1 : 1);
        return switch (every.unit()) {
            case DAYS -> from.atZone(zone).plusDays(amount).toInstant();
            case HOURS -> from.plus(Duration.ofHours(amount));
            default -> from.plus(Duration.ofMinutes(amount));
        };
    }
}
