package dev.leadline.leads.assessment;

import dev.leadline.kernel.decision.Decision;
import dev.leadline.kernel.fact.ToldFact;
import dev.leadline.kernel.obligation.Obligation;
import dev.leadline.kernel.tracking.Cycle;
import dev.leadline.kernel.tracking.Dossier;
import dev.leadline.policies.publications.ApplicableVersions;
import dev.leadline.policies.publications.LeadVersions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The state of a lead at a moment, by all its facts. It is a function of the facts, the publications and the moment:
 * the same whatever the order in which facts arrived (O10).
 *
 * @param dossier what was told, in order
 * @param cycles how each cycle stands, the first first; none while the lead itself was not told of
 */
public record Assessment(Dossier dossier, List<Judged> cycles) {

    /**
     * The state of one cycle.
     *
     * @param cycle what happened in it
     * @param course the versions that held
     * @param decision what they come to
     */
    public record Judged(Cycle cycle, LeadVersions course, Decision decision) {}

    /** Assesses the lead now; a fact may be ahead of our clock by as much as is tolerated (O5). */
    public static Assessment now(String leadId, List<ToldFact> told, ApplicableVersions courses, Instant now) {
        var dossier = Dossier.of(leadId, told);
        var cycles = new ArrayList<Judged>();
        for (var cycle : dossier.cycles()) {
            cycles.add(judged(cycle, courses, now, true));
        }
        return new Assessment(dossier, List.copyOf(cycles));
    }

    /** Assesses the lead at another moment, by what is known today. Empty before the lead was received. */
    public static Optional<Judged> at(String leadId, List<ToldFact> told, ApplicableVersions courses, Instant moment) {
        return Dossier.of(leadId, told).cycles().stream()
                .filter(cycle -> !cycle.receivedAt().isAfter(moment))
                .reduce((earlier, later) -> later)
                .map(cycle -> judged(cycle, courses, moment, false));
    }

    private static Judged judged(Cycle cycle, ApplicableVersions courses, Instant asOf, boolean isNow) {
        var description = cycle.description();
        var course = courses.of(description.policy(), description.lead(), asOf);
        var facts = isNow ? cycle.factsNow(asOf) : cycle.factsAt(asOf);
        return new Judged(cycle, course, course.decider().decide(course.regimes(), facts));
    }

    /** Returns the breached obligations by cycle. */
    Map<Integer, Set<String>> broken() {
        var broken = new HashMap<Integer, Set<String>>();
        for (var judged : cycles) {
            broken.put(
                    judged.cycle().number(),
                    judged.decision().conclusions().obligations().stream()
                            .filter(obligation -> Notices.breachedAt(obligation) != null)
                            .map(Obligation::kind)
                            .collect(Collectors.toSet()));
        }
        return broken;
    }

    /** Returns the state of the present cycle; empty while the lead itself has not been received. */
    public Optional<Judged> last() {
        return cycles.isEmpty() ? Optional.empty() : Optional.of(cycles.get(cycles.size() - 1));
    }
}
