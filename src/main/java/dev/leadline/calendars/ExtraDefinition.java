package dev.leadline.calendars;

import dev.leadline.kernel.calendar.ExtraOpening;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An extra opening on the wire.
 *
 * @param date such as {@code 2026-12-19}
 * @param hours when it is open besides the weekly hours
 */
@Schema(
        name = "ExtraOpening",
        description = "Additional hours on one date, on a holiday too.",
        examples = "{\"date\": \"2026-12-19\", \"hours\": [[\"10:00\", \"14:00\"]]}")
public record ExtraDefinition(@Schema(required = true) String date, @Schema(required = true) List<List<String>> hours) {

    static ExtraDefinition from(ExtraOpening extra) {
        return new ExtraDefinition(extra.date().toString(), WeekDefinition.written(extra.hours()));
    }
}
