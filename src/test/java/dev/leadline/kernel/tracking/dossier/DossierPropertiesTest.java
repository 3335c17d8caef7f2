package dev.leadline.kernel.tracking.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.decisions.DecidedText;
import dev.leadline.kernel.decision.Decider;
import dev.leadline.kernel.decision.Decision;
import dev.leadline.kernel.fact.Attempt;
import dev.leadline.kernel.fact.Correction;
import dev.leadline.kernel.fact.FactContent;
import dev.leadline.kernel.fact.FactKey;
import dev.leadline.kernel.fact.FactKind;
import dev.leadline.kernel.fact.Pause;
import dev.leadline.kernel.fact.ToldFact;
import dev.leadline.kernel.fact.Withdrawal;
import dev.leadline.kernel.obligation.AttemptReading;
import dev.leadline.kernel.obligation.VersionPeriod;
import dev.leadline.kernel.policy.ResolvedPolicy;
import dev.leadline.policies.Checkout;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** O10: how a lead stands is a function of the set of facts, whatever they are. */
class DossierPropertiesTest {

    private static final ResolvedPolicy POLICY =
            Checkout.inForce(Checkout.SHIPPED).find("mql-to-sal-predictive").orElseThrow();
    private static final Decider DECIDER = new Decider(Checkout.rules());
    private static final Instant NOW = ToldHistories.MON_10_00.plus(Duration.ofDays(15));

    @Provide
    Arbitrary<List<ToldFact>> histories() {
        return ToldHistories.any();
    }

    @Provide
    Arbitrary<Random> randoms() {
        return Arbitraries.randoms();
    }

    private static List<ToldFact> toldOtherwise(List<ToldFact> told, Random random) {
        var again = new ArrayList<>(told);
        for (int i = random.nextInt(told.size()); i > 0; i--) {
            again.add(told.get(random.nextInt(told.size())));
        }
        Collections.shuffle(again, random);
        return again;
    }

    private static Decision decided(Cycle cycle) {
        return DECIDER.decide(List.of(VersionPeriod.first(POLICY)), cycle.factsNow(NOW));
    }

    @Property(tries = 1_000)
    void any_order_and_any_repetition_give_the_same_cycles_and_the_same_decisions(
            @ForAll("histories") List<ToldFact> told, @ForAll("randoms") Random random) {
        var once = Dossier.of(ToldHistories.LEAD, told);
        var otherwise = Dossier.of(ToldHistories.LEAD, toldOtherwise(told, random));
        Statistics.collect(once.cycles().size(), once.setAside().isEmpty());
        assertThat(otherwise.cycles()).isEqualTo(once.cycles());
        assertThat(otherwise.setAside()).containsExactlyInAnyOrderElementsOf(once.setAside());
        for (int i = 0; i < once.cycles().size(); i++) {
            assertThat(text(otherwise.cycles().get(i)))
                    .isEqualTo(text(once.cycles().get(i)));
        }
    }

    private static String text(Cycle cycle) {
        return DecidedText.of(decided(cycle), Checkout.rules().revision());
    }

    @Property(tries = 1_000)
    void each_cycle_is_received_after_the_word_on_the_one_before(@ForAll("histories") List<ToldFact> told) {
        Cycle before = null;
        for (var cycle : Dossier.of(ToldHistories.LEAD, told).cycles()) {
            if (before != null) {
                assertThat(before.isClosed()).isTrue();
                assertThat(cycle.number()).isEqualTo(before.number() + 1);
                assertThat(cycle.receivedAt())
                        .isAfter(before.receivedAt())
                        .isAfterOrEqualTo(before.disposition().occurredAt());
            }
            if (cycle.isClosed()) {
                assertThat(cycle.disposition().occurredAt()).isAfterOrEqualTo(cycle.receivedAt());
            }
            before = cycle;
        }
    }

    @Property(tries = 1_000)
    void an_attempt_counts_in_one_cycle_at_most_and_never_before_receipt(@ForAll("histories") List<ToldFact> told) {
        var counted = new ArrayList<Instant>();
        var attempts = Amendments.of(told).standing().stream()
                .filter(fact -> fact.key().kind() == FactKind.ATTEMPT)
                .map(ToldFact::occurredAt)
                .toList();
        for (var cycle : Dossier.of(ToldHistories.LEAD, told).cycles()) {
            decided(cycle).history().readings().stream()
                    .filter(AttemptReading::counts)
                    .flatMap(reading -> reading.attempts().stream())
                    .forEach(attempt -> {
                        assertThat(attempt.occurredAt()).isAfterOrEqualTo(cycle.receivedAt());
                        counted.add(attempt.occurredAt());
                    });
        }
        var left = new ArrayList<>(attempts);
        counted.forEach(at -> assertThat(left.remove(at)).isTrue());
    }

    @Property(tries = 1_000)
    void what_was_withdrawn_last_has_no_say(@ForAll("histories") List<ToldFact> told) {
        for (var fact : told) {
            if (!fact.key().kind().isAmendable()) {
                continue;
            }
            var withdrawn = new ArrayList<>(told);
            withdrawn.add(amendment(fact, "last", NOW, new Withdrawal(fact.key())));
            var never = told.stream()
                    .filter(each -> !isSame(each, fact) && !isAbout(each, fact))
                    .toList();
            assertThat(Dossier.of(ToldHistories.LEAD, withdrawn).cycles())
                    .isEqualTo(Dossier.of(ToldHistories.LEAD, never).cycles());
        }
    }

