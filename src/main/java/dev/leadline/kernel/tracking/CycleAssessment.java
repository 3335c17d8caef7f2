package dev.leadline.kernel.tracking;

import dev.leadline.kernel.decision.Decision;
import dev.leadline.kernel.tracking.dossier.Cycle;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The state of one cycle of a lead.
 *
 * @param cycle what happened in it
 * @param versions the versions that held
 * @param decision what they come to
 */
public record CycleAssessment(Cycle cycle, LeadVersions versions, Decision decision) {

    /** Assesses a cycle by what is known now. */
    static CycleAssessment now(Cycle cycle, VersionLookup lookup, Instant now) {
        var versions = versions(cycle, lookup, now);
        return new CycleAssessment(cycle, versions, versions.decider().decide(versions.periods(), cycle.factsNow(now)));
    }

    /** Assesses a cycle at another moment. */
    static CycleAssessment at(Cycle cycle, VersionLookup lookup, Instant moment) {
        var versions = versions(cycle, lookup, moment);
        return new CycleAssessment(
                cycle, versions, versions.decider().decide(versions.periods(), cycle.factsAt(moment)));
    }

    private static LeadVersions versions(Cycle cycle, VersionLookup lookup, Instant upTo) {
        return lookup.of(cycle.description().policy(), cycle.description().lead(), upTo);
    }

    /**
     * The same cycle at the same moment, if other publications had come. It is this very assessment where they change nothing
     * for the lead.
     */
    public CycleAssessment under(VersionLookup lookup) {
        var now = decision.facts().asOf().at();
        var others = versions(cycle, lookup, now);
        return others.isLike(versions)
                ? this
                : new CycleAssessment(cycle, others, others.decider().decide(others.periods(), cycle.factsNow(now)));
    }

    /** The last moment at which people are told of what happened at another; empty when no calendar reaches it. */
    public Optional<Instant> tellUntil(Instant happenedAt) {
        var within = decision.policy().terms().clock().tellWithin();
        return decision.clock().calendar().calendar().findDeadline(happenedAt, within, List.of());
    }

    /** Its number, the first cycle being 1. */
    public int number() {
        return cycle.number();
    }
}
