package dev.leadline.policies.drafts;

import dev.leadline.policies.source.PolicySource;
import java.time.Instant;

/**
 * A draft of a policy at one of its revisions. It may be broken.
 *
 * @param policyId the policy
 * @param name its name within the policy
 * @param revision counts its edits, from 1
 * @param basedOn the publication it is built upon; {@code null} for a new policy
 * @param isPublished whether that publication is this very revision, and nothing was edited since
 * @param source its files
 * @param edit what the last edit was
 */
public record Draft(
        String policyId, String name, int revision, Long basedOn, boolean isPublished, PolicySource source, Edit edit) {

    /** An edit: what was done, when and by whom. */
    public record Edit(String what, Instant at, String by) {}

    /** One of its revisions: its number, and the edit that made it. */
    public record Revision(int number, Edit edit) {}

    /** The same text of a draft that was published meanwhile. */
    Draft as(StoredDraft stored) {
        return new Draft(policyId, name, revision, stored.basedOn, stored.isPublished(revision), source, edit);
    }

    /** Returns the tag for {@code If-Match}: another one whenever the draft is another. */
    public String tag() {
        return "r" + revision + "-" + source.hash().substring("sha256:".length(), "sha256:".length() + 12);
    }
}
