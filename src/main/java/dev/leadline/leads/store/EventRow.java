package dev.leadline.leads.store;

import dev.leadline.kernel.tracking.EventType;
import java.time.Instant;
import java.util.UUID;

/**
 * An event of an obligation, as stored.
 *
 * @param type what happened
 * @param at the very moment at which it happened
 * @param detectedAt when the server noticed
 * @param decisionId the decision that says so
 * @param sentence the same for people
 */
public record EventRow(
        String leadId,
        int cycle,
        EventType type,
        String kind,
        String threshold,
        Instant at,
        Instant detectedAt,
        UUID decisionId,
        String sentence) {}
