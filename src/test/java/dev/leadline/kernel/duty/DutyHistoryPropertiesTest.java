package dev.leadline.kernel.duty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.kernel.Contradiction;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.Samples;
import dev.leadline.kernel.decision.Decider;
import dev.leadline.kernel.fact.FactKind;
import dev.leadline.kernel.fact.Merge;
import dev.leadline.kernel.fact.ToldFact;
import dev.leadline.kernel.obligation.VersionPeriod;
import dev.leadline.kernel.policy.ResolvedPolicy;
import dev.leadline.kernel.tracking.Assessment;
import dev.leadline.kernel.tracking.LeadVersions;
import dev.leadline.kernel.tracking.RulesPublication;
import dev.leadline.kernel.tracking.VersionLookup;
import dev.leadline.kernel.tracking.dossier.ToldHistories;
import dev.leadline.kernel.tracking.dossier.Union;
import dev.leadline.policies.Checkout;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Rows that are written fact by fact, and rows that are filled in afterwards. */
class DutyHistoryPropertiesTest {

    private static final Instant NOW = ToldHistories.MON_10_00.plusSeconds(30L * 24 * 3600);

    private static final ResolvedPolicy SHIPPED =
            Checkout.inForce(Checkout.SHIPPED).find(Samples.PREDICTIVE).orElseThrow();

    private static final RulesPublication RULES =
            new RulesPublication(1, "rules", null, ToldHistories.MON_10_00, "a test", "a test");

    private static final VersionLookup VERSIONS = (policy, lead, upTo) -> new LeadVersions(
            Samples.PREDICTIVE,
            List.of(new LeadVersions.Turn(VersionPeriod.first(SHIPPED), "policy:1")),
            null,
            new Decider(Checkout.rules()),
            RULES);

    @Provide
    Arbitrary<List<ToldFact>> told() {
        return ToldHistories.any().map(told -> told.stream()
                .map(DutyHistoryPropertiesTest::recordedInTime)
                .toList());
    }

    /** Nothing is told long before it happens: a clock is ahead of ours by five minutes at most (O5). */
    private static ToldFact recordedInTime(ToldFact fact) {
        var earliest = ToldHistories.lastMoment(fact).minusSeconds(fact.number() % 3 * 100);
        return new ToldFact(
                fact.leadId(),
                fact.key(),
                fact.occurredAt(),
                fact.recordedAt().isBefore(earliest) ? earliest : fact.recordedAt(),
                fact.number(),
                fact.content());
    }

    @Provide
    Arbitrary<Integer> seconds() {
        return Arbitraries.integers().between(0, 30 * 24 * 3600 - 1);
    }

    private static Optional<CountedLead> count(String lead, List<ToldFact> told, Instant moment) {
        try {
            return Optional.of(CountedLead.of(lead, Assessment.now(lead, told, VERSIONS, moment)));
        } catch (Invalid | Contradiction refused) {
            return Optional.empty();
        }
    }

    /** Time alone changes no row: only a fact that comes, or comes to have a say. */
    @Property(tries = 150)
    void between_two_facts_nothing_changes(
            @ForAll("told") List<ToldFact> told, @ForAll("seconds") int one, @ForAll("seconds") int other) {
        var earlier = ToldHistories.MON_10_00.plusSeconds(Math.min(one, other));
        var later = ToldHistories.MON_10_00.plusSeconds(Math.max(one, other));
        var known = told.stream()
                .filter(fact -> !fact.occurredAt().isAfter(earlier))
                .filter(fact -> !fact.recordedAt().isAfter(earlier))
                .toList();
        var then = count(ToldHistories.LEAD, known, earlier);
        Assume.that(then.isPresent());

        assertThat(count(ToldHistories.LEAD, known, later)).isEqualTo(then);
    }

    /** A table to which rows are written as the server does: what differs ends one row and begins another. */
    private static final class Written {

