package dev.leadline.kernel.duty;

import dev.leadline.kernel.Contradiction;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.RuleFault;
import dev.leadline.kernel.fact.Assignment;
import dev.leadline.kernel.fact.Attempt;
import dev.leadline.kernel.fact.Correction;
import dev.leadline.kernel.fact.Description;
import dev.leadline.kernel.fact.Disposition;
import dev.leadline.kernel.fact.FactContent;
import dev.leadline.kernel.fact.FactKind;
import dev.leadline.kernel.fact.Merge;
import dev.leadline.kernel.fact.RankChange;
import dev.leadline.kernel.fact.ToldFact;
import dev.leadline.kernel.tracking.Assessment;
import dev.leadline.kernel.tracking.VersionLookup;
import dev.leadline.kernel.tracking.dossier.Union;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds what was counted of leads at every moment until now, from what was told of them: at each moment at which something
 * became known, or came to have a say, they are assessed by what had been recorded by then. It comes to the same rows as were
 * written then.
 */
public final class DutyHistory {

    private final VersionLookup versions;
    private final Instant now;

    public DutyHistory(VersionLookup versions, Instant now) {
        this.versions = versions;
        this.now = now;
    }

    /**
     * Returns what was counted of leads.
     *
     * @param leads those that are one, or were once said to be
     * @param told everything that was told of them
     * @throws Invalid when one of them cannot be assessed now; what could not be assessed earlier was not known then
     */
    public Map<String, CountedSpans> of(Collection<String> leads, Collection<ToldFact> told) {
        var known = new TreeMap<String, List<CountedSpans.Known>>();
        leads.forEach(lead -> known.put(lead, new ArrayList<>()));
        for (var moment : moments(leads, told)) {
            count(known, recordedBy(told, moment), moment);
        }
        count(known, told, now);
        var spans = new TreeMap<String, CountedSpans>();
        known.forEach((lead, all) -> spans.put(lead, CountedSpans.of(all)));
        return spans;
    }

    private void count(Map<String, List<CountedSpans.Known>> known, Collection<ToldFact> told, Instant moment) {
        var roots = Union.roots(told);
        known.forEach((lead, before) -> {
            var root = roots.getOrDefault(lead, lead);
            if (root.equals(lead)) {
                findCounted(lead, told, moment)
                        .ifPresent(counted -> before.add(new CountedSpans.Known(moment, counted)));
            } else if (!before.isEmpty()) {
                var last = before.get(before.size() - 1).lead();
                before.add(new CountedSpans.Known(moment, last.merged(root, mergedAt(lead, told))));
            }
        });
    }

    private Optional<CountedLead> findCounted(String lead, Collection<ToldFact> told, Instant moment) {
        try {
            return Optional.of(CountedLead.of(lead, Assessment.now(lead, told, versions, moment)));
        } catch (Invalid | Contradiction | RuleFault notThen) {
            if (moment.equals(now)) {
                throw notThen;
            }
            return Optional.empty();
        }
    }

    /** When the last merge was said to be; where several are told together, the one that names the lead. */
    private static Instant mergedAt(String lead, Collection<ToldFact> told) {
        return told.stream()
                .filter(fact -> fact.key().kind() == FactKind.MERGE)
                .max(Comparator.comparing(ToldFact::recordedAt)
                        .thenComparing(
                                fact -> ((Merge) fact.content()).absorbed().equals(lead))
                        .thenComparing(ToldFact::number))
                .map(ToldFact::occurredAt)
                .orElseThrow();
    }

    private static List<ToldFact> recordedBy(Collection<ToldFact> told, Instant moment) {
        return told.stream().filter(fact -> !fact.recordedAt().isAfter(moment)).toList();
    }

    /** The moments before now at which something may have changed: facts came, had a say (O5), or versions came (O9). */
    private Collection<Instant> moments(Collection<String> leads, Collection<ToldFact> told) {
        var moments = new TreeSet<Instant>();
        for (var fact : told) {
            moments.add(fact.recordedAt());
            happenedAt(fact)
                    .filter(happened -> happened.isAfter(fact.recordedAt()))
                    .forEach(happened -> moments.add(kept(happened)));
        }
        var roots = Union.roots(told);
        leads.stream()
                .filter(lead -> roots.getOrDefault(lead, lead).equals(lead))
                .flatMap(lead -> Assessment.now(lead, told, versions, now).cycles().stream())
                .flatMap(cycle -> cycle.versions().turns().stream())
                .map(turn -> turn.period().from())
                .filter(Objects::nonNull)
                .forEach(from -> moments.add(kept(from)));
        var first =
                told.stream().map(ToldFact::recordedAt).min(Instant::compareTo).orElse(now);
        moments.removeIf(moment -> moment.isBefore(first) || !moment.isBefore(now));
        return moments;
    }

    /** When a fact, or what a correction says, happened: it has no say before (O5). */
    private static Stream<Instant> happenedAt(ToldFact fact) {
        var content = fact.content() instanceof Correction correction ? correction.content() : fact.content();
        return Stream.of(fact.occurredAt(), happenedAt(content).orElse(fact.occurredAt()));
    }

    private static Optional<Instant> happenedAt(FactContent content) {
        if (content instanceof Description description) {
            return Optional.of(description.lead().receivedAt());
        }
        if (content instanceof Attempt attempt) {
            return Optional.of(attempt.occurredAt());
        }
        if (content instanceof Disposition word) {
            return Optional.of(word.occurredAt());
        }
        if (content instanceof Assignment assignment) {
            return Optional.of(assignment.at());
        }
        return content instanceof RankChange change ? Optional.of(change.at()) : Optional.empty();
    }

    /** No more than microseconds is kept of a moment, and nothing is known before its time. */
    private static Instant kept(Instant moment) {
        var whole = moment.truncatedTo(ChronoUnit.MICROS);
        return whole.equals(moment) ? moment : whole.plus(1, ChronoUnit.MICROS);
    }
}
