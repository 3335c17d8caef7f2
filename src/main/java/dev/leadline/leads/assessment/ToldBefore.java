package dev.leadline.leads.assessment;

import dev.leadline.facts.DescriptionBody;
import dev.leadline.facts.FactBody;
import dev.leadline.facts.FactTexts;
import dev.leadline.facts.RecordedFact;
import dev.leadline.kernel.Contradiction;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.fact.FactKey;
import dev.leadline.kernel.fact.FactKind;
import dev.leadline.kernel.fact.ToldFact;
import dev.leadline.kernel.fact.Withdrawal;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what was told before, so that a fact that is told twice is one (O5). */
final class ToldBefore {

    /** A lead's history is read each time it is assessed. */
    static final int MOST_FACTS = 5_000;

    /** In the order in which it was said. */
    static final Comparator<RecordedFact> AS_SAID = Comparator.comparing(RecordedFact::told, ToldFact.AS_SAID);

    private ToldBefore() {}

    /**
     * Finds a fact among those that are kept.
     *
     * @param known everything kept about its lead and about those merged with it
     * @throws Contradiction when another fact has the same id (O5)
     * @throws Invalid when it is another one, and no more can be kept
     */
    static Optional<RecordedFact> find(RecordedFact fact, Collection<RecordedFact> known) {
        var leadId = fact.told().leadId();
        var same = fact.body().id() != null
                ? findById(fact.body(), own(fact, known))
                : fact.body() instanceof DescriptionBody
                        ? findDescription(fact, known)
                        : Optional.<RecordedFact>empty();
        if (same.isEmpty() && known.size() >= MOST_FACTS) {
            throw new Invalid("", leadId, "The lead (" + leadId + ") has " + known.size() + " facts, the maximum.");
        }
        return same;
    }

    /** What is kept of the same lead and of the same kind. */
    private static List<RecordedFact> own(RecordedFact fact, Collection<RecordedFact> known) {
        return known.stream()
                .filter(each -> each.told().leadId().equals(fact.told().leadId())
                        && each.body().kind() == fact.body().kind())
                .toList();
    }

    private static Optional<RecordedFact> findById(FactBody body, List<RecordedFact> own) {
        var same = own.stream().filter(each -> each.id().equals(body.id())).findFirst();
        same.filter(each -> !each.isSaidBy(body)).ifPresent(each -> {
            throw new Contradiction(
                    "/id",
                    body.id(),
                    "The " + body.kind().text() + " id (" + body.id()
                            + ") was received before with different content.\nUse `corrections` to replace it.");
        });
        return same;
    }

    /** A lead described as it was described last is no news, unless that was withdrawn. */
    static Optional<RecordedFact> findDescription(RecordedFact fact, Collection<RecordedFact> known) {
        var body = (DescriptionBody) fact.body();
        if (body.occurredAt() != null) {
            return own(fact, known).stream().filter(each -> each.isSaidBy(body)).findFirst();
        }
        return findLastDescription(fact, known, Instant.MAX);
    }

    /** What a lead was described as last until a moment, if a fact says the same; one that was withdrawn says nothing. */
    static Optional<RecordedFact> findLastDescription(
            RecordedFact fact, Collection<RecordedFact> known, Instant until) {
        var said = timeless((DescriptionBody) fact.body());
        var withdrawn = withdrawnDescriptions(fact.told().leadId(), known);
        return own(fact, known).stream()
                .filter(each -> !withdrawn.contains(each.id()))
                .filter(each -> !each.told().occurredAt().isAfter(until))
                .max(AS_SAID)
                .filter(each -> timeless((DescriptionBody) each.body()).equals(said));
    }

    private static String timeless(DescriptionBody body) {
        return FactTexts.write(body.timeless());
    }

    private static Set<String> withdrawnDescriptions(String leadId, Collection<RecordedFact> known) {
        return known.stream()
                .map(RecordedFact::told)
                .filter(fact -> fact.leadId().equals(leadId) && fact.content() instanceof Withdrawal)
                .map(fact -> ((Withdrawal) fact.content()).of())
                .filter(withdrawn -> withdrawn.kind() == FactKind.LEAD)
                .map(FactKey::id)
                .collect(Collectors.toSet());
    }
}
