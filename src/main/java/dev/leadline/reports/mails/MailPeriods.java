package dev.leadline.reports.mails;

import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import dev.leadline.reports.subscriptions.MailDays;
import dev.leadline.reports.subscriptions.MailPeriod;
import dev.leadline.reports.subscriptions.ReportSubscription;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/** What was said to whom in which period. A period is kept once, so that no two replicas say it twice. */
@ApplicationScoped
class MailPeriods {

    /** A daily mail that would say nothing comes when there was none for so many days. */
    private static final int QUIET_DAYS = 7;

    private static final String LAST =
            """
            select max(judged_at) as judged_at, max(period) filter (where alert_id is not null) as mailed
            from report_period where subscription_id = :id and frequency = :frequency
            """;

    private static final String BEGIN =
            """
            insert into report_period (subscription_id, frequency, period, judged_at, is_quiet)
            values (:id, :frequency, :period, :judged_at, true) on conflict do nothing
            """;

    private static final String OF_PERIOD =
            " where subscription_id = :id and frequency = :frequency and period = :period";

    private final Queries queries;

    MailPeriods(Queries queries) {
        this.queries = queries;
    }

    /**
     * What was said last.
     *
     * @param at the moment it was about; null when nothing was ever said
     * @param mailed the day of the last mail; null when none was ever sent
     */
    record Last(Instant at, LocalDate mailed) {

        /** Whether there was no mail for a week, so that it is time to say that all is quiet. */
        boolean isLongAgo(ReportSubscription subscription, ZoneId zone, LocalDate day) {
            var since = mailed == null ? LocalDate.ofInstant(subscription.startsAt(), zone) : mailed;
            return !day.isBefore(since.plusDays(QUIET_DAYS));
        }
    }

    Last last(ReportSubscription subscription) {
        return queries.first(
                        LAST,
                        Parameters.of("id", subscription.id())
                                .and(
                                        "frequency",
                                        subscription.wanted().frequency().word()),
                        row -> new Last(Queries.instant(row, "judged_at"), row.getObject("mailed", LocalDate.class)))
                .orElseThrow();
    }

    /** The period whose mail is to be written now: of several that were missed the latest, which says all. */
    Optional<MailPeriod> findDue(ReportSubscription subscription, MailDays days, Instant now) {
        var last = last(subscription).at();
        var after = last == null || last.isBefore(subscription.startsAt()) ? subscription.startsAt() : last;
        return days.findLatest(after, now);
    }

    /**
     * Begins a period, in the transaction in which its mail is put into the outbox.
     *
     * @return whether nothing was said in it before, by whichever replica, nor at another hour of the same day
     */
    boolean begin(ReportSubscription subscription, MailPeriod period) {
        var parameters = of(subscription, period);
        if (queries.update(BEGIN, parameters) == 1) {
            return true;
        }
        queries.update("update report_period set judged_at = :judged_at" + OF_PERIOD, parameters);
        return false;
    }

    /** Keeps which mail it was. */
    void mailed(ReportSubscription subscription, MailPeriod period, UUID alert, boolean isQuiet) {
        queries.update(
                "update report_period set alert_id = :alert, is_quiet = :quiet" + OF_PERIOD,
                of(subscription, period).and("alert", alert).and("quiet", isQuiet));
    }

    private static Parameters of(ReportSubscription subscription, MailPeriod period) {
        return Parameters.of("id", subscription.id())
                .and("frequency", subscription.wanted().frequency().word())
                .and("period", period.date())
                .and("judged_at", period.at());
    }
}