        private final Map<String, Object> present = new HashMap<>();
        private final Map<String, Instant> since = new HashMap<>();
        private final Set<List<Object>> all = new HashSet<>();

        void keep(CountedLead lead, Instant now) {
            var rows = new HashMap<String, Object>();
            lead.duties().forEach(each -> rows.put(each.cycle() + " " + each.kind(), each));
            lead.cycles().forEach(each -> rows.put("" + each.cycle(), each));
            var keys = new HashSet<>(present.keySet());
            keys.addAll(rows.keySet());
            for (var key : keys) {
                var before = present.get(key);
                var after = rows.get(key);
                if (!Objects.equals(before, after)) {
                    end(key, now);
                    if (after != null) {
                        present.put(key, after);
                        since.put(key, now);
                    }
                }
            }
        }

        private void end(String key, Instant now) {
            var before = present.remove(key);
            var from = since.remove(key);
            if (before != null && from.isBefore(now)) {
                all.add(List.of(before, from, now));
            }
        }

        Set<List<Object>> rows() {
            var rows = new HashSet<>(all);
            present.forEach((key, row) -> rows.add(List.of(row, since.get(key), "always")));
            return rows;
        }
    }

    /** Facts are told one by one; a lead that was merged stays as it was then, and is counted with the other. */
    private static Written writtenLive(String lead, List<ToldFact> told) {
        var written = new Written();
        var last = new CountedLead(lead, List.of(), List.of());
        var moments = new TreeSet<Instant>();
        told.forEach(fact -> moments.add(fact.recordedAt()));
        told.stream()
                .filter(fact -> ToldHistories.lastMoment(fact).isAfter(fact.recordedAt()))
                .forEach(fact -> moments.add(ToldHistories.lastMoment(fact)));
        for (var moment : moments) {
            var known = new ArrayList<>(told);
            known.removeIf(fact -> fact.recordedAt().isAfter(moment));
            var root = Union.roots(known).getOrDefault(lead, lead);
            if (root.equals(lead)) {
                var counted = count(lead, known, moment);
                if (counted.isEmpty()) {
                    continue;
                }
                last = counted.get();
            } else {
                last = last.merged(root, mergedAt(known));
            }
            written.keep(last, moment);
        }
        return written;
    }

    private static Instant mergedAt(List<ToldFact> known) {
        return known.stream()
                .filter(fact -> fact.content() instanceof Merge)
                .max(Comparator.comparing(ToldFact::recordedAt).thenComparing(ToldFact::number))
                .orElseThrow()
                .occurredAt();
    }

    @Property(tries = 100)
    void what_is_filled_in_is_what_was_written_live(@ForAll("told") List<ToldFact> told) {
        Assume.that(told.stream()
                .allMatch(fact -> fact.key().kind() != FactKind.MERGE
                        || told.stream()
                                .noneMatch(other ->
                                        other != fact && other.recordedAt().equals(fact.recordedAt()))));
        for (var lead : List.of(ToldHistories.LEAD, ToldHistories.OTHER)) {
            Assume.that(count(lead, told, NOW).isPresent());
        }
        var history = new DutyHistory(VERSIONS, NOW).of(List.of(ToldHistories.LEAD, ToldHistories.OTHER), told);

        for (var lead : List.of(ToldHistories.LEAD, ToldHistories.OTHER)) {
            assertThat(rows(history.get(lead)))
                    .containsExactlyInAnyOrderElementsOf(writtenLive(lead, told).rows());
        }
    }

    private static Set<List<Object>> rows(CountedSpans spans) {
        var rows = new HashSet<List<Object>>();
        spans.duties().forEach(each -> rows.add(row(each)));
        spans.cycles().forEach(each -> rows.add(row(each)));
        return rows;
    }

    private static List<Object> row(Span<?> span) {
        return List.of(span.row(), span.knownFrom(), span.knownUntil() == null ? "always" : span.knownUntil());
    }
}
