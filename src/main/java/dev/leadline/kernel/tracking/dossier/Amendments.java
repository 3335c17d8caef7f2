package dev.leadline.kernel.tracking.dossier;

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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Facts as they stand once corrections and withdrawals are taken into account. Of several that amend the same fact the one
 * said last holds, so that the order of their arrival does not matter; one that comes before its fact waits for it (O10).
 */
public final class Amendments {

    /** The facts, each with the one that stands for it: an attempt told of two leads in the same words is one. */
    private final Map<ToldFact.Id, ToldFact> standsFor = new HashMap<>();

    private final Map<FactKey, Set<ToldFact.Id>> byKey = new HashMap<>();
    private final Map<ToldFact.Id, List<ToldFact>> amending = new HashMap<>();
    private final List<ToldFact> standing = new ArrayList<>();
    private final List<SetAside> setAside = new ArrayList<>();

    private Amendments(Collection<ToldFact> told) {
        var all = told.stream().distinct().sorted(ToldFact.AS_SAID).toList();
        var amendable =
                all.stream().filter(fact -> fact.key().kind().isAmendable()).toList();
        var once = new HashMap<Object, ToldFact>();
        for (var fact : amendable) {
            var first = once(fact, once);
            standsFor.put(fact.id(), first);
            byKey.computeIfAbsent(fact.key(), key -> new LinkedHashSet<>()).add(first.id());
        }
        all.forEach(this::amend);
        var stated = new HashMap<Object, ToldFact>();
        amendable.stream()
                .filter(fact -> isFirst(fact, standsFor.get(fact.id())))
                .flatMap(fact -> amended(fact).stream())
                .filter(fact -> isFirst(fact, once(fact, stated)))
                .forEach(standing::add);
        standing.sort(ToldFact.AS_SAID);
    }

    static Amendments of(Collection<ToldFact> told) {
        return new Amendments(told);
    }

    /** The facts that stand, in the order in which they were said to happen. */
    List<ToldFact> standing() {
        return standing;
    }

    /** The facts that do not, and why. */
    List<SetAside> setAside() {
        return setAside;
    }

    /** Of attempts of two leads with one id that say the same the first one; of others each stands for itself. */
    private static ToldFact once(ToldFact fact, Map<Object, ToldFact> before) {
        if (fact.key().kind() != FactKind.ATTEMPT) {
            return fact;
        }
        return before.computeIfAbsent(List.of(fact.key(), fact.occurredAt(), fact.content()), words -> fact);
    }

    private boolean isFirst(ToldFact fact, @Nullable ToldFact first) {
        if (first == null || first == fact) {
            return true;
        }
        setAside.add(SetAside.told(fact, first));
        return false;
    }

    private void amend(ToldFact fact) {
        var of = fact.content() instanceof Correction
                ? ((Correction) fact.content()).of()
                : fact.content() instanceof Withdrawal ? ((Withdrawal) fact.content()).of() : null;
        if (of != null) {
            targets(fact.leadId(), of).forEach(target -> amending.computeIfAbsent(target, id -> new ArrayList<>())
                    .add(fact));
        }
    }

    /** A fact of the same lead; where that has none, one of a lead merged with it. Of leads themselves each is its own. */
    private Collection<ToldFact.Id> targets(String leadId, FactKey of) {
        var own = standsFor.get(new ToldFact.Id(leadId, of));
        if (own != null) {
            return List.of(own.id());
        }
        return of.kind() == FactKind.LEAD ? List.of() : byKey.getOrDefault(of, Set.of());
    }

    private List<ToldFact> amended(ToldFact fact) {
        var words = amending.getOrDefault(fact.id(), List.of());
        if (words.isEmpty()) {
            return List.of(fact);
        }
        var last = words.get(words.size() - 1);
        if (last.content() instanceof Withdrawal) {
            setAside.add(SetAside.withdrawn(fact, last));
            return List.of();
        }
        if (fact.content() instanceof Pause) {
            return parts((Pause) fact.content(), words).stream()
                    .map(part -> fact.saying(part, part.from()))
                    .toList();
        }
        var content = ((Correction) last.content()).content();
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
