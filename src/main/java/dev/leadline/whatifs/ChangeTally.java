package dev.leadline.whatifs;

import dev.leadline.kernel.decision.Decision;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.rows.TableRow;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Adds up the differences of the leads looked at so far. Tallies of parts add up to that of the whole, in whatever
 * groups and order they are added; how much they hold does not grow with the number of leads. Not for two threads at
 * once.
 */
final class ChangeTally {

    /** A move from one tier to another; either may be {@code null}, for none. */
    record Move(String before, String after) implements Comparable<Move> {

        private static final Comparator<String> NULLS_LAST = Comparator.nullsLast(Comparator.naturalOrder());
        private static final Comparator<Move> ORDER =
                Comparator.comparing(Move::before, NULLS_LAST).thenComparing(Move::after, NULLS_LAST);

        @Override
        public int compareTo(Move other) {
            return ORDER.compare(this, other);
        }
    }

    /** A row of a table. */
    record RowName(String table, String row) {

        static RowName of(TableRow row) {
            return new RowName(row.table().tableName(), row.row());
        }
    }

    private final PartTally open = new PartTally();
    private final PartTally closed = new PartTally();
    private final Map<Move, Long> moves = new TreeMap<>();
    private final Set<RowName> hit = new HashSet<>();
    private final Refusals refusals = new Refusals();
    private final Sample sample;
    private long undecided;

    /** @param sampleSize how many changed leads are kept as examples */
    ChangeTally(int sampleSize) {
        this.sample = new Sample(sampleSize);
    }

    /** Takes a lead that both editions decide. */
    void add(DecisionChange change) {
        hits(change.after());
        moves.merge(
                new Move(DecisionChange.tierOf(change.before()), DecisionChange.tierOf(change.after())), 1L, Long::sum);
        var kinds = change.kinds();
        (change.isClosed() ? closed : open).add(change, kinds);
        if (!kinds.isEmpty()) {
            sample.add(change);
        }
    }

    /** Takes a lead that an edition refuses to decide, or both. */
    void add(List<Refusals.Reason> reasons) {
        undecided++;
        reasons.forEach(refusals::add);
    }

    /** Takes over all that another knows. */
    void add(ChangeTally other) {
        open.add(other.open);
        closed.add(other.closed);
        undecided += other.undecided;
        other.moves.forEach((move, number) -> moves.merge(move, number, Long::sum));
        hit.addAll(other.hit);
        refusals.add(other.refusals);
        sample.add(other.sample);
    }

    /** A row is hit when a rule fires on it, or an attempt is read by it: as in the coverage of cases. */
    void hits(Decision decision) {
        for (var firing : decision.firings()) {
            for (var fact : firing.facts()) {
                if (fact instanceof TableRow row) {
                    hit(row);
                }
            }
        }
        for (var reading : decision.history().readings()) {
            if (reading.row() != null) {
                hit.add(new RowName(TableKind.ATTEMPT_OUTCOMES.tableName(), reading.row()));
            }
        }
    }

    private void hit(TableRow row) {
        // rows that were collected are named together (HitPolicy.COLLECT)
        for (var name : row.row().split("\\+")) {
            hit.add(new RowName(row.table().tableName(), name));
        }
    }

    /** The leads looked at, those included that an edition refuses. */
    long leads() {
        return open.leads() + closed.leads() + undecided;
    }

    long undecided() {
        return undecided;
    }

    /** All leads that both editions decide. */
    PartTally all() {
        return open.with(closed);
    }

    /** Those that were not disposed of. */
    PartTally open() {
        return open;
    }

    PartTally closed() {
        return closed;
    }

    Map<Move, Long> moves() {
        return moves;
    }

    boolean isHit(RowName row) {
        return hit.contains(row);
    }

    Refusals refusals() {
        return refusals;
    }

    List<DecisionChange> sample() {
        return sample.changes();
    }
}
