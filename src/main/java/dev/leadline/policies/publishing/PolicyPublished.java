package dev.leadline.policies.publishing;

import dev.leadline.policies.publications.Publication;

/**
 * Said within the transaction that keeps a publication, of whichever kind.
 *
 * @param publication what was kept
 */
public record PolicyPublished(Publication publication) {}
