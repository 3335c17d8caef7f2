package dev.leadline.kernel.decision;

import dev.leadline.kernel.fact.Facts;
import dev.leadline.kernel.fact.Lead;
import dev.leadline.kernel.obligation.Change;
import dev.leadline.kernel.obligation.VersionPeriod;
import dev.leadline.kernel.policy.ResolvedPolicy;
import dev.leadline.kernel.policy.Transition;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The times in which one promise held for a lead: its rank stayed within one row, under one policy version. Most leads
 * have one. A lead that is disposed of is never assessed again (O9).
 */
final class PolicyPeriods {

    private final Facts facts;
    private final BiFunction<ResolvedPolicy, Lead, List<Object>> promised;
    private final List<Period> stretches = new ArrayList<>();
    private ResolvedPolicy policy;
    private @Nullable BigDecimal rank;
    private @Nullable Change begin;
    private @Nullable Instant next;

    private PolicyPeriods(VersionPeriod first, Facts facts, BiFunction<ResolvedPolicy, Lead, List<Object>> promised) {
        this.promised = promised;
        this.facts = facts;
        this.policy = first.policy();
        this.rank = facts.lead().rank();
    }

    /**
     * One of them.
     *
     * @param policy the version that holds
     * @param facts what had happened by its end; for the last one, everything as it was told
     * @param rank the lead's rank in it
     * @param change what it began with; {@code null} for the first, which began with receipt
     * @param next when rank or policy become another after {@code asOf}, as is known already
     */
    record Period(
            ResolvedPolicy policy,
            Facts facts,
            @Nullable BigDecimal rank,
            @Nullable Change change,
            @Nullable Instant next) {}

    /** Something that may end one stretch and begin the next. */
    private record Turn(Instant at, @Nullable VersionPeriod regime, @Nullable BigDecimal rank) {

        boolean isLike(Turn other) {
            return at.equals(other.at) && (regime == null) == (other.regime == null);
        }
    }

    /**
     * In the order in which they followed each other; never empty.
     *
     * @param promised what the rules promise a lead under a policy
     */
    static List<Period> of(
            List<VersionPeriod> regimes, Facts facts, BiFunction<ResolvedPolicy, Lead, List<Object>> promised) {
        if (regimes.size() == 1 && facts.ranks().isEmpty()) {
            var rank = facts.lead().rank();
            return List.of(new Period(regimes.get(0).policy(), facts, rank, null, null));
        }
        var all = new PolicyPeriods(regimes.get(0), facts, promised);
        turns(regimes, facts).forEach(all::take);
        all.stretches.add(new Period(all.policy, facts, all.rank, all.begin, all.next));
        return all.stretches;
    }

    /**
     * In order; at one moment policies before ranks. Of several ranks or policies at the same moment the last one holds:
     * the highest rank, the policy that came last. The others held for no time and promised nothing.
     */
    private static List<Turn> turns(List<VersionPeriod> regimes, Facts facts) {
        var turns = new ArrayList<Turn>();
        regimes.stream()
                .skip(1)
                .filter(regime -> regime.transition() != Transition.NEW_LEADS)
                .forEach(regime -> turns.add(new Turn(latest(begin(regime), facts), regime, null)));
        facts.ranks().forEach(change -> turns.add(new Turn(latest(change.at(), facts), null, change.rank())));
        turns.removeIf(turn -> isTooLate(turn, facts));
        turns.sort(Comparator.comparing(Turn::at));
        for (int i = turns.size() - 2; i >= 0; i--) {
            if (turns.get(i).isLike(turns.get(i + 1))) {
                turns.remove(i);
            }
        }
        return turns;
    }

    private static Instant begin(VersionPeriod later) {
        return Objects.requireNonNull(later.from(), "only the first version has no beginning");
    }

    private static boolean isTooLate(Turn turn, Facts facts) {
        return facts.disposition() != null
                && turn.at().isAfter(facts.lead().receivedAt())
                && !turn.at().isBefore(facts.disposition().occurredAt());
    }

    /** What was said before receipt holds from receipt on. */
    private static Instant latest(Instant at, Facts facts) {
        var receivedAt = facts.lead().receivedAt();
        return at.isBefore(receivedAt) ? receivedAt : at;
    }

    private void take(Turn turn) {
        var nextPolicy = turn.regime() == null ? policy : turn.regime().policy();
        var nextRank = turn.regime() == null ? turn.rank() : rank;
        if (turn.at().isAfter(facts.lead().receivedAt())) {
            if (turn.at().isAfter(facts.asOf().at())) {
                next = next == null && (nextPolicy != policy || !Objects.equals(nextRank, rank)) ? turn.at() : next;
                return;
            }
            if (isAnother(nextPolicy, nextRank)) {
                end(turn);
            }
        }
        policy = nextPolicy;
        rank = nextRank;
    }

    private void end(Turn turn) {
        stretches.add(new Period(policy, facts.until(turn.at(), rank), rank, begin, null));
        begin = turn.regime() == null
                ? Change.ofRank(turn.at(), rank, Objects.requireNonNull(turn.rank(), "a turn is of rank or policy"))
                : Change.ofPolicy(turn.at(), turn.regime(), rank);
    }

    /** A rank for which the rules promise the same is no change. */
    private boolean isAnother(ResolvedPolicy nextPolicy, @Nullable BigDecimal nextRank) {
        if (nextPolicy != policy || rank == null) {
            return true;
        }
        var lead = facts.lead();
        return !promised.apply(policy, lead.withRank(rank)).equals(promised.apply(policy, lead.withRank(nextRank)));
    }
}
