package dev.leadline.facts;

import dev.leadline.kernel.fact.FactKind;
import java.time.Instant;

/**
 * A fact as it is kept.
 *
 * @param leadId the lead that it was told of
 * @param kind its kind
 * @param id its source's id of it
 * @param occurredAt when it happened
 * @param recordedAt when it became known
 * @param content as it was told, in canonical JSON
 */
public record FactRow(
        String leadId, FactKind kind, String id, Instant occurredAt, Instant recordedAt, String content) {}
