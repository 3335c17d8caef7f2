package dev.leadline.calendars;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.leadline.kernel.calendar.EarlierHours;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Weekly hours of earlier times on the wire.
 *
 * @param until the first date on which they no longer held, such as {@code 2026-03-01}
 * @param hours what they were
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(
        name = "EarlierHours",
        description = "Weekly hours for the dates before `until`, back to the `until` of the entry before.",
        examples = "{\"until\": \"2026-03-01\", \"hours\": {\"mon\": [[\"08:00\", \"16:00\"]]}}")
public record EarlierDefinition(@Schema(required = true) String until, WeekDefinition hours) {

    static EarlierDefinition from(EarlierHours earlier) {
        return new EarlierDefinition(earlier.until().toString(), WeekDefinition.from(earlier.week()));
    }
}
