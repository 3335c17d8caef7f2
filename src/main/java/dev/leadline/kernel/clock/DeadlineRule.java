package dev.leadline.kernel.clock;

/** The way to recompute a deadline after a change of rank or policy (O8, O9). */
public enum DeadlineRule {
    /** As if it had been promised when the lead was received (O1). */
    FROM_RECEIPT,
    /** From the moment of the change. */
    FROM_CHANGE,
    /** From the moment of the change, or until the old deadline where that is earlier. */
    EARLIER_OF,
    /** As if it had been promised at receipt, or until the old deadline where that is later. */
    LATER_OF;

    /** Chooses between the previous deadline and the recomputed one. */
    public Deadline choose(Deadline old, Deadline anew) {
        if (this == EARLIER_OF) {
            return anew.isBefore(old) ? anew : old;
        }
        if (this == LATER_OF) {
            return anew.isBefore(old) ? old : anew;
        }
        return anew;
    }

    /** Chooses the deadline of a promise that is counted from the change; only one that never shortens looks back. */
    public Deadline chooseFromChange(Deadline old, Deadline anew) {
        return this == LATER_OF ? choose(old, anew) : anew;
    }

    /** Returns whether it counts from the moment of the change. */
    public boolean isFromChange() {
        return this == FROM_CHANGE || this == EARLIER_OF;
    }
}
