package dev.leadline.whatifs.changes;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Adds up the differences of some of the leads: of those that are open, of those that are closed, or of those of a team.
 * Tallies of parts add up to that of the whole, in whatever groups and order. Not for two threads at once.
 */
public final class PartTally {

    private final Map<ChangeKind, Long> byKind = new EnumMap<>(ChangeKind.class);
    private final Map<TierChange, Long> tiers = new TreeMap<>();
    private final EvenPace pace;
    private final Effort before;
    private final Effort after;
    private long leads;
    private long changed;

    /** @param pace how fast attempts are made; {@code null} where nobody asks */
    public PartTally(EvenPace pace) {
        this.pace = pace;
        this.before = new Effort(pace);
        this.after = new Effort(pace);
    }

    /** Takes a lead that both editions decide, with the kinds of its difference. */
    public void add(DecisionChange change, Set<ChangeKind> kinds) {
        leads++;
        before.add(change.before());
        after.add(change.after());
        tiers.merge(TierChange.of(change), 1L, Long::sum);
        changed += kinds.isEmpty() ? 0 : 1;
        kinds.forEach(kind -> byKind.merge(kind, 1L, Long::sum));
    }

    /** Takes over all that another knows. */
    public void add(PartTally other) {
        leads += other.leads;
        changed += other.changed;
        other.byKind.forEach((kind, number) -> byKind.merge(kind, number, Long::sum));
        other.tiers.forEach((tier, number) -> tiers.merge(tier, number, Long::sum));
        before.add(other.before);
        after.add(other.after);
    }

    /** Both together. */
    public PartTally with(PartTally other) {
        var both = new PartTally(pace);
        both.add(this);
        both.add(other);
        return both;
    }

    /** The same leads, of which none is answered differently. */
    public PartTally unchanged() {
        var same = new PartTally(pace);
        same.leads = leads;
        tiers.forEach(
                (tier, number) -> same.tiers.merge(new TierChange(tier.before(), tier.before()), number, Long::sum));
        same.before.add(before);
        same.after.add(before);
        return same;
    }

    /** Returns whether it says what attempts are made soon. */
    public boolean isPaced() {
        return pace != null;
    }

    public long leads() {
        return leads;
    }

    public long changed() {
        return changed;
    }

    public long changed(ChangeKind kind) {
        return byKind.getOrDefault(kind, 0L);
    }

    /** How many leads come from which tier into which. */
    public Map<TierChange, Long> tiers() {
        return tiers;
    }

    public Effort before() {
        return before;
    }

    public Effort after() {
        return after;
    }
}
