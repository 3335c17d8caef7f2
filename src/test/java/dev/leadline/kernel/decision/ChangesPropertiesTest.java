package dev.leadline.kernel.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.decisions.DecidedText;
import dev.leadline.kernel.fact.AsOf;
import dev.leadline.kernel.fact.Facts;
import dev.leadline.kernel.fact.RankChange;
import dev.leadline.kernel.obligation.Change;
import dev.leadline.kernel.obligation.Obligation;
import dev.leadline.kernel.obligation.ObligationState;
import dev.leadline.kernel.obligation.PriorObligation;
import dev.leadline.kernel.policy.ObligationKind;
import dev.leadline.kernel.policy.Transition;
import dev.leadline.policies.Checkout;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What no change of rank and no other version of a policy can do, whatever the lead, the policies and the changes. */
class ChangesPropertiesTest {

    @Provide
    Arbitrary<RandomFacts.Many> many() {
        return RandomFacts.many();
    }

    @Provide
    Arbitrary<RandomFacts.Asked> asked() {
        return RandomFacts.asked();
    }

    @Provide
    Arbitrary<Random> randoms() {
        return Arbitraries.randoms();
    }

    /** O8, O9: what was broken before a change is broken after it, by the same deadline of the same tier. */
    @Property(tries = 2_000)
    void no_change_undoes_a_breach(@ForAll("many") RandomFacts.Many many) {
        eachChange(many.decide(), (before, after) -> before.conclusions().obligations().stream()
                .filter(old -> isBroken(old.state()))
                .forEach(old -> {
                    var now = find(after, old.kind());
                    assertThat(isBroken(now.state())).as(old + " became " + now).isTrue();
                    assertThat(now.deadline()).isEqualTo(old.deadline());
                }));
    }

    /**
     * O8, O9: what was kept before a change is kept after it, by the same deadline of the same tier; unless more is asked
     * for now than was done by then. That is owed anew, by a deadline that the change itself cannot have broken.
     */
    @Property(tries = 2_000)
    void no_change_makes_a_breach_of_what_was_kept(@ForAll("many") RandomFacts.Many many) {
        eachChange(many.decide(), (before, after) -> before.conclusions().obligations().stream()
                .filter(old -> old.state() == ObligationState.MET)
                .forEach(old -> {
                    var now = find(after, old.kind());
                    var changedAt = before.facts().asOf().at();
                    var isMore = !isBy(changedAt, now.owed().doneAt())
                            && !isBy(changedAt, now.owed().endedAt());
                    if (isMore) {
                        assertThat(now.deadline().keeps(changedAt)).isTrue();
                        assertThat(now.deadline().basis().from())
                                .isIn(changedAt, old.deadline().basis().from());
                    } else {
                        assertThat(now.state()).isEqualTo(ObligationState.MET);
                        assertThat(now.deadline()).isEqualTo(old.deadline());
                        assertThat(now.metAt()).isEqualTo(old.metAt());
                    }
                }));
    }

    /** O8: a change of rank leaves alone the call that was made in time, whatever the tiers. */
    @Property(tries = 2_000)
    void no_rank_undoes_a_call_that_was_in_time(@ForAll("asked") RandomFacts.Asked asked) {
        eachChange(asked.decide(), (before, after) -> {
            var old = find(before, ObligationKind.FIRST_CALL);
            if (old != null && old.state() == ObligationState.MET) {
                var now = find(after, ObligationKind.FIRST_CALL);
                assertThat(now.state()).isEqualTo(ObligationState.MET);
                assertThat(now.deadline()).isEqualTo(old.deadline());
                assertThat(now.metAt()).isEqualTo(old.metAt());
            }
        });
    }

    /** O9. */
    @Property(tries = 2_000)
    void what_never_shortens_brings_no_deadline_forward(@ForAll("many") RandomFacts.Many many) {
        eachChange(many.decide(), (before, after) -> {
            if (transition(after) == Transition.NEVER_SHORTEN) {
                before.conclusions().obligations().stream()
                        .filter(old -> old.state() != ObligationState.CANCELLED)
                        .forEach(old -> {
                            var now = find(after, old.kind());
                            assertThat(now.deadline().isBefore(old.deadline()))
                                    .as(old.deadline() + " became " + now.deadline())
                                    .isFalse();
                        });
            }
        });
    }

    /** O8. A word that more attempts must come before now is owed anew, with them. */
    @Property(tries = 2_000)
    void a_rise_puts_no_deadline_off(@ForAll("asked") RandomFacts.Asked asked) {
        eachChange(asked.decide(), (before, after) -> before.conclusions().obligations().stream()
                .filter(old -> isRise(after) && new PriorObligation(old, null).isOpen())
                .filter(old -> !old.kind().equals(ObligationKind.DISPOSITION)
                        || before.history().reachedAt() != null)
                .forEach(old -> {
                    var now = find(after, old.kind());
                    assertThat(old.deadline().isBefore(now.deadline()))
                            .as(old.deadline() + " became " + now.deadline())
                            .isFalse();
                }));
    }

