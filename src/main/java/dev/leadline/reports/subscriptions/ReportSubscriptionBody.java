package dev.leadline.reports.subscriptions;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A subscription: someone gets a report by mail.
 *
 * @param id its id
 * @param address the mail address of whoever gets the report
 * @param frequency daily or weekly
 * @param calendar the id of the calendar whose open days count
 * @param zone the IANA time zone in which it is 08:00
 * @param filter what the report is about
 * @param enabled whether anything is sent
 * @param nextAt the moment of the next mail, if there is something to say; null when nothing is sent, or the calendar does
 *     not open
 * @param revision the number of its last change, over all subscriptions
 * @param changedAt when that was
 */
@Schema(name = "ReportSubscription")
record ReportSubscriptionBody(
        UUID id,
        String address,
        @Schema(enumeration = {"daily", "weekly"}) String frequency,
        String calendar,
        String zone,
        MailFilterBody filter,
        boolean enabled,
        @Schema(nullable = true) Instant nextAt,
        long revision,
        Instant changedAt) {

    static ReportSubscriptionBody from(ReportSubscription subscription, MailDays days, Instant now) {
        var wanted = subscription.wanted();
        return new ReportSubscriptionBody(
                subscription.id(),
                wanted.address(),
                wanted.frequency().word(),
                wanted.calendar(),
                days.zone().getId(),
                wanted.filter(),
                wanted.enabled(),
                wanted.enabled() ? days.findNext(now).map(MailPeriod::at).orElse(null) : null,
                subscription.revision(),
                subscription.changedAt());
    }
}
