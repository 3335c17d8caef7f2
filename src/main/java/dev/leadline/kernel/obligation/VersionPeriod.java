package dev.leadline.kernel.obligation;

import dev.leadline.kernel.policy.ResolvedPolicy;
import dev.leadline.kernel.policy.Transition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The policy version, with its calendars, that holds for a lead from a moment on (O9).
 *
 * @param policy the version
 * @param from from when on; {@code null} for the one in force at receipt. The first may have come later, while the lead's
 *     clock had not started, and then holds from receipt
 * @param transition what its coming means for what is owed; {@code null} for the one in force at receipt
 * @param reason why it came, for people; {@code null} for the one in force at receipt
 */
public record VersionPeriod(
        ResolvedPolicy policy, @Nullable Instant from, @Nullable Transition transition, @Nullable String reason) {

    /** The version in force at receipt. */
    public static VersionPeriod first(ResolvedPolicy policy) {
        return new VersionPeriod(policy, null, null, null);
    }
}
