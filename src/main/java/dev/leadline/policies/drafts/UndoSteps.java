package dev.leadline.policies.drafts;

import java.util.Map;
import java.util.OptionalInt;

/**
 * Where the next undo and the next redo of a draft lead. To go back to a revision is an edit, which makes a revision as
 * well; so that one can go on back, and forth again, such a revision stands for the one that it went back to.
 */
public final class UndoSteps {

    /** The text that each revision has first had, and the one that it was made from. */
    private final int[] origins;

    private final int[] parents;
    /** The last edit on whose way back each revision stands. */
    private final int[] tips;

    /**
     * @param last the present revision
     * @param wentBack the revisions that went back to another, with that one
     */
    UndoSteps(int last, Map<Integer, Integer> wentBack) {
        origins = new int[last + 1];
        parents = new int[last + 1];
        tips = new int[last + 1];
        for (int revision = 1; revision <= last; revision++) {
            var to = wentBack.get(revision);
            if (to == null) {
                origins[revision] = revision;
                parents[revision] = origins[revision - 1];
                tips[revision] = revision;
            } else {
                origins[revision] = origins[to];
                boolean isOnTheWay = next(tips[revision - 1], origins[to]) >= 0;
                tips[revision] = isOnTheWay ? tips[revision - 1] : origins[to];
            }
        }
    }

    /** The revision before the present one; empty at the first. */
    public OptionalInt undo() {
        int before = parents[origins[origins.length - 1]];
        return before == 0 ? OptionalInt.empty() : OptionalInt.of(before);
    }

    /** The revision that the last undo came from; empty unless there is one. */
    public OptionalInt redo() {
        int last = origins.length - 1;
        int next = next(tips[last], origins[last]);
        return next <= 0 ? OptionalInt.empty() : OptionalInt.of(next);
    }

    /** The one after {@code from} on the way to {@code tip}; 0 when they are the same, -1 when it is not on the way. */
    private int next(int tip, int from) {
        int after = 0;
        for (int at = tip; at > 0; at = parents[at]) {
            if (at == from) {
                return after;
            }
            after = at;
        }
        return -1;
    }
}
