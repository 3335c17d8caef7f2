package dev.leadline.kernel.decision;

/** What may have to be done next. */
public enum ActionType {
    /** Try to contact the lead. */
    ATTEMPT,
    /** Accept or reject a lead that was reached (O2). */
    ACCEPT_OR_REJECT,
    /** Disqualify a lead that nobody reached, or return it to marketing (O3). */
    DISQUALIFY_OR_RETURN,
    /** Nurture it until it ranks higher (R3). */
    NURTURE,
    /** Rank it (R2). */
    SCORE,
    /** Nothing: the lead is disposed of (O3). */
    NONE
}
