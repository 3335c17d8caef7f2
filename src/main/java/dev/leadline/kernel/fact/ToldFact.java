package dev.leadline.kernel.fact;

import java.time.Instant;
import java.util.Comparator;

/**
 * A fact about a tracked lead, with both its times: when it happened, and when it became known (O5).
 *
 * @param leadId the lead that it was told of
 * @param key what tells it from other facts about that lead
 * @param occurredAt when it happened, or when what it says became so
 * @param recordedAt when it became known
 * @param content what it says
 */
public record ToldFact(String leadId, FactKey key, Instant occurredAt, Instant recordedAt, FactContent content) {

    /** The order in which things were said to happen. It is the same in whatever order they arrived (O10). */
    public static final Comparator<ToldFact> AS_SAID = Comparator.comparing(ToldFact::occurredAt)
            .thenComparing(fact -> fact.key().id())
            .thenComparing(fact -> fact.key().kind())
            .thenComparing(ToldFact::leadId);

    public ToldFact saying(FactContent other, Instant happenedAt) {
        return new ToldFact(leadId, key, happenedAt, recordedAt, other);
    }
}
