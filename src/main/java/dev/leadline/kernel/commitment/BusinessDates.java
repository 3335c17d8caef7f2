package dev.leadline.kernel.commitment;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.calendar.BusinessCalendar;
import dev.leadline.kernel.calendar.BusinessDuration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * The business days of a period: the dates with any open time. Each is gone when it has closed for the day, so that what
 * was delivered by an evening stands against the days up to that evening.
 */
public final class BusinessDates {

    private static final BusinessDuration SAME_DAY = new BusinessDuration(0, BusinessDuration.Unit.BUSINESS_DAYS);

    private final ZoneId zone;
    private final List<LocalDate> dates = new ArrayList<>();
    private final List<Instant> closes = new ArrayList<>();

    private BusinessDates(ZoneId zone) {
        this.zone = zone;
    }

    /** @throws Invalid at {@code /period} when there is none */
    public static BusinessDates of(BusinessCalendar calendar, Period period) {
        var found = new BusinessDates(calendar.zone());
        var at = period.from();
        while (period.contains(at)) {
            var open = calendar.findNextOpen(at.atStartOfDay(found.zone).toInstant());
            if (open.isEmpty() || !period.contains(open.get().atZone(found.zone).toLocalDate())) {
                break;
            }
            at = open.get().atZone(found.zone).toLocalDate();
            found.dates.add(at);
            found.closes.add(calendar.deadline(open.get(), SAME_DAY));
            at = at.plusDays(1);
        }
        if (found.dates.isEmpty()) {
            throw new Invalid(
                    "/period",
                    period,
                    "The period (%s) has no business day of the calendar %s.".formatted(period, calendar.id()));
        }
        return found;
    }

    public int count() {
        return dates.size();
    }

    public LocalDate date(int day) {
        return dates.get(day);
    }

    /** How many are gone at a moment: at its close a day is. */
    public int gone(Instant at) {
        int gone = 0;
        while (gone < closes.size() && !closes.get(gone).isAfter(at)) {
            gone++;
        }
        return gone;
    }

    /** How many come before a date. */
    public int before(LocalDate date) {
        int before = 0;
        while (before < dates.size() && dates.get(before).isBefore(date)) {
            before++;
        }
        return before;
    }

    /** The day to which a date belongs: itself, or the next one; what comes after the last belongs to the last. */
    public int dayOf(LocalDate date) {
        return Math.min(before(date), dates.size() - 1);
    }
}