    /** T2, O10. */
    @Property
    void facts_in_any_order_and_told_any_number_of_times_give_the_same_text(
            @ForAll("many") RandomFacts.Many many, @ForAll("randoms") Random random) {
        var facts = many.facts();
        var shuffled = new Facts(
                facts.asOf(),
                facts.lead(),
                repeated(facts.attempts(), random),
                repeated(facts.pauses(), random),
                facts.disposition(),
                repeated(facts.ranks(), random));
        assertThat(text(many.with(shuffled).decide())).isEqualTo(text(many.decide()));
    }

    /** T3, with ranks that change and versions that come while the answer should hold. */
    @Property(tries = 2_000)
    void the_answer_holds_up_to_and_including_valid_until(
            @ForAll("many") RandomFacts.Many many, @ForAll("randoms") Random random) {
        var now = many.decide();
        var asOf = many.facts().asOf().at();
        var last = now.validUntil() == null ? asOf.plus(Duration.ofDays(random.nextInt(100))) : now.validUntil();
        assertThat(last).isAfterOrEqualTo(asOf);
        for (var later : List.of(last, RandomFacts.between(random, asOf, last))) {
            assertThat(DecisionPropertiesTest.said(
                            many.with(at(many.facts(), later)).decide(), later))
                    .as("at " + later)
                    .isEqualTo(DecisionPropertiesTest.said(now, later));
        }
    }

    /** T1: a change that has not come yet decides nothing but until when the answer holds. */
    @Property(tries = 2_000)
    void a_rank_that_is_still_to_come_changes_nothing_yet(@ForAll("many") RandomFacts.Many many) {
        var facts = many.facts();
        var asOf = facts.asOf().at();
        var come = facts.ranks().stream()
                .filter(change -> !change.at().isAfter(asOf)
                        || !change.at().isAfter(facts.lead().receivedAt()))
                .toList();
        var known = many.with(
                new Facts(facts.asOf(), facts.lead(), facts.attempts(), facts.pauses(), facts.disposition(), come));
        assertThat(untimed(many.decide(), asOf)).isEqualTo(untimed(known.decide(), asOf));
    }

    /** O8: to say again that the lead has the rank it has says nothing. */
    @Property
    void a_rank_said_again_changes_nothing(@ForAll("many") RandomFacts.Many many, @ForAll("randoms") Random random) {
        var facts = many.facts();
        var ranks = new ArrayList<>(facts.ranks());
        for (var change : facts.ranks()) {
            var next = ranks.stream()
                    .map(RankChange::at)
                    .filter(change.at()::isBefore)
                    .min(Instant::compareTo);
            var until = next.orElse(facts.asOf().at()).minusNanos(1);
            var isLast = facts.ranks().stream()
                    .noneMatch(other ->
                            other.at().equals(change.at()) && other.rank().compareTo(change.rank()) > 0);
            if (isLast && until.isAfter(change.at())) {
                ranks.add(new RankChange(RandomFacts.between(random, change.at(), until), change.rank()));
            }
        }
        var again = many.with(
                new Facts(facts.asOf(), facts.lead(), facts.attempts(), facts.pauses(), facts.disposition(), ranks));
        assertThat(text(again.decide())).isEqualTo(text(many.decide()));
    }

    private static String untimed(Decision decision, Instant asOf) {
        var said = DecisionPropertiesTest.said(decision, asOf);
        said.remove(List.of("validUntil", "validUntilBecause"));
        return said.toString();
    }

    private static Facts at(Facts facts, Instant asOf) {
        return new Facts(
                new AsOf(asOf), facts.lead(), facts.attempts(), facts.pauses(), facts.disposition(), facts.ranks());
    }

    private static <F> List<F> repeated(List<F> facts, Random random) {
        var all = new ArrayList<>(facts);
        facts.stream().filter(each -> random.nextBoolean()).forEach(all::add);
        Collections.shuffle(all, random);
        return all;
    }

    /** Each pair of how the lead stood right before a change and what was decided after it, by the next one or asOf. */
    private static void eachChange(Decision last, BiConsumer<Decision, Decision> check) {
        for (var after = last; after.earlier() != null; after = after.earlier()) {
            check.accept(after.earlier(), after);
        }
    }

    private static Transition transition(Decision after) {
        var change = change(after);
        return change == null ? null : change.transition();
    }

    private static boolean isRise(Decision after) {
        var change = change(after);
        return change != null && change.isRise();
    }

    /** What a worked stretch began with. */
    private static Change change(Decision decision) {
        var required = decision.conclusions().required();
        return required == null ? null : required.activity().change();
    }

    private static boolean isBroken(ObligationState state) {
        return state == ObligationState.BREACHED || state == ObligationState.MET_LATE;
    }

    private static boolean isBy(Instant moment, Instant happened) {
        return happened != null && !happened.isAfter(moment);
    }

    private static Obligation find(Decision decision, String kind) {
        return decision.conclusions().obligations().stream()
                .filter(obligation -> obligation.kind().equals(kind))
                .findFirst()
                .orElse(null);
    }

    private static String text(Decision decision) {
        return DecidedText.of(decision, Checkout.rules().revision());
    }
}
