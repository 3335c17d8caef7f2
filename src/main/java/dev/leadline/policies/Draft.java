package dev.leadline.policies;

import java.time.Instant;

/**
 * A draft of a policy at one of its revisions. It may be broken.
 *
 * @param policyId the policy
 * @param name its name within the policy
 * @param revision counts its edits, from 1
 * @param basedOn the publication it is built upon; {@code null} for a new policy
 * @param source its files
 * @param edit what the last edit was
 */
record Draft(String policyId, String name, int revision, Long basedOn, PolicySource source, Edit edit) {

    /** An edit: what was done, when and by whom. */
    record Edit(String what, Instant at, String by) {}

    /** What an editor names in {@code If-Match}: another one whenever the draft is another. */
    String tag() {
        return "r" + revision + "-" + source.hash().substring("sha256:".length(), "sha256:".length() + 12);
    }
}
