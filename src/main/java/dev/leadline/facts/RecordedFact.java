package dev.leadline.facts;

import dev.leadline.kernel.fact.FactKey;
import dev.leadline.kernel.fact.ToldFact;
import java.time.Instant;

/**
 * A fact that is kept, or is ready to be: its times settled, its id known. It is made once, from a request or from the
 * database, and serves from then on.
 *
 * @param told what it says to the kernel
 * @param body as its source told it, in its normal form
 */
public record RecordedFact(ToldFact told, FactBody body) {

    /** A fact that was told of a lead. */
    public static RecordedFact of(String leadId, String id, Instant occurredAt, Instant recordedAt, FactBody body) {
        var content = body.toContent(new FactBody.Told(leadId, occurredAt, recordedAt));
        return new RecordedFact(
                new ToldFact(leadId, new FactKey(body.kind(), id), occurredAt, recordedAt, ToldFact.NONE, content),
                body);
    }

    /** The same, in its place in the order in which facts are recorded. */
    public RecordedFact numbered(long number) {
        return new RecordedFact(told.numbered(number), body);
    }

    /** Returns whether a body says the same, whenever that was said. */
    public boolean isSaidBy(FactBody other) {
        return FactTexts.write(body.withoutSaidAt()).equals(FactTexts.write(other.withoutSaidAt()));
    }

    /** Its source's id of it; one that has none there was given one. */
    public String id() {
        return told.key().id();
    }
}
