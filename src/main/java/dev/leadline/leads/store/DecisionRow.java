package dev.leadline.leads.store;

import java.time.Instant;
import java.util.UUID;

/**
 * A decision that applied to a lead from then on.
 *
 * @param cycle which of the lead's cycles
 */
public record DecisionRow(String leadId, int cycle, Instant decidedAt, UUID decisionId) {}
