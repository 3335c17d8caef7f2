package dev.leadline.alerts;

import dev.leadline.alerts.channels.CannotSend;
import dev.leadline.alerts.channels.ClaimedDelivery;
import dev.leadline.alerts.channels.HttpPosts;
import dev.leadline.alerts.channels.RetryAfter;
import dev.leadline.web.QuotedText;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Keeps what came of tries, and decides what follows: done, tried again, or given up. */
@ApplicationScoped
class DeliveryResults {

    private static final Logger LOG = Logger.getLogger(DeliveryResults.class);

    private final Claims claims;
    private final Receivers receivers;
    private final InstantSource clock;
    private final RetrySchedule schedule = new RetrySchedule(new SecureRandom());

    /** To whom the last try failed, so that it is logged once and not for each. */
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    DeliveryResults(Claims claims, Receivers receivers, InstantSource clock) {
        this.claims = claims;
        this.receivers = receivers;
        this.clock = clock;
    }

    /**
     * Marks what was sent together.
     *
     * @param status what was answered; may be null
     * @param failed why it was not taken; null when it was
     * @param nanos how long it took
     */
    void mark(Receiver receiver, List<ClaimedDelivery> parcels, Integer status, Throwable failed, long nanos) {
        var outcome = outcome(status, failed, Duration.ofNanos(nanos));
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                parcels.forEach(parcel -> mark(receiver, parcel, outcome));
                if (outcome.isGone()) {
                    receivers.disable(receiver.name(), outcome.error());
                } else if (outcome.notBefore() != null) {
                    receivers.hold(receiver.name(), outcome.notBefore());
                }
            });
            tell(receiver, outcome);
        } catch (RuntimeException away) {
            LOG.warnf(
                    "The results of deliveries to %s cannot be stored. They are sent again, with the same ids, when"
                            + " their lease runs out. %s",
                    receiver.name(), away);
        }
    }

    private void mark(Receiver receiver, ClaimedDelivery parcel, DeliveryAttempt outcome) {
        claims.log(parcel, outcome);
        if (outcome.isDelivered()) {
            claims.delivered(parcel, outcome);
            return;
        }
        var wait = schedule.waitAfter(parcel.tries() + 1);
        if (outcome.isGone() || wait.isEmpty()) {
            if (claims.parked(parcel, outcome)) {
                LOG.warnf(
                        "Delivery %d to %s is parked after %d tries. Replay it to send it again: %s",
                        parcel.id(), receiver.name(), parcel.tries() + 1, outcome.error());
            }
        } else {
            claims.failed(parcel, outcome, outcome.next(wait.get()));
        }
    }

    private void tell(Receiver receiver, DeliveryAttempt outcome) {
        var name = receiver.name();
        if (outcome.isGone()) {
            LOG.warnf("The receiver %s answered 410 and is disabled. Its pending deliveries wait.", name);
        } else if (outcome.isDelivered()) {
            if (failing.remove(name)) {
                LOG.infof("The receiver %s accepts alerts again.", name);
            }
        } else if (failing.add(name)) {
            LOG.warnf("The receiver %s does not accept alerts. They are tried again later. %s", name, outcome.error());
        }
    }

    private DeliveryAttempt outcome(Integer status, Throwable failed, Duration took) {
        var now = clock.instant();
        if (failed == null) {
            return new DeliveryAttempt(now, took, status, null, null);
        }
        var cause = failed instanceof CompletionException && failed.getCause() != null ? failed.getCause() : failed;
        var error = QuotedText.ofSentence(sentence(cause));
        return cause instanceof HttpPosts.Refused refused
                ? new DeliveryAttempt(
                        now,
                        took,
                        refused.status(),
                        error,
                        RetryAfter.read(refused.retryAfter(), now).orElse(null))
                : new DeliveryAttempt(now, took, null, error, null);
    }

    private static String sentence(Throwable cause) {
        if (cause instanceof CannotSend
                || cause instanceof HttpPosts.Refused
                || cause instanceof IllegalArgumentException) {
            return cause.getMessage();
        }
        if (cause instanceof TimeoutException) {
            return "The receiver took too long.";
        }
        // what is wrong with a certificate stands at the bottom
        var root = cause;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        var name = root.getClass().getSimpleName();
        return "The message could not be sent: " + (root.getMessage() == null ? name : root.getMessage());
    }
}
