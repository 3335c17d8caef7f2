package dev.leadline.reports.duties;

import dev.leadline.calendars.Calendars;
import dev.leadline.calendars.publications.CalendarVersion;
import dev.leadline.kernel.calendar.BusinessCalendar;
import dev.leadline.reports.duties.CountedRow.CalendarKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The open time of calendars, of any version that a duty names. */
@ApplicationScoped
class OpenTimes {

    private final Calendars calendars;
    private final Map<CalendarKey, BusinessCalendar> known = new ConcurrentHashMap<>();

    OpenTimes(Calendars calendars) {
        this.calendars = calendars;
    }

    /** Seconds of open time from 1970-01-01T00:00Z on, as duties keep them. */
    long secondsUntil(CalendarKey calendar, Instant at) {
        return find(calendar).openSecondsAt(at);
    }

    /** Seconds of open time between two moments. */
    long seconds(CalendarKey calendar, Instant from, Instant to) {
        return find(calendar).openBetween(from, to).toSeconds();
    }

    /** Returns how long a calendar is open on a business day, in the mean of the 52 weeks before a moment. */
    Duration ofBusinessDay(CalendarKey key, Instant at) {
        var calendar = find(key);
        var today = at.atZone(calendar.zone()).toLocalDate();
        long days = 0;
        long seconds = 0;
        for (var day = today.minusWeeks(52); day.isBefore(today); day = day.plusDays(1)) {
            long open = calendar.openBetween(begin(day, calendar), begin(day.plusDays(1), calendar))
                    .toSeconds();
            days += open > 0 ? 1 : 0;
            seconds += open;
        }
        return days == 0 ? Duration.ofDays(1) : Duration.ofSeconds(seconds / days);
    }

    private static Instant begin(LocalDate day, BusinessCalendar calendar) {
        return day.atStartOfDay(calendar.zone()).toInstant();
    }

    /** It is read outside the map: nobody else waits for the database because of it. */
    private BusinessCalendar find(CalendarKey key) {
        var calendar = known.get(key);
        if (calendar == null) {
            calendar = read(key);
            known.put(key, calendar);
        }
        return calendar;
    }

    private Optional<BusinessCalendar> findKnown(CalendarKey key) {
        return calendars.timeline().findVersion(key.id(), key.version()).map(CalendarVersion::calendar);
    }

    /** A version that this server has not heard of was published by another a moment ago. */
    private BusinessCalendar read(CalendarKey key) {
        return findKnown(key)
                .or(() -> {
                    calendars.refresh();
                    return findKnown(key);
                })
                .orElseThrow(() -> new IllegalStateException(
                        "There is no version " + key.version() + " of the calendar " + key.id() + "."));
    }
}
