package dev.leadline.leads.store;

import java.time.Instant;

/**
 * A publication that is carried over to the leads in flight, as it is kept.
 *
 * @param publication names it, such as {@code policy:7}
 * @param policyId the policy; {@code null} when it is a calendar that came
 * @param calendarId the calendar; {@code null} when it is a policy that came
 * @param transition what its coming means for what is owed
 * @param reason why it was published
 * @param startsFrom only for leads whose clock starts at this moment or later; {@code null} for all
 * @param progress how far it is
 */
public record TransitionRow(
        String publication,
        String policyId,
        String calendarId,
        String transition,
        String reason,
        Instant startsFrom,
        Progress progress) {

    /**
     * The progress of a transition.
     *
     * @param reached the last lead that was looked at; {@code null} at the beginning
     * @param done how many leads it was carried over to
     * @param failed how many could not be assessed by it, and are tried again by the deadline watch
     */
    public record Progress(Instant startedAt, String reached, long done, long failed, Instant endedAt) {}
}
