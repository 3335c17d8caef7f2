package dev.leadline.kernel.decision;

import dev.leadline.kernel.fact.Facts;
import dev.leadline.kernel.policy.ResolvedPolicy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The times in which one promise held for a lead: its rank stayed within one row, under one policy version. Most leads
 * have one. A lead that is disposed of is never judged anew (O9).
 */
final class Stretches {

    private final Facts facts;
    private final List<Stretch> stretches = new ArrayList<>();
    private ResolvedPolicy policy;
    private BigDecimal rank;
    private Change begin;

    private Stretches(Regime first, Facts facts) {
        this.facts = facts;
        this.policy = first.policy();
        this.rank = facts.lead().rank();
    }

    /**
     * One of them.
     *
     * @param policy the version that holds
     * @param facts what had happened by its end; for the last one, everything as it was told
     * @param rank the lead's rank in it; {@code null} when it has none
     * @param change what it began with; {@code null} for the first, which began with receipt
     */
    record Stretch(ResolvedPolicy policy, Facts facts, BigDecimal rank, Change change) {}

    /** Something that may end one stretch and begin the next. */
    private record Turn(Instant at, Regime regime, BigDecimal rank) {}

    /** In the order in which they followed each other; never empty. */
    static List<Stretch> of(List<Regime> regimes, Facts facts) {
        if (regimes.size() == 1 && facts.ranks().isEmpty()) {
            return List.of(
                    new Stretch(regimes.get(0).policy(), facts, facts.lead().rank(), null));
        }
        var all = new Stretches(regimes.get(0), facts);
        turns(regimes, facts).forEach(all::take);
        all.stretches.add(new Stretch(all.policy, facts, all.rank, all.begin));
        return all.stretches;
    }

    private static List<Turn> turns(List<Regime> regimes, Facts facts) {
        var turns = new ArrayList<Turn>();
        regimes.stream().skip(1).forEach(regime -> turns.add(new Turn(latest(regime.from(), facts), regime, null)));
        facts.ranks().forEach(change -> turns.add(new Turn(latest(change.at(), facts), null, change.rank())));
        turns.removeIf(turn -> turn.at().isAfter(facts.asOf().at())
                || facts.disposition() != null
                        && !turn.at().isBefore(facts.disposition().occurredAt()));
        turns.sort(Comparator.comparing(Turn::at));
        return turns;
    }

    /** What was said before receipt holds from receipt on. */
    private static Instant latest(Instant at, Facts facts) {
        var receivedAt = facts.lead().receivedAt();
        return at.isBefore(receivedAt) ? receivedAt : at;
    }

    private void take(Turn turn) {
        var nextPolicy = turn.regime() == null ? policy : turn.regime().policy();
        var nextRank = turn.regime() == null ? turn.rank() : rank;
        if (isAnother(nextPolicy, nextRank)) {
            stretches.add(new Stretch(policy, facts.until(turn.at(), rank), rank, begin));
            begin = turn.regime() == null
                    ? Change.ofRank(turn.at(), rank, nextRank)
                    : Change.ofPolicy(turn.regime(), rank);
        }
        policy = nextPolicy;
        rank = nextRank;
    }

    /** A rank that falls into the same rows promises the same. */
    private boolean isAnother(ResolvedPolicy nextPolicy, BigDecimal nextRank) {
        if (nextPolicy != policy || rank == null) {
            return true;
        }
        var attributes = facts.lead().attributes();
        return !policy.rowsFor(rank, attributes).equals(policy.rowsFor(nextRank, attributes));
    }
}
