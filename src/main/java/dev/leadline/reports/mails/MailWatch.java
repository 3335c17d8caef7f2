package dev.leadline.reports.mails;

import dev.leadline.alerts.Outbox;
import dev.leadline.reports.subscriptions.MailCalendars;
import dev.leadline.reports.subscriptions.MailPeriod;
import dev.leadline.reports.subscriptions.ReportSubscription;
import dev.leadline.reports.subscriptions.ReportSubscriptions;
import io.micrometer.core.instrument.Metrics;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Puts mails into the outbox when their time has come. Each replica looks; whoever takes a subscription writes its mail and
 * keeps its period in one transaction, so that each period is said once, whenever a replica dies. What was missed while no
 * server ran is said when one runs again, as of its own moment.
 */
@ApplicationScoped
class MailWatch {

    private static final Logger LOG = Logger.getLogger(MailWatch.class);

    private final ReportSubscriptions subscriptions;
    private final MailCalendars calendars;
    private final MailPeriods periods;
    private final MailWriting writing;
    private final Outbox outbox;
    private final InstantSource clock;

    /** Whose last mail could not be written, so that it is logged once. */
    private final Set<UUID> failing = ConcurrentHashMap.newKeySet();

    MailWatch(
            ReportSubscriptions subscriptions,
            MailCalendars calendars,
            MailPeriods periods,
            MailWriting writing,
            Outbox outbox,
            InstantSource clock) {
        this.subscriptions = subscriptions;
        this.calendars = calendars;
        this.periods = periods;
        this.writing = writing;
        this.outbox = outbox;
        this.clock = clock;
        Metrics.gauge("leadline.mails.failing", failing, Set::size);
    }

    @Scheduled(every = "{leadline.mails.look-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try {
            for (var each : QuarkusTransaction.requiringNew().call(subscriptions::enabled)) {
                look(each);
            }
        } catch (RuntimeException away) {
            LOG.debugf("Subscriptions cannot be read now: %s", away);
        }
    }

    /** What cannot be written of one subscription keeps no other from its mail; it is tried again. */
    private void look(ReportSubscription each) {
        try {
            boolean isDue = QuarkusTransaction.requiringNew()
                    .call(() -> periods.findDue(each, calendars.of(each.wanted()), clock.instant())
                            .isPresent());
            if (isDue) {
                mail(each.id());
            }
            failing.remove(each.id());
        } catch (RuntimeException failed) {
            if (failing.add(each.id())) {
                LOG.warnf(
                        failed,
                        "The report of the subscription %s cannot be written. It is tried again until it can.",
                        each.id());
            }
        }
    }

    /**
     * Says what is to be said to one subscriber now.
     *
     * @return whether a period was kept; not when another replica has the subscription or was first
     */
    boolean mail(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> mailWithin(id));
    }

    /** The same within the present transaction. */
    boolean mailWithin(UUID id) {
        var taken = subscriptions.take(id).filter(each -> each.wanted().enabled());
        var due = taken.flatMap(each -> periods.findDue(each, calendars.of(each.wanted()), clock.instant()));
        return due.isPresent() && say(taken.get(), due.get());
    }

    private boolean say(ReportSubscription each, MailPeriod period) {
        var last = periods.last(each);
        if (!periods.begin(each, period)) {
            return false;
        }
        var written = writing.write(each, period.at(), last.at());
        if (!written.isQuiet()
                || last.isLongAgo(each, calendars.of(each.wanted()).zone(), period.date())) {
            var mail = outbox.addMail(written.mail(), each.subscriber());
            periods.mailed(each, period, mail.id(), written.isQuiet());
        }
        return true;
    }
}
