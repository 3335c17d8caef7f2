package dev.leadline.calendars;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A calendar that somebody edited: what {@code GET /v1/calendars/{id}} answers, with other hours or holidays. What the server
 * adds there may stay. The version that was seen is read from it when the request names none.
 *
 * @param id its id; that of the address if absent
 * @param timezone its IANA time zone
 * @param hours its weekly hours
 * @param holidays the dates that are closed, or have other hours
 * @param extra hours beyond the weekly ones
 * @param earlier weekly hours that held before
 * @param version the version that was in force
 * @param latest the version that was published last
 * @param since not read
 * @param next not read
 */
@Schema(name = "EditedCalendar", description = "A calendar, or all that the server answered of one.")
public record EditedCalendarDefinition(
        @Schema(pattern = "[a-z0-9][a-z0-9-]{0,63}") String id,
        @Schema(required = true, examples = "America/New_York") String timezone,
        WeekDefinition hours,
        List<HolidayDefinition> holidays,
        List<ExtraDefinition> extra,
        List<EarlierDefinition> earlier,
        String version,
        String latest,
        @Schema(implementation = Object.class) JsonNode since,
        @Schema(implementation = Object.class) JsonNode next) {

    CalendarDefinition definition() {
        return new CalendarDefinition(id, timezone, hours, holidays, extra, earlier);
    }

    /** The version whose editor has seen it. */
    Optional<String> seen() {
        return Optional.ofNullable(latest == null ? version : latest);
    }
}
