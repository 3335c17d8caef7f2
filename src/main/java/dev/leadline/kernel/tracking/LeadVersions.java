package dev.leadline.kernel.tracking;

import dev.leadline.kernel.decision.Decider;
import dev.leadline.kernel.obligation.VersionPeriod;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The policy versions that held for a tracked lead one after the other, and what applies them.
 *
 * @param policyId the policy
 * @param turns each version with the publication that brought it; the first is that in force when the clock started
 * @param next the version that will come next, as is known already; {@code null} when none is
 * @param decider applies them by the rules in force now: rules are how a policy is applied, and not what was promised
 * @param rules how those rules came into force
 */
public record LeadVersions(
        String policyId, List<Turn> turns, @Nullable VersionPeriod next, Decider decider, RulesPublication rules) {

    /**
     * A version that came to hold.
     *
     * @param period the version, from when on, and why
     * @param publication names the publication that brought it, such as {@code policy:7} or {@code calendar:3}
     */
    public record Turn(VersionPeriod period, String publication) {}

    public LeadVersions {
        turns = List.copyOf(turns);
    }

    /** The revision of the rules. */
    public String rulesRevision() {
        return rules.revision();
    }

    /** Returns the version periods for the decider, with the one that will come next. */
    public List<VersionPeriod> periods() {
        return Stream.concat(turns.stream().map(Turn::period), Stream.ofNullable(next))
                .toList();
    }

    /** Returns whether the same publications brought both, and the same is known to come next. */
    boolean isLike(LeadVersions other) {
        return names().equals(other.names()) && Objects.equals(nextVersion(), other.nextVersion());
    }

    private List<String> names() {
        return turns.stream().map(Turn::publication).toList();
    }

    private @Nullable List<Object> nextVersion() {
        return next == null ? null : List.of(next.policy().version(), Objects.requireNonNull(next.from(), "it comes"));
    }

    /** The publication that last changed what holds. */
    public String publication() {
        return turns.get(turns.size() - 1).publication();
    }
}
