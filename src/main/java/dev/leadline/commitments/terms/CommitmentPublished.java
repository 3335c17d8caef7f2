package dev.leadline.commitments.terms;

/**
 * Said within the transaction that keeps a version of a commitment.
 *
 * @param version what was kept
 */
public record CommitmentPublished(CommitmentVersion version) {}
