package dev.leadline.kernel.policy.rows;

/** The handling of the leads of a tier. */
public enum Handling {
    /** They are worked: attempts are required by deadlines (O1). */
    WORK,
    /** They are held back and nurtured: nothing is due (R3). */
    NURTURE
}
