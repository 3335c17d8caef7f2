package dev.leadline.kernel.tracking;

import dev.leadline.kernel.fact.ToldFact;
import dev.leadline.kernel.obligation.Obligation;
import dev.leadline.kernel.tracking.dossier.Dossier;
import dev.leadline.kernel.tracking.dossier.SetAside;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The state of a lead at a moment, by all its facts. It is a function of the facts, the publications and the moment:
 * the same whatever the order in which facts arrived (O10).
 *
 * @param cycles how each cycle stands, the first first; none while the lead itself was not told of
 * @param setAside the facts that are kept and have no say, and why
 */
public record Assessment(List<CycleAssessment> cycles, List<SetAside> setAside) {

    public Assessment {
        cycles = List.copyOf(cycles);
        setAside = List.copyOf(setAside);
    }

    /** Assesses the lead now; a fact from a clock that is ahead of ours has no say before its time (O5). */
    public static Assessment now(String leadId, Collection<ToldFact> told, VersionLookup versions, Instant now) {
        var dossier = Dossier.of(leadId, told);
        return new Assessment(
                dossier.cycles().stream()
                        .map(cycle -> CycleAssessment.now(cycle, versions, now))
                        .toList(),
                Stream.concat(dossier.setAside().stream(), dossier.laterThan(now).stream())
                        .toList());
    }

    /**
     * Assesses the present cycle of a lead at a moment from now on, if nobody tells of anything until then. Empty while the
     * lead itself was not told of.
     */
    public static Optional<CycleAssessment> ifNothingHappens(
            String leadId, Collection<ToldFact> told, VersionLookup versions, Instant moment) {
        return Dossier.of(leadId, told).cycles().stream()
                .reduce((earlier, later) -> later)
                .map(cycle -> CycleAssessment.now(cycle, versions, moment));
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

    /** Why a fact that is kept has no say; empty when it has. */
    public Optional<SetAside> findSetAside(ToldFact fact) {
        return setAside.stream()
                .filter(aside -> aside.isOf(fact.id()))
                .findFirst()
                .or(() -> cycles.isEmpty() ? Optional.of(SetAside.notReceived(fact)) : Optional.empty());
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
