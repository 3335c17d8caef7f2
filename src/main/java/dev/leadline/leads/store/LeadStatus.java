package dev.leadline.leads.store;

/** The status of a tracked lead as a whole. */
public enum LeadStatus {
    /** Something was told of it, but not yet the lead itself. */
    AWAITED,
    /** It has been received and not been disposed of. */
    OPEN,
    /** It has been disposed of. */
    CLOSED,
    /** It is another lead. */
    MERGED
}
