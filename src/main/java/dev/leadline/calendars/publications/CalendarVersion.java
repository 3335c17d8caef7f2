package dev.leadline.calendars.publications;

import dev.leadline.calendars.CalendarDefinition;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.calendar.BusinessCalendar;
import dev.leadline.web.json.Canonical;

/**
 * One version of a calendar with an id.
 *
 * @param calendar the calendar
 * @param definition how it is written, in one order and spelling
 * @param version {@code sha256:} and the hash of the definition's canonical JSON: what means the same has the same
 */
public record CalendarVersion(BusinessCalendar calendar, CalendarDefinition definition, String version) {

    /** @throws Invalid when the calendar has no id */
    public static CalendarVersion of(BusinessCalendar calendar) {
        if (calendar.id() == null) {
            throw new Invalid("/id", null, "The calendar's id is missing.\nUse an id such as \"us-sales\".");
        }
        CalendarDefinition definition = CalendarDefinition.from(calendar);
        return new CalendarVersion(calendar, definition, Canonical.sha256(Canonical.json(definition)));
    }

    /** @throws Invalid with every fault of the definition */
    public static CalendarVersion from(CalendarDefinition definition) {
        return of(definition.toCalendar());
    }

    public String id() {
        return calendar.id();
    }
}
