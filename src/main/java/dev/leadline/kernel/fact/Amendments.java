package dev.leadline.kernel.fact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Facts as they stand once corrections and withdrawals are taken into account. Of several that amend the same fact the one
 * said last holds, so that the order of their arrival does not matter; one that comes before its fact waits for it (O10).
 */
final class Amendments {

    private record Target(String leadId, FactKey key) {}

    private final Map<Target, ToldFact> last = new HashMap<>();

    private Amendments(Collection<ToldFact> told) {
        told.stream().sorted(ToldFact.AS_SAID).forEach(fact -> {
            var of = fact.content() instanceof Correction
                    ? ((Correction) fact.content()).of()
                    : fact.content() instanceof Withdrawal ? ((Withdrawal) fact.content()).of() : null;
            if (of != null) {
                last.put(new Target(fact.leadId(), of), fact);
            }
        });
    }

    /**
     * The facts that stand. The same fact told of two leads that were merged is one; of a lead itself both stand.
     *
     * @return in the order in which they were said to happen
     */
    static List<ToldFact> applied(Collection<ToldFact> told) {
        var amendments = new Amendments(told);
        var standing = new TreeMap<String, ToldFact>();
        var all = new ArrayList<ToldFact>();
        told.stream()
                .filter(fact -> fact.key().kind().isAmendable())
                .sorted(ToldFact.AS_SAID)
                .flatMap(fact -> amendments.amended(fact).stream())
                .forEach(fact -> {
                    var owner = fact.key().kind() == FactKind.LEAD ? fact.leadId() : "";
                    var identity =
                            fact.key().kind() + "\n" + owner + "\n" + fact.key().id() + "\n" + part(fact);
                    if (standing.putIfAbsent(identity, fact) == null) {
                        all.add(fact);
                    }
                });
        all.sort(ToldFact.AS_SAID);
        return all;
    }

    /** A corrected pause stands in parts, which became known at different times. */
    private static String part(ToldFact fact) {
        return fact.content() instanceof Pause
                ? ((Pause) fact.content()).recordedAt().toString() + fact.content()
                : "";
    }

    private List<ToldFact> amended(ToldFact fact) {
        var amendment = last.get(new Target(fact.leadId(), fact.key()));
        if (amendment == null) {
            return List.of(fact);
        }
        if (amendment.content() instanceof Withdrawal) {
            return List.of();
        }
        var content = ((Correction) amendment.content()).content();
        if (content instanceof Pause && fact.content() instanceof Pause) {
            return ((Pause) fact.content())
                    .correctedTo((Pause) content, amendment.recordedAt()).stream()
                            .map(pause -> fact.saying(pause, pause.from()))
                            .toList();
        }
        return List.of(fact.saying(content, happenedAt(content, fact.occurredAt())));
    }

    private static Instant happenedAt(FactContent content, Instant otherwise) {
        if (content instanceof Attempt) {
            return ((Attempt) content).occurredAt();
        }
        if (content instanceof Disposition) {
            return ((Disposition) content).occurredAt();
        }
        if (content instanceof Assignment) {
            return ((Assignment) content).at();
        }
        return content instanceof RankChange ? ((RankChange) content).at() : otherwise;
    }
}
