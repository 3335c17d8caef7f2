package dev.leadline.calendars;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.leadline.kernel.calendar.Holiday;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A holiday on the wire: an object, or only its date as text.
 *
 * @param date such as {@code 2026-12-24}
 * @param hours when it is open all the same; absent when closed all day
 * @param name what it is called
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(
        name = "Holiday",
        description = "A date that is closed except for its `hours`. A plain date is also accepted.",
        examples = "{\"date\": \"2026-12-24\", \"hours\": [[\"09:00\", \"12:00\"]], \"name\": \"Christmas Eve\"}")
public record HolidayDefinition(@Schema(required = true) String date, List<List<String>> hours, String name) {

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public HolidayDefinition(
            @JsonProperty("date") String date,
            @JsonProperty("hours") List<List<String>> hours,
            @JsonProperty("name") String name) {
        this.date = date;
        this.hours = hours;
        this.name = name;
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static HolidayDefinition on(String date) {
        return new HolidayDefinition(date, null, null);
    }

    public static HolidayDefinition from(Holiday holiday) {
        return new HolidayDefinition(
                holiday.date().toString(), WeekDefinition.written(holiday.hours()), holiday.name());
    }
}
