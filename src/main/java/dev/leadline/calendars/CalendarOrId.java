package dev.leadline.calendars;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.leadline.calendars.publications.CalendarVersion;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.calendar.BusinessCalendar;
import dev.leadline.web.QuotedText;
import java.util.stream.Collectors;

/** The field {@code calendar} of a question: the id of a calendar in force, or a calendar given inline. */
public final class CalendarOrId {

    private final String id;
    private final CalendarDefinition inline;

    private CalendarOrId(String id, CalendarDefinition inline) {
        this.id = id;
        this.inline = inline;
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static CalendarOrId of(String id) {
        return new CalendarOrId(id, null);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static CalendarOrId of(CalendarDefinition inline) {
        return new CalendarOrId(null, inline);
    }

    /** @throws Invalid under {@code /calendar}: no such id, or the faults of the calendar given inline */
    BusinessCalendar resolve(Calendars calendars) {
        if (inline != null) {
            try {
                return inline.toCalendar();
            } catch (Invalid invalid) {
                throw invalid.under("/calendar");
            }
        }
        return calendars.find(id).map(CalendarVersion::calendar).orElseThrow(() -> {
            String known =
                    calendars.all().stream().limit(10).map(CalendarVersion::id).collect(Collectors.joining(", "));
            String advice = known.isEmpty() ? "" : "\nUse one of " + known + ".";
            return new Invalid("/calendar", id, "There is no calendar (" + QuotedText.of(id) + ")." + advice);
        });
    }
}
