package dev.leadline.whatifs;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** Adds up the differences of some of the leads: of those that are open, or of those that are closed. */
final class PartTally {

    private final Map<ChangeKind, Long> byKind = new EnumMap<>(ChangeKind.class);
    private final Effort before = new Effort();
    private final Effort after = new Effort();
    private long leads;
    private long changed;
    private long newlyBreached;
    private long noLongerBreached;

    /** Takes a lead that both editions decide, with the kinds of its difference. */
    void add(DecisionChange change, Set<ChangeKind> kinds) {
        leads++;
        before.add(change.before());
        after.add(change.after());
        newlyBreached += change.isNewlyBreached() ? 1 : 0;
        noLongerBreached += change.isNoLongerBreached() ? 1 : 0;
        changed += kinds.isEmpty() ? 0 : 1;
        kinds.forEach(kind -> byKind.merge(kind, 1L, Long::sum));
    }

    /** Takes over all that another knows. */
    void add(PartTally other) {
        leads += other.leads;
        changed += other.changed;
        newlyBreached += other.newlyBreached;
        noLongerBreached += other.noLongerBreached;
        other.byKind.forEach((kind, number) -> byKind.merge(kind, number, Long::sum));
        before.add(other.before);
        after.add(other.after);
    }

    /** Both together. */
    PartTally with(PartTally other) {
        var both = new PartTally();
        both.add(this);
        both.add(other);
        return both;
    }

    long leads() {
        return leads;
    }

    long changed() {
        return changed;
    }

    long changed(ChangeKind kind) {
        return byKind.getOrDefault(kind, 0L);
    }

    long newlyBreached() {
        return newlyBreached;
    }

    long noLongerBreached() {
        return noLongerBreached;
    }

    Effort before() {
        return before;
    }

    Effort after() {
        return after;
    }
}
