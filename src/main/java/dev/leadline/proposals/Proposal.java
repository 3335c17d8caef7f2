package dev.leadline.proposals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.leadline.kernel.approval.Deliberation;
import dev.leadline.kernel.approval.Person;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A proposal with everything that happened to it.
 *
 * @param number its number, ascending over all kinds
 * @param subject what it is about
 * @param asked what is proposed, as its door took it
 * @param tag the tag of the draft that is proposed; {@code null} unless one is
 * @param proposed who proposed it
 * @param consents who consented, in their order
 * @param deliberation how far it has come
 * @param closed who closed it; {@code null} while it is open
 */
record Proposal(
        long number,
        ProposedSubject subject,
        JsonNode asked,
        @Nullable String tag,
        Act proposed,
        List<Consent> consents,
        Deliberation deliberation,
        @Nullable Closing closed) {

    /** That somebody did something. */
    record Act(String by, Instant at) {}

    /** A consent: who gave it, when, and for which sides they speak. */
    record Consent(Person person, Act given) {}

    /**
     * The end of it.
     *
     * @param reason why; {@code null} when it was published
     * @param publication what it became; {@code null} unless it was published
     */
    record Closing(Act done, @Nullable String reason, @Nullable Long publication) {}

    /** The same with the consents to it. */
    Proposal consentedBy(List<Consent> all) {
        var persons = all.stream().map(Consent::person).toList();
        var known = new Deliberation(
                deliberation.needed(), deliberation.proposer(), deliberation.editors(), persons, deliberation.state());
        return new Proposal(number, subject, asked, tag, proposed, List.copyOf(all), known, closed);
    }

    Proposal with(Deliberation other) {
        return new Proposal(number, subject, asked, tag, proposed, consents, other, closed);
    }
}
