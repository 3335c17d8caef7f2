package dev.leadline.kernel.obligation;

/** The state of an obligation (O6). */
public enum ObligationState {
    /** Done at or before the deadline (B6). */
    MET,
    /** Done after the deadline. */
    MET_LATE,
    /** Not done, and there is time. */
    OPEN,
    /** Not done, and most of the time is gone. */
    AT_RISK,
    /** Not done, and the deadline has passed (B6). */
    BREACHED,
    /** Not done, and forgiven. */
    WAIVED,
    /** No longer owed: what it was for came about in another way. */
    CANCELLED;

    /** Returns whether something still has to be done for it. */
    public boolean isOutstanding() {
        return this == OPEN || this == AT_RISK || this == BREACHED;
    }
}
