package dev.leadline.whatifs.past;

import dev.leadline.whatifs.changes.DecisionChange;
import dev.leadline.whatifs.changes.PartTally;
import dev.leadline.whatifs.changes.Refusals;
import dev.leadline.whatifs.changes.RowHits;
import dev.leadline.whatifs.lists.ChangedLeadRow;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds up the differences of the leads looked at so far. Tallies of parts add up to that of the whole, in whatever
 * groups and order they are added; how much they hold does not grow with the number of leads. Not for two threads at
 * once.
 */
public final class ChangeTally {

    private final PartTally open = new PartTally(null);
    private final PartTally closed = new PartTally(null);
    private final RowHits hits = new RowHits();
    private final Refusals refusals = new Refusals();
    private final Sample sample;
    private final List<ChangedLeadRow> closedRows = new ArrayList<>();
    private long undecided;
    private long passedBy;

    /** @param sampleSize how many changed leads are kept as examples */
    public ChangeTally(int sampleSize) {
        this.sample = new Sample(sampleSize);
    }

    /** Takes a lead that both editions decide. */
    public void add(DecisionChange change) {
        hits.add(change.after());
        var kinds = change.kinds();
        (change.isClosed() ? closed : open).add(change, kinds);
        if (!kinds.isEmpty()) {
            sample.add(change);
        }
    }

    /** Takes a lead for the list of closed leads, if it changes. */
    void list(DecisionChange change) {
        if (!change.kinds().isEmpty()) {
            closedRows.add(ChangedLeadRow.closed(change));
        }
    }

    /** The rows of this part alone: another's are not taken over. */
    public List<ChangedLeadRow> closedRows() {
        return closedRows;
    }

    /** Looks at a lead that has no say. */
    void passBy() {
        passedBy++;
    }

    /** Takes a lead that an edition refuses to decide, or both. */
    void add(List<Refusals.Reason> reasons) {
        undecided++;
        reasons.forEach(refusals::add);
    }

    /** Takes over all that another knows. */
    public void add(ChangeTally other) {
        open.add(other.open);
        closed.add(other.closed);
        undecided += other.undecided;
        passedBy += other.passedBy;
        hits.add(other.hits);
        refusals.add(other.refusals);
        sample.add(other.sample);
    }

    /** The leads looked at, those included that have no say. */
    public long lookedAt() {
        return leads() + passedBy;
    }

    /** The leads that have a say, those included that an edition refuses. */
    public long leads() {
        return open.leads() + closed.leads() + undecided;
    }

    public long undecided() {
        return undecided;
    }

    /** All leads that both editions decide. */
    public PartTally all() {
        return open.with(closed);
    }

    /** Those that were not disposed of. */
    public PartTally open() {
        return open;
    }

    public PartTally closed() {
        return closed;
    }

    /** The rows of the edition tried that leads are for. */
    public RowHits hits() {
        return hits;
    }

    public Refusals refusals() {
        return refusals;
    }

    public List<DecisionChange> sample() {
        return sample.changes();
    }
}
