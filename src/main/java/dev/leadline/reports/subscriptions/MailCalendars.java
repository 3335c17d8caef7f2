package dev.leadline.reports.subscriptions;

import dev.leadline.calendars.Calendars;
import dev.leadline.web.problems.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;

/** The days of mails, by the calendars in force now. */
@ApplicationScoped
public class MailCalendars {

    private final Calendars calendars;

    MailCalendars(Calendars calendars) {
        this.calendars = calendars;
    }

    public MailDays of(ReportSubscription.Wanted wanted) {
        var calendar = calendars
                .find(wanted.calendar())
                .orElseThrow(() -> Problem.notFound("There is no calendar (" + wanted.calendar() + ")."))
                .calendar();
        return new MailDays(
                wanted.frequency(), wanted.zone() == null ? calendar : calendar.withZone(ZoneId.of(wanted.zone())));
    }
}
