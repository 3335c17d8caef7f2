package dev.leadline.leads.store;

import java.time.Instant;
import java.util.UUID;

/**
 * A tracked lead as it is kept.
 *
 * @param id the lead
 * @param root the lead into which it was merged; itself when it was not
 * @param revision how many facts were accepted
 * @param standing where it stands
 * @param place where it belongs
 * @param held how it was last assessed
 * @param isSample whether it is made up, and goes with the sample
 */
public record LeadRow(
        String id, String root, long revision, LeadStatus standing, Place place, Held held, boolean isSample) {

    /**
     * @param cycle which of its cycles it is in; 0 before the first
     * @param tier {@code null} when it has no rank
     */
    public record Place(
            int cycle, String stage, String policyId, String tier, String owner, String team, Instant receivedAt) {}

    /**
     * @param decisionId the decision that says how it stands; {@code null} before the first
     * @param validUntil until when that holds; {@code null} for good
     * @param publication the publication that last changed what holds for it, such as {@code policy:7}
     * @param rules the revision of the rules by which it was last assessed
     * @param watchAt the next moment at which something is to be noticed; {@code null} when nothing is
     * @param clockStartsAt when its clock starts, or started
     * @param failure why it could not be assessed the last time; {@code null} when it could
     */
    public record Held(
            UUID decisionId,
            Instant validUntil,
            String publication,
            String rules,
            Instant watchAt,
            Instant clockStartsAt,
            String failure) {}

    public boolean isRoot() {
        return id.equals(root);
    }

    /** Returns whether its decision still holds at a moment (T3). */
    public boolean holdsAt(Instant now) {
        return held.validUntil() == null || !now.isAfter(held.validUntil());
    }

    public LeadRow told(int facts) {
        return new LeadRow(id, root, revision + facts, standing, place, held, isSample);
    }

    /** Creates a lead of which nothing is known: it has not been received yet, or its description was withdrawn. */
    public LeadRow awaited() {
        var nowhere = new Place(0, null, null, null, null, null, null);
        return standing(LeadStatus.AWAITED, nowhere, new Held(null, null, null, null, null, null, null));
    }

    public LeadRow standing(LeadStatus now, Place at, Held assessed) {
        return new LeadRow(id, root, revision, now, at, assessed, isSample);
    }
}
