package dev.leadline.kernel.decision;

import dev.leadline.kernel.calendar.BusinessDuration;

/**
 * What a tier promises: something within a time.
 *
 * @param kind what
 * @param within within which time
 * @param tier the tier
 * @param deadlineRule from when on the time counts
 */
record Promise(String kind, BusinessDuration within, String tier, DeadlineRule deadlineRule) {

    /** The same time for another obligation. */
    Promise of(String other) {
        return new Promise(other, within, tier, deadlineRule);
    }
}
