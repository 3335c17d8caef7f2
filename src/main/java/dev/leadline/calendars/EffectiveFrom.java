package dev.leadline.calendars;

import dev.leadline.kernel.Invalid;
import dev.leadline.web.QuotedText;
import dev.leadline.web.json.InstantText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Pattern;

/** The moment from which a calendar is to be in force: an instant, or the begin of a date in the calendar's zone. */
final class EffectiveFrom {

    static final String DESCRIPTION =
            "The moment from which it is in force, or a date in the calendar's time zone; now if" + " absent";
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private EffectiveFrom() {}

    /**
     * @param written {@code null} for now
     * @param timezone as the calendar has it; one that is none is refused with the calendar
     * @throws Invalid when it is neither
     */
    static Instant parse(String written, String timezone) {
        if (written == null) {
            return null;
        }
        if (!DATE.matcher(written).matches()) {
            return InstantText.parse("/effectiveFrom", "effectiveFrom", written);
        }
        try {
            boolean isZone = timezone != null && ZoneId.getAvailableZoneIds().contains(timezone);
            return LocalDate.parse(written)
                    .atStartOfDay(ZoneId.of(isZone ? timezone : "UTC"))
                    .toInstant();
        } catch (DateTimeException none) {
            throw new Invalid(
                    "/effectiveFrom",
                    written,
                    "The effectiveFrom (" + QuotedText.of(written) + ") must be a date that exists, or a time with its"
                            + " offset.");
        }
    }
}
