package dev.leadline.leads.store;

import dev.leadline.facts.FactTexts;
import dev.leadline.facts.RecordedFact;
import dev.leadline.kernel.fact.FactKind;
import java.time.Instant;

/**
 * A fact as a row of the database.
 *
 * @param leadId the lead that it was told of
 * @param kind its kind
 * @param id its source's id of it
 * @param occurredAt when it happened
 * @param recordedAt when it became known
 * @param content as it was told, in canonical JSON
 */
public record FactRow(String leadId, FactKind kind, String id, Instant occurredAt, Instant recordedAt, String content) {

    /** A fact that was told, written as JSON. */
    public static FactRow from(RecordedFact fact) {
        var told = fact.told();
        return new FactRow(
                told.leadId(),
                told.key().kind(),
                told.key().id(),
                told.occurredAt(),
                told.recordedAt(),
                FactTexts.write(fact.body()));
    }
}