    /** Whatever was told of both meanwhile, and of whichever of them. */
    @Property(tries = 1_000)
    void leads_whose_merges_were_withdrawn_are_as_if_they_had_never_been_merged(
            @ForAll("histories") List<ToldFact> told) {
        var withdrawn = new ArrayList<>(told);
        told.stream()
                .filter(fact -> fact.key().kind() == FactKind.MERGE)
                .forEach(merge -> withdrawn.add(
                        amendment(merge, "last of " + merge.key().id(), NOW, new Withdrawal(merge.key()))));
        assertThat(Union.roots(withdrawn)).isEmpty();
        for (var lead : List.of(ToldHistories.LEAD, ToldHistories.OTHER)) {
            var alone = told.stream()
                    .filter(fact -> fact.leadId().equals(lead) && fact.key().kind() != FactKind.MERGE)
                    .toList();
            assertThat(Dossier.of(lead, withdrawn).cycles())
                    .isEqualTo(Dossier.of(lead, alone).cycles());
        }
    }

    /** Each attempt that stands or not counts in one cycle, or is set aside once, with the reason. */
    @Property(tries = 1_000)
    void no_attempt_is_lost_without_a_word(@ForAll("histories") List<ToldFact> told) {
        var dossier = Dossier.of(ToldHistories.LEAD, told);
        if (dossier.cycles().isEmpty()) {
            return;
        }
        assertThat(dossier.setAside().stream().map(aside -> aside.leadId() + aside.key()))
                .doesNotHaveDuplicates();
        var counted = dossier.cycles().stream()
                .flatMap(cycle -> cycle.attempts().stream()
                        .filter(attempt -> !attempt.occurredAt().isBefore(cycle.receivedAt())))
                .count();
        var leads = told.stream()
                .filter(fact -> fact.leadId().equals(ToldHistories.LEAD)
                        || !Union.roots(told).isEmpty())
                .toList();
        var attempts = leads.stream()
                .filter(fact -> fact.key().kind() == FactKind.ATTEMPT)
                .filter(fact -> dossier.findSetAside(fact.id()).isEmpty())
                .count();
        assertThat(counted).isEqualTo(attempts);
    }

    /** An attempt told of two leads that were merged in the same words is one. */
    private static boolean isSame(ToldFact one, ToldFact other) {
        return one.key().equals(other.key())
                && (one.leadId().equals(other.leadId())
                        || one.key().kind() == FactKind.ATTEMPT
                                && one.occurredAt().equals(other.occurredAt())
                                && one.content().equals(other.content()));
    }

    /** What is said of a fact that was never told would be about one of the other lead. */
    private static boolean isAbout(ToldFact word, ToldFact fact) {
        var of = word.content() instanceof Correction correction
                ? correction.of()
                : word.content() instanceof Withdrawal withdrawal ? withdrawal.of() : null;
        return fact.key().equals(of) && word.leadId().equals(fact.leadId());
    }

    @Property(tries = 1_000)
    void of_all_words_on_a_fact_the_last_one_said_holds(@ForAll("histories") List<ToldFact> told) {
        for (var fact : told) {
            if (fact.content() instanceof Attempt attempt) {
                var other = new Attempt(null, "PHONE", attempt.occurredAt().plusSeconds(1), null, "NO_ANSWER");
                var amended = new ArrayList<>(told);
                amended.add(amendment(fact, "x", NOW.minusSeconds(1), new Withdrawal(fact.key())));
                amended.add(amendment(fact, "a", NOW, new Correction(fact.key(), other)));
                assertThat(Amendments.of(amended).standing())
                        .filteredOn(each ->
                                each.id().equals(fact.id()) || each.content().equals(other))
                        .extracting(ToldFact::content)
                        .containsExactly(other);
            }
        }
    }

    private static ToldFact amendment(ToldFact fact, String id, Instant said, FactContent content) {
        var kind = content instanceof Withdrawal ? FactKind.WITHDRAWAL : FactKind.CORRECTION;
        return new ToldFact(fact.leadId(), new FactKey(kind, id), said, said, 1_000, content);
    }

    /** B9: what an earlier moment knew of pauses is what it knew, whatever is said of them later. */
    @Property(tries = 1_000)
    void no_later_word_makes_a_pause_known_earlier(@ForAll("histories") List<ToldFact> told) {
        for (var fact : told) {
            if (fact.content() instanceof Pause pause) {
                var later = new Pause(pause.from(), pause.from().plusSeconds(864_000), null, "later");
                var amended = new ArrayList<>(told);
                amended.add(amendment(fact, "last", NOW, new Correction(fact.key(), later)));
                for (var part : pauses(amended, fact.id())) {
                    if (part.recordedAt().isBefore(NOW)) {
                        assertThat(pauses(told, fact.id()))
                                .anyMatch(before -> before.recordedAt().equals(part.recordedAt())
                                        && !before.from().isAfter(part.from())
                                        && (before.to() == null || !part.to().isAfter(before.to())));
                    }
                }
            }
        }
    }

    private static List<Pause> pauses(List<ToldFact> told, ToldFact.Id id) {
        return Amendments.of(told).standing().stream()
                .filter(fact -> fact.id().equals(id))
                .map(fact -> (Pause) fact.content())
                .toList();
    }
}
