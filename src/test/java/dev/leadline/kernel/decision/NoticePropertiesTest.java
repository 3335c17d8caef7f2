package dev.leadline.kernel.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.kernel.fact.AsOf;
import dev.leadline.kernel.fact.Facts;
import dev.leadline.kernel.obligation.Notice;
import dev.leadline.kernel.obligation.VersionPeriod;
import dev.leadline.kernel.policy.ObligationKind;
import dev.leadline.kernel.policy.ResolvedPolicy;
import dev.leadline.policies.Checkout;
import dev.leadline.policies.publications.PoliciesInForce;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every notice, whatever the lead, the policy and its thresholds. */
class NoticePropertiesTest {

    private static final String HEADER = "row,tier,obligation,at,tell,note\n";
    private static final List<String> ROWS = rows();

    private static final Map<String, ResolvedPolicy> SILENT = with(HEADER);
    private static final Map<String, ResolvedPolicy> TELLING = with(HEADER + String.join("", ROWS));
    private static final Map<String, ResolvedPolicy> SHUFFLED = with(HEADER + String.join("", shuffled()));

    private static final Comparator<Instant> NEVER_LAST = Comparator.nullsLast(Comparator.naturalOrder());

    private static List<String> rows() {
        var rows = new ArrayList<String>();
        for (int percent : new int[] {1, 10, 33, 50, 66, 75, 90, 99, 100}) {
            rows.add("p" + percent + ",,," + percent + "%,owner,\n");
        }
        for (var after : List.of("1 business hour", "30 business minutes", "2 business days", "1 day", "36 hours")) {
            rows.add("after-" + after.replace(' ', '-') + ",,," + after + " after,team,\n");
        }
        rows.add("again,,ALL_ATTEMPTS,50%,owner,\n");
        return rows;
    }

    private static List<String> shuffled() {
        var shuffled = new ArrayList<>(ROWS);
        Collections.shuffle(shuffled, new Random(7));
        return shuffled;
    }

    private static Map<String, ResolvedPolicy> with(String alerts) {
        var policies = new HashMap<String, ResolvedPolicy>();
        for (Path folder : List.of(Checkout.SHIPPED, Checkout.MORE)) {
            for (var id : Checkout.policies(folder)) {
                PoliciesInForce all = Checkout.replaced(folder, id + "/alerts.csv", alerts);
                policies.put(id, all.find(id).orElseThrow());
            }
        }
        return policies;
    }

    @Provide
    Arbitrary<RandomFacts.Asked> asked() {
        return RandomFacts.asked();
    }

    @Provide
    Arbitrary<Random> randoms() {
        return Arbitraries.randoms();
    }

    private static Decision decide(Map<String, ResolvedPolicy> policies, RandomFacts.Asked asked) {
        return new RandomFacts.Asked(policies.get(asked.policy().terms().id()), asked.facts()).decide();
    }

    /** The same versions, each with rows for thresholds of all kinds. */
    static List<VersionPeriod> telling(List<VersionPeriod> versions) {
        return versions.stream()
                .map(each -> new VersionPeriod(
                        TELLING.get(each.policy().terms().id()), each.from(), each.transition(), each.reason()))
                .toList();
    }

    private static List<Notice> notices(Map<String, ResolvedPolicy> policies, RandomFacts.Asked asked) {
        return decide(policies, asked).conclusions().notices();
    }

    /** T2. */
    @Property
    void the_order_of_the_rows_does_not_matter(@ForAll("asked") RandomFacts.Asked asked) {
        assertThat(notices(SHUFFLED, asked))
                .isEqualTo(notices(TELLING, asked))
                .isSortedAccordingTo(Comparator.comparing(Notice::at, NEVER_LAST)
                        .thenComparing(notice -> ObligationKind.KNOWN.indexOf(notice.kind()))
                        .thenComparing(Notice::row));
    }

