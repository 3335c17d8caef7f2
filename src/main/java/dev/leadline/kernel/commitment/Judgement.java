package dev.leadline.kernel.commitment;

/** Whether a lead counts for marketing's promise, and because of what. */
public enum Judgement {
    /** It counts, and there is nothing more to say. */
    COUNTED(true, true),
    /** It counts while someone disputes it and nobody has decided. */
    DISPUTED(true, true),
    /** It was disputed, and it was decided that it counts. */
    DECIDED_TO_COUNT(true, true),
    /** It was returned for a reason that the rules list, but before it was worked as promised: it counts. */
    GIVEN_UP_EARLY(true, true),
    /** It was disputed, and it was decided that it does not count. */
    DECIDED_NOT_TO_COUNT(false, true),
    /** It was returned in time for a reason that the quality rules list. */
    RETURNED(false, true),
    /** It was merged into another lead, which stands for it. */
    MERGED(false, false),
    /** It waits for a score. */
    UNSCORED(false, false),
    /** It is below the lowest band that is worked. */
    BELOW_BANDS(false, false),
    /** The terms promise no lead of its type. */
    OTHER_TYPE(false, false),
    /** Marketing neither brought nor touched it. */
    NOT_MARKETING(false, false);

    private final boolean isCounted;
    private final boolean isDelivered;

    Judgement(boolean isCounted, boolean isDelivered) {
        this.isCounted = isCounted;
        this.isDelivered = isDelivered;
    }

    public boolean isCounted() {
        return isCounted;
    }

    /** Returns whether it was delivered at all, whatever became of it. */
    public boolean isDelivered() {
        return isDelivered;
    }
}
