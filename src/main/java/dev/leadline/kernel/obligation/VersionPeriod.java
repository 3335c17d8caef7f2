package dev.leadline.kernel.obligation;

import dev.leadline.kernel.policy.ResolvedPolicy;
import dev.leadline.kernel.policy.Transition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The policy version, with its calendars, that holds for a lead from a moment on (O9).
 *
 * @param policy the version
 * @param from from when on; {@code null} for the one in force when the lead's clock started
 * @param transition what its coming means for what is owed; {@code null} for the first
 * @param reason why it came, for people; {@code null} for the first
 */
public record VersionPeriod(
        ResolvedPolicy policy, @Nullable Instant from, @Nullable Transition transition, @Nullable String reason) {

    /** The version in force when the lead's clock started. */
    public static VersionPeriod first(ResolvedPolicy policy) {
        return new VersionPeriod(policy, null, null, null);
    }
}
