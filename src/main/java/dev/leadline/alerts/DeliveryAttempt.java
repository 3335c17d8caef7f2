package dev.leadline.alerts;

import java.time.Duration;
import java.time.Instant;

/**
 * The result of a try.
 *
 * @param at when it ended
 * @param took how long it lasted
 * @param status the HTTP status answered; null when there was no answer, and for mail
 * @param error why it is no delivery; null when it is one
 * @param notBefore the moment before which the receiver wants nothing; null when it did not say
 */
record DeliveryAttempt(Instant at, Duration took, Integer status, String error, Instant notBefore) {

    private static final int GONE = 410;

    boolean isDelivered() {
        return error == null;
    }

    /** The moment of the next try, so long after this one and not before the receiver wants it. */
    Instant next(Duration wait) {
        var next = at.plus(wait);
        return notBefore == null || notBefore.isBefore(next) ? next : notBefore;
    }

    /** Returns whether the receiver said that it wants nothing any more. */
    boolean isGone() {
        return status != null && status == GONE;
    }
}
