package dev.leadline.kernel.policy;

/** The effect of several rows of a table that match the same lead. */
public enum HitPolicy {

    /** It is a fault: the rows overlap, and the table is refused. */
    UNIQUE,

    /** The row that stands first is meant. */
    FIRST,

    /**
     * The row with the lowest number in the column {@code priority} is meant: 1 wins over 2. Two rows with the same
     * number that are for the same lead must say the same.
     */
    PRIORITY,

    /** All of them are meant, and what they say is put together; only where the kind of table says how. */
    COLLECT;

    /** Returns whether rows win over each other, so that one of those for a lead is meant. */
    public boolean isOrdered() {
        return this == FIRST || this == PRIORITY;
    }
}
