package dev.leadline.policies;

import java.time.Instant;

/**
 * A publication that changes what holds for the leads in flight (O9).
 *
 * @param publication names it, such as {@code policy:7} or {@code calendar:3}
 * @param policyId the policy; {@code null} when it is a calendar that came
 * @param calendarId the calendar; {@code null} when it is a policy that came
 * @param from from when on it holds
 * @param transition what its coming means for what is owed, such as {@code re-rate-from-now}
 * @param reason why it was published
 */
public record InFlightChange(
        String publication, String policyId, String calendarId, Instant from, String transition, String reason) {}
