package dev.leadline.kernel.tracking;

import dev.leadline.kernel.policy.Transition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A publication that changes what holds for the leads in flight (O9).
 *
 * @param publication names it, such as {@code policy:7}, {@code calendar:3} or {@code rules:2}
 * @param policyId the policy; {@code null} when it is a calendar that came
 * @param calendarId the calendar; {@code null} when it is a policy that came
 * @param rules the revision of the rules; {@code null} unless they came
 * @param from from when on it holds
 * @param transition what its coming means for what is owed, such as {@code re-rate-from-now}
 * @param reason why it was published
 */
public record InFlightChange(
        String publication,
        @Nullable String policyId,
        @Nullable String calendarId,
        @Nullable String rules,
        Instant from,
        String transition,
        String reason) {

    /** What the coming of rules means: what is owed is decided again by them (it says nothing of deadlines). */
    public static final String DECIDE_AGAIN = "decide-again";

    /** Leads are concerned only if their clock starts at this moment or later; {@code null} when all are. */
    public @Nullable Instant startsFrom() {
        return transition.equals(Transition.NEW_LEADS.text()) ? from : null;
    }
}
