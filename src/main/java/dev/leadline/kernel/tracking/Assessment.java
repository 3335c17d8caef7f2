package dev.leadline.kernel.tracking;

import dev.leadline.kernel.fact.ToldFact;
import dev.leadline.kernel.obligation.Obligation;
import java.time.Instant;
import java.util.Collection;
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
public record Assessment(Dossier dossier, List<CycleAssessment> cycles) {

    public Assessment {
        cycles = List.copyOf(cycles);
    }

    /** Assesses the lead now; a fact may be ahead of our clock by as much as is tolerated (O5). */
    public static Assessment now(String leadId, Collection<ToldFact> told, VersionLookup versions, Instant now) {
        var dossier = Dossier.of(leadId, told);
        return new Assessment(
                dossier,
                dossier.cycles().stream()
                        .map(cycle -> CycleAssessment.now(cycle, versions, now))
                        .toList());
    }

    /** Assesses the lead at another moment, by what is known today. Empty before the lead was received. */
    public static Optional<CycleAssessment> at(
            String leadId, Collection<ToldFact> told, VersionLookup versions, Instant moment) {
        return Dossier.of(leadId, told).cycles().stream()
                .filter(cycle -> !cycle.receivedAt().isAfter(moment))
                .reduce((earlier, later) -> later)
                .map(cycle -> CycleAssessment.at(cycle, versions, moment));
    }

    /** Returns the state of the present cycle; empty while the lead itself has not been received. */
    public Optional<CycleAssessment> last() {
        return cycles.isEmpty() ? Optional.empty() : Optional.of(cycles.get(cycles.size() - 1));
    }

    /** Returns the states of the cycles before the present one. */
    public List<CycleAssessment> earlier() {
        return cycles.isEmpty() ? List.of() : cycles.subList(0, cycles.size() - 1);
    }

    /** Returns the breached obligations by cycle. */
    Map<Integer, Set<String>> broken() {
        var broken = new HashMap<Integer, Set<String>>();
        for (var cycle : cycles) {
            broken.put(
                    cycle.number(),
                    cycle.decision().conclusions().obligations().stream()
                            .filter(obligation -> Notices.breachedAt(obligation) != null)
                            .map(Obligation::kind)
                            .collect(Collectors.toSet()));
        }
        return broken;
    }
}
