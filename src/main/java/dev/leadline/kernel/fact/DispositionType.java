package dev.leadline.kernel.fact;

/** The ways in which a team can be done with a lead. */
public enum DispositionType {
    ACCEPTED,
    REJECTED,
    DISQUALIFIED,
    RETURNED;

    /** Returns whether the lead was given up: neither accepted nor rejected (O4). */
    public boolean isGivingUp() {
        return this == DISQUALIFIED || this == RETURNED;
    }
}
