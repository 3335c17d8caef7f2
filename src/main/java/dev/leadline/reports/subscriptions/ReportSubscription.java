package dev.leadline.reports.subscriptions;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * Someone who gets a report by mail.
 *
 * @param id its id
 * @param wanted what was asked for
 * @param startsAt nothing is sent for a moment up to this one
 * @param revision grows with each change of any subscription
 * @param changedAt when it was changed last
 */
public record ReportSubscription(UUID id, Wanted wanted, Instant startsAt, long revision, Instant changedAt) {

    /**
     * What is asked for.
     *
     * @param zone null for that of the calendar
     */
    public record Wanted(
            String address, Frequency frequency, String calendar, String zone, MailFilterBody filter, boolean enabled) {

        /** Whether mail comes at the same moments. */
        private boolean comesLike(Wanted other) {
            return enabled == other.enabled
                    && frequency == other.frequency
                    && calendar.equals(other.calendar)
                    && Objects.equals(zone, other.zone);
        }
    }

    String tag() {
        return "r" + revision;
    }

    /** The name by which the outbox knows whoever gets it. */
    public String subscriber() {
        return "subscription:" + id;
    }

    /** From when on mail comes if this is changed now: other days begin anew, and what was missed while it was off is not sent. */
    Instant startOf(Wanted next, Instant now) {
        return wanted.comesLike(next) ? startsAt : now;
    }
}
