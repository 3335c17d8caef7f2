package dev.leadline.kernel.headline;

import dev.leadline.kernel.statistics.Proportion;

/**
 * Duties that were judged, by what became of them, and the late ones by whose time it was.
 *
 * @param kept at or before the deadline
 * @param late kept late, or not done
 * @param own late by the owner's own clock too
 * @param routing late since nobody had them in time
 * @param handedOn late since another owner had had them before
 */
public record Judged(long kept, long late, long own, long routing, long handedOn) {

    public static final Judged NONE = new Judged(0, 0, 0, 0, 0);

    public Judged plus(Judged more) {
        return new Judged(
                kept + more.kept, late + more.late, own + more.own, routing + more.routing, handedOn + more.handedOn);
    }

    public Judged minus(Judged less) {
        return new Judged(
                kept - less.kept, late - less.late, own - less.own, routing - less.routing, handedOn - less.handedOn);
    }

    public long all() {
        return kept + late;
    }

    /** Returns whether there are enough of them to say anything of. */
    boolean areEnough() {
        return all() >= Answer.FEWEST;
    }

    /** Returns the share kept by the lead's clock (M1). */
    Proportion byLead() {
        return new Proportion(kept, all());
    }

    /** Returns the share kept by the owners' clocks. */
    Proportion byOwner() {
        return new Proportion(all() - own, all());
    }
}
