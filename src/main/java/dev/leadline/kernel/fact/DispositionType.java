package dev.leadline.kernel.fact;

/** The ways in which a team can be done with a lead. */
public enum DispositionType {
    ACCEPTED,
    REJECTED,
    DISQUALIFIED,
    RETURNED
}
