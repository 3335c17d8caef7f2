package dev.leadline.calendars;

import dev.leadline.kernel.Invalid;
import dev.leadline.web.PlainText;
import dev.leadline.web.QuotedText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Holidays to put into a calendar, or to take out of it.
 *
 * @param holidays which
 * @param reason why, for everyone who later asks
 * @param effectiveFrom from when on, as an instant or a date in the calendar's zone; absent is now
 * @param correction whether days that are past may change; absent is false
 */
@Schema(
        name = "HolidayPatch",
        examples = "{\"holidays\": {\"add\": [{\"date\": \"2026-12-24\", \"hours\": [[\"09:00\", \"12:00\"]]}],"
                + " \"remove\": [\"2026-12-28\"]}, \"reason\": \"The office opens between the years.\"}")
record HolidayPatchRequest(
        @NotNull @Valid @Schema(required = true) Holidays holidays,
        @NotNull @PlainText(max = 1_000) @Schema(required = true) String reason,
        @Schema(nullable = true, description = EffectiveFrom.DESCRIPTION) String effectiveFrom,
        @Schema(nullable = true, defaultValue = "false") Boolean correction) {

    /**
     * Holidays by their dates.
     *
     * @param add take the place of those of the same dates
     * @param remove dates that are to be none
     */
    @Schema(name = "HolidayChanges")
    record Holidays(List<HolidayDefinition> add, List<String> remove) {

        Holidays {
            add = Objects.requireNonNullElse(add, List.of());
            remove = Objects.requireNonNullElse(remove, List.of());
        }
    }

    /**
     * The calendar with its holidays changed.
     *
     * @throws Invalid when nothing is asked for, or a date to remove is no holiday
     */
    CalendarDefinition applied(CalendarDefinition to) {
        var all = new ArrayList<>(Objects.requireNonNullElse(to.holidays(), List.<HolidayDefinition>of()));
        if (holidays.add().isEmpty() && holidays.remove().isEmpty()) {
            throw new Invalid("/holidays", null, "There is no holiday to add or to remove.\nUse `add` or `remove`.");
        }
        for (int i = 0; i < holidays.remove().size(); i++) {
            var date = holidays.remove().get(i);
            if (date == null || !all.removeIf(each -> date.equals(each.date()))) {
                throw new Invalid(
                        "/holidays/remove/" + i,
                        date,
                        "The calendar has no holiday on that date (" + QuotedText.of(date) + ").");
            }
        }
        for (int i = 0; i < holidays.add().size(); i++) {
            var holiday = holidays.add().get(i);
            if (holiday == null || holiday.date() == null) {
                throw new Invalid("/holidays/add/" + i, null, "The holiday must have a `date` such as 2026-12-24.");
            }
            all.removeIf(each -> holiday.date().equals(each.date()));
            all.add(holiday);
        }
        return new CalendarDefinition(to.id(), to.timezone(), to.hours(), all, to.extra(), to.earlier());
    }
}
