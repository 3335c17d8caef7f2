package dev.leadline.kernel.tracking.dossier;

import dev.leadline.kernel.fact.FactKind;
import dev.leadline.kernel.fact.ToldFact;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was told about a lead, and about the leads that were merged into it, put in order. It is a function of
 * the set of facts and of their numbers: whatever the order of their arrival and however often each was told, it is the
 * same (O10).
 */
public final class Dossier {

    private static final Set<FactKind> OF_CYCLES =
            Set.of(FactKind.ATTEMPT, FactKind.PAUSE, FactKind.RANK, FactKind.ASSIGNMENT);

    /** A pause may be planned, and a lead is received as soon as it is told of. */
    private static final Set<FactKind> LATER =
            Set.of(FactKind.ATTEMPT, FactKind.DISPOSITION, FactKind.RANK, FactKind.ASSIGNMENT);

    private final List<ToldFact> standing;
    private final List<CycleReading> readings = new ArrayList<>();
    private final List<Cycle> cycles = new ArrayList<>();
    private final List<SetAside> setAside = new ArrayList<>();

    private Dossier(String leadId, Collection<ToldFact> told) {
        var all = Amendments.of(told);
        var union = new Union(leadId, all.standing());
        boolean isWhole = told.stream().allMatch(fact -> union.has(fact.leadId()));
        var amendments = isWhole
                ? all
                : Amendments.of(
                        told.stream().filter(fact -> union.has(fact.leadId())).toList());
        this.standing = amendments.standing();
        var division = new Division(leadId, standing, union);
        read(division.cycles(), union);
        setAside.addAll(amendments.setAside());
        setAside.addAll(division.setAside());
        standing.stream()
                .collect(Collectors.groupingBy(ToldFact::id, LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(this::setAsideParts);
    }

    /** A pause that was corrected stands in parts, which may have their say in different cycles. */
    private void setAsideParts(List<ToldFact> parts) {
        var aside =
                parts.stream().map(this::findSetAside).filter(Objects::nonNull).toList();
        if (!aside.isEmpty()) {
            setAside.add(aside.size() < parts.size() ? aside.get(0).inPart() : aside.get(0));
        }
    }

    /**
     * Puts in order what was told.
     *
     * @param leadId the lead; of those merged into it the receipt and what was done about them count, and what they were
     *     said to be before the lead itself was received and since they are one with it
     * @param told about it and about those merged into it, in any order; what is about other leads has no say
     */
    public static Dossier of(String leadId, Collection<ToldFact> told) {
        return new Dossier(leadId, told);
    }

    /** The cycles, the first first; none while the lead itself was not told of. */
    public List<Cycle> cycles() {
        return List.copyOf(cycles);
    }

    /** Returns the facts that are stored without effect, and those of which a part has none. */
    public List<SetAside> setAside() {
        return List.copyOf(setAside);
    }

    /** Why a fact that is kept has no say; empty when it has. */
    public Optional<SetAside> findSetAside(ToldFact.Id id) {
        return setAside.stream().filter(aside -> aside.isOf(id)).findFirst();
    }

    /** The facts that have no say before a moment, since they are later than that. */
    public List<SetAside> laterThan(Instant moment) {
        return standing.stream()
                .filter(fact -> LATER.contains(fact.key().kind())
                        && fact.occurredAt().isAfter(moment)
                        && findSetAside(fact.id()).isEmpty())
                .map(fact -> SetAside.later(fact, moment))
                .toList();
    }

    private void read(List<Division.Opened> opened, Union union) {
        BigDecimal rank = null;
        for (int i = 0; i < opened.size(); i++) {
            var end = i + 1 < opened.size() ? opened.get(i + 1).receivedAt() : Instant.MAX;
            var reading = new CycleReading(opened.get(i), standing, union, end);
            readings.add(reading);
            cycles.add(reading.toCycle(i + 1, rank));
            rank = reading.rankAtEnd(rank);
        }
    }

    /** A fact belongs to the cycle in which it happened. */
    private @Nullable SetAside findSetAside(ToldFact fact) {
        if (readings.isEmpty() || !OF_CYCLES.contains(fact.key().kind())) {
            return null;
        }
        int i = readings.size() - 1;
        while (i >= 0 && fact.occurredAt().isBefore(cycles.get(i).receivedAt())) {
            i--;
        }
        if (i < 0) {
            return fact.key().kind() == FactKind.ATTEMPT ? SetAside.beforeReceipt(fact) : null;
        }
        return readings.get(i).findSetAside(fact, i == readings.size() - 1);
    }
}
