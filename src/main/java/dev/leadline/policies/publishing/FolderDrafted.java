package dev.leadline.policies.publishing;

import java.util.Set;

/**
 * Said within the transaction in which a change in the folder of policies became a draft, because others must consent to it.
 *
 * @param policyId the policy
 * @param draft the name of the draft
 * @param reason why it changed
 * @param acknowledged the ids of what was found in it; the folder acknowledges all of it, as when it is published
 */
public record FolderDrafted(String policyId, String draft, String reason, Set<String> acknowledged) {}
