package dev.leadline.leads.store;

import java.time.Instant;
import java.util.UUID;

/**
 * That a decision said how a lead stood from then on.
 *
 * @param cycle which of the lead's cycles
 */
public record DecisionRow(String leadId, int cycle, Instant decidedAt, UUID decisionId) {}
