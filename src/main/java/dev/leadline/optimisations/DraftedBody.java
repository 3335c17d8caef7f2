package dev.leadline.optimisations;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A draft that has what an analysis recommends. Nothing is published.
 *
 * @param policy the policy
 * @param draft the address of the draft
 * @param revision the revision of the draft that has the change
 * @param row the row of the table of attempts
 * @param channel the column
 * @param before what stood there
 * @param after what stands there now: the recommended number
 * @param whatIf the address of the what-if that tries the draft on past decisions; null when none could start
 * @param whatIfRefused why none could start; null when one did
 */
@Schema(name = "OptimisationDraft")
record DraftedBody(
        String policy,
        String draft,
        int revision,
        String row,
        String channel,
        String before,
        String after,
        @Schema(nullable = true) String whatIf,
        @Schema(nullable = true) String whatIfRefused) {}
