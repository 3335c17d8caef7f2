package dev.leadline.calendars;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.calendar.BusinessCalendar;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A business calendar as it is written, in JSON and in YAML (B1). It may hold anything until {@link #toCalendar()} has
 * read it.
 *
 * @param id lower-case letters, digits and dashes; may be absent from a calendar that is used once
 * @param timezone an IANA zone id such as {@code America/New_York}
 * @param hours weekly opening hours
 * @param holidays dates that are closed, or open for their own hours only
 * @param extra openings beyond the weekly ones
 * @param earlier what the weekly hours were in earlier times
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(
        name = "Calendar",
        description = "The working time of a team: local opening hours in a time zone.",
        examples = "{\"id\": \"us-sales\", \"timezone\": \"America/New_York\", \"hours\": {\"mon\": [[\"09:00\","
                + " \"12:30\"], [\"13:30\", \"17:00\"]]}, \"holidays\": [\"2026-12-25\"]}")
public record CalendarDefinition(
        @Schema(pattern = "[a-z0-9][a-z0-9-]{0,63}") String id,
        @Schema(required = true) String timezone,
        WeekDefinition hours,
        List<HolidayDefinition> holidays,
        List<ExtraDefinition> extra,
        List<EarlierDefinition> earlier) {

    /** Writes a calendar in one order and one spelling, whatever order and spelling it was authored in. */
    public static CalendarDefinition from(BusinessCalendar calendar) {
        return new CalendarDefinition(
                calendar.id(),
                calendar.zone().getId(),
                WeekDefinition.from(calendar.week()),
                calendar.holidays().stream().map(HolidayDefinition::from).toList(),
                calendar.extra().stream().map(ExtraDefinition::from).toList(),
                calendar.earlier().stream().map(EarlierDefinition::from).toList());
    }

    /** The same under an id, when it names none itself. */
    public CalendarDefinition withId(String other) {
        return id != null ? this : new CalendarDefinition(other, timezone, hours, holidays, extra, earlier);
    }

    /** @throws Invalid with every fault, each pointing at its place in the definition */
    public BusinessCalendar toCalendar() {
        return new CalendarReader().read(this);
    }
}
