package dev.leadline.kernel.policy;

/** What it means when more than one row of a table is for the same lead. */
public enum HitPolicy {
    /** It is a fault: the rows overlap, and the table is refused. */
    UNIQUE,
    /** The row that stands first is meant. */
    FIRST
}
