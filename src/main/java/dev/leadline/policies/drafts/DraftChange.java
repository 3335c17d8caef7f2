package dev.leadline.policies.drafts;

/**
 * Said within the transaction that edits or deletes a draft: whatever was said about its former text no longer holds.
 *
 * @param policyId the policy
 * @param name the draft
 * @param by who did it
 * @param what what they did, such as {@code edited the table attempts}
 */
public record DraftChange(String policyId, String name, String by, String what) {}
