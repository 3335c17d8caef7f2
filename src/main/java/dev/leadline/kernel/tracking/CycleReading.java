package dev.leadline.kernel.tracking;

import dev.leadline.kernel.fact.Assignment;
import dev.leadline.kernel.fact.Attempt;
import dev.leadline.kernel.fact.Description;
import dev.leadline.kernel.fact.FactKind;
import dev.leadline.kernel.fact.Lead;
import dev.leadline.kernel.fact.Pause;
import dev.leadline.kernel.fact.RankChange;
import dev.leadline.kernel.fact.ToldFact;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one cycle out of the facts that stand. */
final class CycleReading {

    private final Receipt receipt;
    private final List<ToldFact> standing;
    private final Union union;
    private final Instant end;

    /** @param end when the next cycle begins; what happens then or later is not of this one */
    CycleReading(Receipt receipt, List<ToldFact> standing, Union union, Instant end) {
        this.receipt = receipt;
        this.standing = standing;
        this.union = union;
        this.end = end;
    }

    /** @param rankBefore the rank at the end of the cycle before */
    Cycle toCycle(int number, @Nullable BigDecimal rankBefore) {
        var ranks = ranks();
        var assignments = new Handovers(receipt).with(ofTheLead(FactKind.ASSIGNMENT, Assignment.class));
        return new Cycle(
                number,
                description(rankAtReceipt(ranks, rankBefore), assignments),
                ranks.stream()
                        .filter(change -> change.at().isAfter(receipt.receivedAt()))
                        .toList(),
                told(FactKind.ATTEMPT, Attempt.class).toList(),
                standing.stream()
                        .filter(fact -> fact.key().kind() == FactKind.PAUSE)
                        .map(fact -> (Pause) fact.content())
                        .toList(),
                receipt.disposition(),
                assignments);
    }

    /** What the lead was said to be last, with the rank, owner and team it had first. */
    private Description description(@Nullable BigDecimal rank, List<Assignment> assignments) {
        var last = receipt.last();
        var attributes = new TreeMap<>(last.lead().attributes());
        put(attributes, Handovers.OWNER, assignments.stream().map(Assignment::owner));
        put(attributes, Handovers.TEAM, assignments.stream().map(Assignment::team));
        var lead = last.lead();
        return new Description(
                new Lead(receipt.leadId(), rank, lead.stage(), receipt.receivedAt(), lead.zone(), attributes),
                last.policy());
    }

    private static void put(TreeMap<String, String> attributes, String name, Stream<String> values) {
        attributes.remove(name);
        values.filter(Objects::nonNull).findFirst().ifPresent(value -> attributes.put(name, value));
    }

    /**
     * The rank that the lead was received with, or that it was known to have by then. One told by itself for the very
     * moment of receipt holds from receipt.
     */
    private @Nullable BigDecimal rankAtReceipt(List<RankChange> ranks, @Nullable BigDecimal rankBefore) {
        var said = describedRank();
        var known = said == null ? rankBefore : said;
        for (var change : ranks) {
            boolean isAtReceipt = change.at().equals(receipt.receivedAt());
            boolean isBefore = change.at().isBefore(receipt.receivedAt());
            if (isAtReceipt || isBefore && said == null && rankBefore == null) {
                known = change.rank();
            }
        }
        return known;
    }

    /** The last rank of the descriptions by which it was received. */
    private @Nullable BigDecimal describedRank() {
        return receipt.describedAtReceipt().stream()
                .map(fact -> Receipt.description(fact).lead().rank())
                .filter(Objects::nonNull)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    /**
     * Ranks told by themselves, and those by which a description differs from the one before: who describes a lead again
     * only to tell of something else does not take back a rank told meanwhile.
     */
    private List<RankChange> ranks() {
        var changes = new ArrayList<RankChange>();
        var said = describedRank();
        for (var fact : receipt.describedLater()) {
            var rank = Receipt.description(fact).lead().rank();
            if (rank != null && (said == null || rank.compareTo(said) != 0)) {
                changes.add(new RankChange(fact.occurredAt(), rank));
            }
            said = rank == null ? said : rank;
        }
        ofTheLead(FactKind.RANK, RankChange.class).forEach(changes::add);
        changes.sort(Comparator.comparing(RankChange::at).thenComparing(RankChange::rank));
        return changes;
    }

    /** Of leads that were merged, what the one that stays was said to be counts, and what is said since they are one. */
    private <T> Stream<T> ofTheLead(FactKind kind, Class<T> type) {
        return standing.stream()
                .filter(fact -> fact.key().kind() == kind && (receipt.isOf(fact.leadId()) || union.isOne(fact)))
                .filter(fact -> fact.occurredAt().isBefore(end))
                .map(fact -> type.cast(fact.content()));
    }

    private <T> Stream<T> told(FactKind kind, Class<T> type) {
        return standing.stream()
                .filter(fact -> fact.key().kind() == kind && fact.occurredAt().isBefore(end))
                .map(fact -> type.cast(fact.content()));
    }
}
