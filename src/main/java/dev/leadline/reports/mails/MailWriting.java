package dev.leadline.reports.mails;

import dev.leadline.alerts.reports.ReportMail;
import dev.leadline.charts.Charts;
import dev.leadline.reports.subscriptions.Frequency;
import dev.leadline.reports.subscriptions.MailCalendars;
import dev.leadline.reports.subscriptions.ReportSubscription;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Writes the mail of a subscription as of a moment. */
@ApplicationScoped
class MailWriting {

    private static final Logger LOG = Logger.getLogger(MailWriting.class);

    private final AtomicBoolean isSaid = new AtomicBoolean();
    private final MailCalendars calendars;
    private final DailyReading daily;
    private final WeeklyReading weekly;
    private final MailTemplates templates;
    private final MailLinks links;

    MailWriting(
            MailCalendars calendars,
            DailyReading daily,
            WeeklyReading weekly,
            MailTemplates templates,
            MailLinks links) {
        this.calendars = calendars;
        this.daily = daily;
        this.weekly = weekly;
        this.templates = templates;
        this.links = links;
    }

    /**
     * A mail that was written.
     *
     * @param isQuiet whether it has nothing to say
     */
    record Written(ReportMail mail, boolean isQuiet) {}

    /** @param last the moment of the mail before; null when there was none */
    Written write(ReportSubscription subscription, Instant at, Instant last) {
        var wanted = subscription.wanted();
        var days = calendars.of(wanted);
        var frame = new MailFrame(subscription, days.zone(), at, links);
        if (wanted.frequency() == Frequency.WEEKLY) {
            sayWhyThereAreNoPictures();
            return written(new WeeklyMail(weekly.read(frame), frame).content(), frame, false);
        }
        var since = last == null || !last.isBefore(at) ? days.before(at) : last;
        var figures = daily.read(frame, since);
        return written(new DailyMail(figures, frame).content(), frame, figures.isQuiet());
    }

    /** Once: what a machine lacks, it lacks until the server starts anew. */
    private void sayWhyThereAreNoPictures() {
        if (!isSaid.getAndSet(true)) {
            Charts.missing().ifPresent(LOG::warn);
        }
    }

    private Written written(MailContent content, MailFrame frame, boolean isQuiet) {
        var frequency = frame.subscription().wanted().frequency();
        return new Written(templates.write(content, frequency, frame.at()), isQuiet);
    }
}
