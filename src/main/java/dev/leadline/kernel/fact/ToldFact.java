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
 * @param number its place in the order in which facts were recorded; it belongs to the fact and never changes
 * @param content what it says
 */
public record ToldFact(
        String leadId, FactKey key, Instant occurredAt, Instant recordedAt, long number, FactContent content) {

    /** The number of a fact that is not recorded yet. */
    public static final long NONE = 0;

    /**
     * The order in which things were said to happen, of those of one moment the order in which they were recorded: the last
     * one holds. It is the same in whatever order they are read (O10).
     */
    public static final Comparator<ToldFact> AS_SAID =
            Comparator.comparing(ToldFact::occurredAt).thenComparing(ToldFact::number);

    /** The same fact, told under a number. */
    public ToldFact numbered(long other) {
        return new ToldFact(leadId, key, occurredAt, recordedAt, other, content);
    }

    /** The same fact as it was in truth. */
    public ToldFact saying(FactContent other, Instant happenedAt) {
        return new ToldFact(leadId, key, happenedAt, recordedAt, number, other);
    }

    /** What tells it from every other fact. */
    public Id id() {
        return new Id(leadId, key);
    }

    /**
     * What tells a fact from every other one: the same key under two leads is two facts.
     *
     * @param leadId the lead that it was told of
     * @param key what tells it from other facts about that lead
     */
    public record Id(String leadId, FactKey key) {}
}
