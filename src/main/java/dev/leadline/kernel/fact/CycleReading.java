package dev.leadline.kernel.fact;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads one cycle out of the facts that stand. */
final class CycleReading {

    private static final String OWNER = "owner";
    private static final String TEAM = "team";

    private final Receipt receipt;
    private final List<ToldFact> standing;
    private final Instant end;

    /** @param end when the next cycle begins; what happens then or later is not of this one */
    CycleReading(Receipt receipt, List<ToldFact> standing, Instant end) {
        this.receipt = receipt;
        this.standing = standing;
        this.end = end;
    }

    /** @param rankBefore the rank at the end of the cycle before; {@code null} when there was none */
    Cycle toCycle(int number, BigDecimal rankBefore) {
        var ranks = ranks();
        var assignments = assignments();
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
    private Description description(BigDecimal rank, List<Assignment> assignments) {
        var last = receipt.last();
        var attributes = new TreeMap<>(last.lead().attributes());
        put(attributes, OWNER, assignments.stream().map(Assignment::owner));
        put(attributes, TEAM, assignments.stream().map(Assignment::team));
        var lead = last.lead();
        return new Description(
                new Lead(receipt.leadId(), rank, lead.stage(), receipt.receivedAt(), lead.zone(), attributes),
                last.policy());
    }

    private static void put(TreeMap<String, String> attributes, String name, Stream<String> values) {
        attributes.remove(name);
        values.filter(Objects::nonNull).findFirst().ifPresent(value -> attributes.put(name, value));
    }

    /** The rank that the lead was received with, or that it was known to have by then. */
    private BigDecimal rankAtReceipt(List<RankChange> ranks, BigDecimal rankBefore) {
        var first = receipt.first().lead().rank();
        if (first != null) {
            return first;
        }
        var known = rankBefore;
        for (var change : ranks) {
            known = change.at().isAfter(receipt.receivedAt()) ? known : change.rank();
        }
        return known;
    }

    /**
     * Ranks told by themselves, and those by which a description differs from the one before: who describes a lead again
     * only to tell of something else does not take back a rank told meanwhile.
     */
    private List<RankChange> ranks() {
        var changes = new ArrayList<RankChange>();
        BigDecimal said = null;
        for (var fact : receipt.described()) {
            var rank = Receipt.description(fact).lead().rank();
            boolean isFirst = fact == receipt.described().get(0);
            if (rank != null && !isFirst && (said == null || rank.compareTo(said) != 0)) {
                changes.add(new RankChange(afterReceipt(fact.occurredAt()), rank));
            }
            said = rank == null ? said : rank;
        }
        ofTheLead(FactKind.RANK, RankChange.class).forEach(changes::add);
        changes.sort(Comparator.comparing(RankChange::at).thenComparing(RankChange::rank));
        return changes;
    }

    /** The same for owner and team. The first holds from receipt. */
    private List<Assignment> assignments() {
        var all = new ArrayList<Assignment>();
        Assignment said = null;
        for (var fact : receipt.described()) {
            var attributes = Receipt.description(fact).lead().attributes();
            var now = new Assignment(afterReceipt(fact.occurredAt()), attributes.get(OWNER), attributes.get(TEAM));
            if (said != null
                    && !(Objects.equals(now.owner(), said.owner()) && Objects.equals(now.team(), said.team()))) {
                all.add(now);
            }
            said = now;
        }
        ofTheLead(FactKind.ASSIGNMENT, Assignment.class).forEach(all::add);
        all.sort(Comparator.comparing(Assignment::at)
                .thenComparing(Assignment::owner, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(Assignment::team, Comparator.nullsFirst(Comparator.naturalOrder())));
        return fromReceipt(all);
    }

    private List<Assignment> fromReceipt(List<Assignment> all) {
        var attributes = receipt.first().lead().attributes();
        var first = new Assignment(receipt.receivedAt(), attributes.get(OWNER), attributes.get(TEAM));
        boolean isSaid = first.owner() != null || first.team() != null;
        var rest = new ArrayList<Assignment>();
        for (var each : all) {
            if (each.at().isAfter(receipt.receivedAt())) {
                rest.add(each);
            } else if (!isSaid) {
                first = new Assignment(receipt.receivedAt(), each.owner(), each.team());
            }
        }
        rest.add(0, first);
        return rest;
    }

    private Instant afterReceipt(Instant said) {
        return said.isBefore(receipt.receivedAt()) ? receipt.receivedAt() : said;
    }

    /** Of leads that were merged, what the one that stays was said to be counts. */
    private <T> Stream<T> ofTheLead(FactKind kind, Class<T> type) {
        return standing.stream()
                .filter(fact -> fact.key().kind() == kind && fact.leadId().equals(receipt.leadId()))
                .filter(fact -> fact.occurredAt().isBefore(end))
                .map(fact -> type.cast(fact.content()));
    }

    private <T> Stream<T> told(FactKind kind, Class<T> type) {
        return standing.stream()
                .filter(fact -> fact.key().kind() == kind && fact.occurredAt().isBefore(end))
                .map(fact -> type.cast(fact.content()));
    }
}
