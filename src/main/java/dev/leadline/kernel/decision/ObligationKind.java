package dev.leadline.kernel.decision;

/** What can be owed for a lead of a worked tier. */
public enum ObligationKind {
    /** The first call; only a phone attempt satisfies it, or a call from the lead (O1). */
    FIRST_CALL,
    /** All attempts that the tier requires in every channel (O1). */
    ALL_ATTEMPTS,
    /**
     * A word on what becomes of the lead, once it was reached (O2) or every floor is met (O3). It is owed by the
     * deadline of all activity.
     */
    DISPOSITION,

    /**
     * Not to give the lead up before every floor is met or someone is reached (O4). It is there only when that happened,
     * breached or waived; it has no deadline.
     */
    EARLY_DISQUALIFICATION
}