    @Property
    void who_is_told_changes_nothing_of_what_is_owed(@ForAll("asked") RandomFacts.Asked asked) {
        var telling = decide(TELLING, asked);
        var silent = decide(SILENT, asked);
        assertThat(silent.conclusions().notices()).isEmpty();
        assertThat(stand(telling)).isEqualTo(stand(silent));
        assertThat(telling.requiredActions()).isEqualTo(silent.requiredActions());
        assertThat(telling.validUntil()).isEqualTo(silent.validUntil());
    }

    private static List<?> stand(Decision decision) {
        return decision.conclusions().obligations().stream()
                .map(each -> Stream.of(
                                each.kind(),
                                each.state(),
                                each.deadline().within(),
                                each.deadline().at(),
                                each.deadline().atRiskAfter(),
                                each.metAt())
                        .map(String::valueOf)
                        .toList())
                .toList();
    }

    @Property
    void more_of_the_time_is_never_gone_earlier_and_all_of_it_is_the_deadline(
            @ForAll("asked") RandomFacts.Asked asked) {
        var decision = decide(TELLING, asked);
        for (var owed : decision.conclusions().obligations()) {
            if (owed.kind().equals(ObligationKind.EARLY_DISQUALIFICATION)) {
                continue;
            }
            var told = decision.conclusions().notices().stream()
                    .filter(notice -> notice.kind().equals(owed.kind()))
                    .sorted(Comparator.comparing(notice -> notice.threshold().percent()))
                    .toList();
            var shares = told.stream()
                    .filter(notice -> notice.threshold().after() == null)
                    .map(Notice::at)
                    .toList();
            assertThat(shares).isSortedAccordingTo(NEVER_LAST);
            assertThat(told)
                    .filteredOn(notice -> notice.threshold().isDeadline())
                    .allMatch(notice ->
                            NEVER_LAST.compare(notice.at(), owed.deadline().at()) == 0);
            assertThat(told)
                    .filteredOn(notice -> notice.threshold().after() != null)
                    .allMatch(notice -> notice.at() == null
                            ? owed.deadline().at() == null
                            : notice.at().isAfter(owed.deadline().at()));
        }
    }

    /** Of a lead whose rank stayed what it was; a fall below the worked bands ends what is owed. */
    @Property
    void what_was_settled_is_told_only_where_it_was_late_and_of_what_had_come_before(
            @ForAll("asked") RandomFacts.Asked asked) {
        Assume.that(asked.facts().ranks().isEmpty());
        var decision = decide(TELLING, asked);
        for (var owed : decision.conclusions().obligations()) {
            var told = decision.conclusions().notices().stream()
                    .filter(notice -> notice.kind().equals(owed.kind()))
                    .toList();
            switch (owed.state()) {
                case MET, CANCELLED, WAIVED -> assertThat(told).isEmpty();
                case MET_LATE ->
                    assertThat(told)
                            .isNotEmpty()
                            .allMatch(notice ->
                                    !notice.threshold().isEarly() && notice.at().isBefore(owed.metAt()));
                default -> assertThat(told).isNotEmpty();
            }
        }
    }

    /** T3, T1: so whoever waits for a moment has nothing to ask again while no new fact arrives. */
    @Property
    void time_alone_never_changes_who_is_told_when(
            @ForAll("asked") RandomFacts.Asked asked, @ForAll("randoms") Random random) {
        var facts = asked.facts();
        Assume.that(facts.ranks().stream()
                .noneMatch(change -> change.at().isAfter(facts.asOf().at())));
        Assume.that(facts.laterThanAsked() == null);
        var later = facts.asOf().at().plus(Duration.ofMinutes(random.nextInt(60 * 24 * 60)));
        var then = new Facts(
                new AsOf(later), facts.lead(), facts.attempts(), facts.pauses(), facts.disposition(), facts.ranks());
        assertThat(notices(TELLING, asked.with(then))).isEqualTo(notices(TELLING, asked));
    }
}
