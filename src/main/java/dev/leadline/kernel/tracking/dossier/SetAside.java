package dev.leadline.kernel.tracking.dossier;

import dev.leadline.kernel.fact.Disposition;
import dev.leadline.kernel.fact.FactKey;
import dev.leadline.kernel.fact.FactKind;
import dev.leadline.kernel.fact.ToldFact;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A fact that is kept and has no say, because of what else is known.
 *
 * @param leadId the lead that it was told of
 * @param key the fact
 * @param reason why
 * @param isPart whether only a part of it has no say
 */
public record SetAside(String leadId, FactKey key, Reason reason, boolean isPart) {

    private static SetAside of(ToldFact fact, String because) {
        return of(fact, Reason.of(because));
    }

    private static SetAside of(ToldFact fact, Reason reason) {
        return new SetAside(fact.leadId(), fact.key(), reason, false);
    }

    /** Why, as a sentence whose moments are instants. */
    public String because() {
        return reason.text();
    }

    /** Why, as a sentence for people of a zone. */
    public String because(ZoneId zone) {
        return reason.textIn(zone);
    }

    /** The same where the rest of the fact has a say. */
    SetAside inPart() {
        return new SetAside(leadId, key, reason, true);
    }

    /** Returns whether it is about that fact. */
    public boolean isOf(ToldFact.Id id) {
        return leadId.equals(id.leadId()) && key.equals(id.key());
    }

    public static SetAside notReceived(ToldFact fact) {
        return of(fact, "The lead itself has not been received yet.");
    }

    static SetAside beforeReceipt(ToldFact fact) {
        return of(fact, "It happened before the lead was received.");
    }

    /** What happens after the word that closed a cycle has no say in it. */
    static SetAside afterTheWord(ToldFact fact, ToldFact word) {
        var type = ((Disposition) word.content()).type();
        return of(fact, Reason.of("The lead was already " + type + " at ").then(word.occurredAt(), "."));
    }

    /** Between facts of one kind at one moment the one recorded last holds. */
    static SetAside overtaken(ToldFact fact) {
        return of(
                fact,
                Reason.of("Another " + fact.key().kind().text() + " from the same moment (")
                        .then(fact.occurredAt(), ") was recorded after it."));
    }

    static SetAside withdrawn(ToldFact fact, ToldFact withdrawal) {
        var back = fact.key().kind() == FactKind.MERGE
                ? " A merge with another id merges the leads again."
                : " A correction brings it back.";
        return of(fact, Reason.of("It was withdrawn at ").then(withdrawal.occurredAt(), "." + back));
    }

    /** The same attempt, told of two leads that are one. */
    static SetAside told(ToldFact fact, ToldFact before) {
        return of(fact, "The same attempt was recorded for the lead (" + before.leadId() + "). It counts once.");
    }

    static SetAside duplicate(ToldFact word) {
        return of(
                word,
                "The record (" + word.leadId()
                        + ") was closed as a duplicate. That does not close the lead that it was merged with.");
    }

    /** Before a merge, each lead is what itself was said to be. */
    static SetAside beforeTheMerge(ToldFact fact, String leadId) {
        return of(
                fact,
                "It was before the lead (" + fact.leadId() + ") was merged. The lead (" + leadId
                        + ") has its own rank and owner.");
    }

    /** Only the word that closed a lead lets it be received again; a receipt is moved by a correction. */
    static SetAside receivedBefore(ToldFact fact, ToldFact first, boolean isPart) {
        var reason = Reason.of("The lead was already received at ")
                .then(Receipt.receivedAt(first), ", so the receivedAt (")
                .then(
                        Receipt.receivedAt(fact),
                        ") has no effect. To move the receipt, correct the lead ("
                                + first.key().id() + ").");
        return new SetAside(fact.leadId(), fact.key(), reason, isPart);
    }

    /** A fact from a clock that is ahead of ours has no say before its time (O5). */
    public static SetAside later(ToldFact fact, Instant now) {
        return of(fact, Reason.of("It is later than now (").then(now, "). It takes effect at its own time."));
    }
}
