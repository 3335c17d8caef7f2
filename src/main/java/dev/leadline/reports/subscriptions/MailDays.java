package dev.leadline.reports.subscriptions;

import dev.leadline.kernel.calendar.BusinessCalendar;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The days on which someone gets mail, at 08:00: daily on each date that has open time, weekly on each Monday.
 *
 * @param calendar whose hours count, in the zone of whoever gets the mail: a holiday there is one here
 */
public record MailDays(Frequency frequency, BusinessCalendar calendar) {

    private static final LocalTime TIME = LocalTime.of(8, 0);

    /** Nobody waits longer for an open day. */
    private static final int MOST_DAYS = 400;

    public ZoneId zone() {
        return calendar.zone();
    }

    /** The last whose moment has come; empty when its moment is not after {@code after}. */
    public Optional<MailPeriod> findLatest(Instant after, Instant now) {
        var date = LocalDate.ofInstant(now, zone());
        for (int i = 0; i <= MOST_DAYS; i++, date = date.minusDays(1)) {
            var period = on(date);
            if (!period.at().isAfter(after)) {
                return Optional.empty();
            }
            if (!period.at().isAfter(now) && hasMail(date)) {
                return Optional.of(period);
            }
        }
        return Optional.empty();
    }

    /** The first whose moment is after {@code after}; empty when the calendar does not open for a year. */
    Optional<MailPeriod> findNext(Instant after) {
        return LocalDate.ofInstant(after, zone())
                .datesUntil(LocalDate.ofInstant(after, zone()).plusDays(MOST_DAYS))
                .filter(date -> on(date).at().isAfter(after) && hasMail(date))
                .findFirst()
                .map(this::on);
    }

    /** The moment of the mail before, or a day earlier when there was none for a year. */
    public Instant before(Instant at) {
        return findLatest(Instant.MIN, at.minusNanos(1)).map(MailPeriod::at).orElseGet(() -> at.minusSeconds(86_400));
    }

    private MailPeriod on(LocalDate date) {
        return new MailPeriod(date, date.atTime(TIME).atZone(zone()).toInstant());
    }

    private boolean hasMail(LocalDate date) {
        if (frequency == Frequency.WEEKLY) {
            return date.getDayOfWeek() == DayOfWeek.MONDAY;
        }
        var begin = date.atStartOfDay(zone()).toInstant();
        var end = date.plusDays(1).atStartOfDay(zone()).toInstant();
        return calendar.findNextOpen(begin).filter(end::isAfter).isPresent();
    }
}
