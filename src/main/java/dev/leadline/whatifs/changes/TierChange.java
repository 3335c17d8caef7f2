package dev.leadline.whatifs.changes;

import java.util.Comparator;

/** A move from one tier to another, or none; either may be {@code null}, for no tier. */
public record TierChange(String before, String after) implements Comparable<TierChange> {

    private static final Comparator<String> NULLS_LAST = Comparator.nullsLast(Comparator.naturalOrder());
    private static final Comparator<TierChange> ORDER =
            Comparator.comparing(TierChange::before, NULLS_LAST).thenComparing(TierChange::after, NULLS_LAST);

    static TierChange of(DecisionChange change) {
        return new TierChange(DecisionChange.tierOf(change.before()), DecisionChange.tierOf(change.after()));
    }

    @Override
    public int compareTo(TierChange other) {
        return ORDER.compare(this, other);
    }
}
