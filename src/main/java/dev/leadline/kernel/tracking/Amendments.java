package dev.leadline.kernel.tracking;

import dev.leadline.kernel.fact.Assignment;
import dev.leadline.kernel.fact.Attempt;
import dev.leadline.kernel.fact.Correction;
import dev.leadline.kernel.fact.Disposition;
import dev.leadline.kernel.fact.FactContent;
import dev.leadline.kernel.fact.FactKey;
import dev.leadline.kernel.fact.FactKind;
import dev.leadline.kernel.fact.Pause;
import dev.leadline.kernel.fact.RankChange;
import dev.leadline.kernel.fact.ToldFact;
import dev.leadline.kernel.fact.Withdrawal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Facts as they stand once corrections and withdrawals are taken into account. Of several that amend the same fact the one
 * said last holds, so that the order of their arrival does not matter; one that comes before its fact waits for it (O10).
 */
public final class Amendments {

    private record Target(String owner, FactKey key) {}

    private final Map<Target, List<ToldFact>> byTarget = new HashMap<>();

    private Amendments(Collection<ToldFact> told) {
        told.stream().distinct().sorted(ToldFact.AS_SAID).forEach(fact -> {
            var of = fact.content() instanceof Correction
                    ? ((Correction) fact.content()).of()
                    : fact.content() instanceof Withdrawal ? ((Withdrawal) fact.content()).of() : null;
            if (of != null) {
                byTarget.computeIfAbsent(target(fact.leadId(), of), target -> new ArrayList<>())
                        .add(fact);
            }
        });
    }

    /** The same fact told of two leads that were merged is one, and so is what amends it; of a lead itself both stand. */
    private static Target target(String leadId, FactKey key) {
        return new Target(key.kind() == FactKind.LEAD ? leadId : "", key);
    }

    /**
     * The facts that stand.
     *
     * @return in the order in which they were said to happen
     */
    static List<ToldFact> applied(Collection<ToldFact> told) {
        var amendments = new Amendments(told);
        var standing = new HashSet<String>();
        var all = new ArrayList<ToldFact>();
        told.stream()
                .filter(fact -> fact.key().kind().isAmendable())
                .sorted(ToldFact.AS_SAID)
                .flatMap(fact -> amendments.amended(fact).stream())
                .forEach(fact -> {
                    if (standing.add(target(fact.leadId(), fact.key()) + "\n" + part(fact))) {
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
        var amending = byTarget.getOrDefault(target(fact.leadId(), fact.key()), List.of());
        if (amending.isEmpty()) {
            return List.of(fact);
        }
        if (fact.content() instanceof Pause) {
            return parts((Pause) fact.content(), amending).stream()
                    .map(part -> fact.saying(part, part.from()))
                    .toList();
        }
        var last = amending.get(amending.size() - 1).content();
        if (last instanceof Withdrawal) {
            return List.of();
        }
        var content = ((Correction) last).content();
        return List.of(fact.saying(content, happenedAt(content, fact.occurredAt())));
    }

    /** A pause as it was known by each word on it in turn (B9). */
    private static List<Pause> parts(Pause told, List<ToldFact> amending) {
        var parts = List.of(told);
        for (var each : amending) {
            parts = each.content() instanceof Withdrawal
                    ? List.of()
                    : Pause.corrected(parts, (Pause) ((Correction) each.content()).content(), each.recordedAt());
        }
        return parts;
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
