package dev.leadline.kernel.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.leadline.decisions.DecidedText;
import dev.leadline.kernel.fact.AsOf;
import dev.leadline.kernel.fact.Attempt;
import dev.leadline.kernel.fact.Facts;
import dev.leadline.kernel.fact.Lead;
import dev.leadline.kernel.fact.Pause;
import dev.leadline.kernel.obligation.Obligation;
import dev.leadline.kernel.obligation.ObligationState;
import dev.leadline.kernel.policy.ObligationKind;
import dev.leadline.kernel.policy.rows.TierRow;
import dev.leadline.policies.Checkout;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;

/** What holds for every decision, whatever the lead and the policy. */
class DecisionPropertiesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<ObligationState> FROM_BEST_TO_WORST = List.of(
            ObligationState.MET,
            ObligationState.CANCELLED,
            ObligationState.OPEN,
            ObligationState.AT_RISK,
            ObligationState.MET_LATE,
            ObligationState.BREACHED);

    @Provide
    Arbitrary<RandomFacts.Asked> asked() {
        return RandomFacts.asked();
    }

    @Provide
    Arbitrary<Random> randoms() {
        return Arbitraries.randoms();
    }

    @Property(tries = 2_000)
    void something_is_always_said_and_it_can_always_be_explained(@ForAll("asked") RandomFacts.Asked asked) {
        var decision = asked.decide();
        assertThat(decision.requiredActions()).isNotEmpty().doesNotHaveDuplicates();
        assertThat(decision.conclusions().obligations())
                .extracting(Obligation::kind)
                .doesNotHaveDuplicates();
        assertThat(text(decision)).startsWith("{").endsWith("}");
    }

    /** T2, O10. */
    @Property
    void facts_in_any_order_and_told_any_number_of_times_give_the_same_text(
            @ForAll("asked") RandomFacts.Asked asked, @ForAll("randoms") Random random) {
        var facts = asked.facts();
        var shuffled = new Facts(
                facts.asOf(),
                facts.lead(),
                repeated(facts.attempts(), random),
                repeated(facts.pauses(), random),
                facts.disposition(),
                repeated(facts.ranks(), random));
        assertThat(text(asked.with(shuffled).decide())).isEqualTo(text(asked.decide()));
    }

    private static <F> List<F> repeated(List<F> facts, Random random) {
        var all = new ArrayList<>(facts);
        facts.stream().filter(each -> random.nextBoolean()).forEach(all::add);
        Collections.shuffle(all, random);
        return all;
    }

    /** T3. */
    @Property(tries = 2_000)
    void the_answer_holds_up_to_and_including_valid_until(
            @ForAll("asked") RandomFacts.Asked asked, @ForAll("randoms") Random random) {
        var now = asked.decide();
        var asOf = asked.facts().asOf().at();
        var last = now.validUntil() == null ? asOf.plus(Duration.ofDays(random.nextInt(100))) : now.validUntil();
        assertThat(last).isAfterOrEqualTo(asOf);
        for (var later : List.of(last, RandomFacts.between(random, asOf, last))) {
            assertThat(said(asked.with(at(asked.facts(), later)).decide(), later))
                    .as("at " + later)
                    .isEqualTo(said(now, later));
        }
    }

    /** T3. */
    @Property(tries = 2_000)
    void right_after_valid_until_the_answer_is_another(@ForAll("asked") RandomFacts.Asked asked) {
        var now = asked.decide();
        Assume.that(now.validUntil() != null);
        var later = now.validUntil().plusNanos(1);
        // A rank that is known to change soon ends the answer, also one that then changes nothing.
        Assume.that(
                asked.facts().ranks().stream().noneMatch(change -> change.at().equals(later)));
        assertThat(said(asked.with(at(asked.facts(), later)).decide(), later)
                        .without(List.of("validUntil", "validUntilBecause"))
                        .toString())
                .isNotEqualTo(said(now, later)
                        .without(List.of("validUntil", "validUntilBecause"))
                        .toString());
    }

    private static Facts at(Facts facts, Instant asOf) {
        return new Facts(
                new AsOf(asOf), facts.lead(), facts.attempts(), facts.pauses(), facts.disposition(), facts.ranks());
    }

    /** What leaves the server, read at {@code asOf}: an {@code earliestAt} that has passed means at once. */
    static ObjectNode said(Decision decision, Instant asOf) {
        try {
            var body = (ObjectNode) JSON.readTree(
                    DecidedText.unexplained(decision, Checkout.rules().revision()));
            body.remove("asOf");
            for (var action : body.get("requiredActions")) {
                var earliest = action.get("earliestAt");
                if (!earliest.isNull() && Instant.parse(earliest.textValue()).isBefore(asOf)) {
                    ((ObjectNode) action).put("earliestAt", asOf.toString());
                }
            }
            return body;
        } catch (JsonProcessingException malformed) {
            throw new AssertionError(malformed);
        }
    }

    /** T3: a machine whose clock runs ahead tells of a reply after a deadline that we have not reached yet. */
    @Example
    void what_a_fact_from_a_clock_ahead_of_ours_decided_holds_for_good() {
        var received = Instant.parse("2016-01-11T15:00:00Z");
        var deadline = Instant.parse("2016-01-11T17:00:00Z");
        var lead = new Lead("L-1", BigDecimal.valueOf(92), "MQL", received, null, Map.of());
        var reply = new Attempt("a1", "EMAIL", deadline.plusSeconds(120), null, "REPLIED");
        var policy =
                Checkout.inForce(Checkout.SHIPPED).find("mql-to-sal-predictive").orElseThrow();
        var facts = new Facts(new AsOf(deadline), lead, List.of(reply), List.of(), null);
        right_after_valid_until_the_answer_is_another(new RandomFacts.Asked(policy, facts));
    }

    /** O2. */
    @Property
    void an_attempt_in_one_channel_pays_for_nothing_in_another(
            @ForAll("asked") RandomFacts.Asked asked, @ForAll("randoms") Random random) {
        var before = asked.decide().conclusions().required();
        Assume.that(before != null);
        var more = RandomFacts.another(asked, random);
        var after = with(asked, more).decide().conclusions().required();
        for (var floor : before.channels()) {
            if (floor.channel().equals(more.channel())) {
                assertThat(after.in(floor.channel()).remaining()).isBetween(floor.remaining() - 1, floor.remaining());
            } else {
                assertThat(after.in(floor.channel())).isEqualTo(floor);
            }
        }
    }

    /** O1, O6. */
    @Property
    void one_more_attempt_never_makes_the_first_call_worse(
            @ForAll("asked") RandomFacts.Asked asked, @ForAll("randoms") Random random) {
        var before = find(asked.decide(), ObligationKind.FIRST_CALL);
        Assume.that(before != null);
        var after = find(with(asked, RandomFacts.another(asked, random)).decide(), ObligationKind.FIRST_CALL);
        // One that reached the lead ended it for good, where nurture would have begun it anew.
        Assume.that(asked.facts().ranks().isEmpty() || after.state() != ObligationState.CANCELLED);
        assertThat(FROM_BEST_TO_WORST.indexOf(after.state()))
                .as(before.state() + " became " + after.state())
                .isLessThanOrEqualTo(FROM_BEST_TO_WORST.indexOf(before.state()));
    }

    private static RandomFacts.Asked with(RandomFacts.Asked asked, Attempt more) {
        var facts = asked.facts();
        var attempts = new ArrayList<>(facts.attempts());
        attempts.add(more);
        return asked.with(
                new Facts(facts.asOf(), facts.lead(), attempts, facts.pauses(), facts.disposition(), facts.ranks()));
    }

    private static Obligation find(Decision decision, String kind) {
        return decision.conclusions().obligations().stream()
                .filter(obligation -> obligation.kind().equals(kind))
                .findFirst()
                .orElse(null);
    }

    /** B6. */
    @Property
    void at_the_deadline_is_on_time_and_one_nanosecond_later_is_not(@ForAll("asked") RandomFacts.Asked asked) {
        var untouched = new Facts(
                asked.facts().asOf(),
                asked.facts().lead(),
                List.of(),
                asked.facts().pauses(),
                null);
        for (var owed : asked.with(untouched).decide().conclusions().obligations()) {
            var deadline = owed.deadline().at();
            if (deadline == null || deadline.isBefore(untouched.lead().receivedAt())) {
                continue;
            }
            var after = deadline.plusNanos(1);
            assertThat(stateOf(owed, asked.with(at(untouched, deadline))))
                    .isIn(ObligationState.OPEN, ObligationState.AT_RISK);
            assertThat(stateOf(owed, asked.with(at(untouched, after)))).isEqualTo(ObligationState.BREACHED);
            if (owed.kind().equals(ObligationKind.FIRST_CALL)) {
                assertThat(stateOf(owed, called(asked, at(untouched, after), deadline)))
                        .isEqualTo(ObligationState.MET);
                assertThat(stateOf(owed, called(asked, at(untouched, after), after)))
                        .isEqualTo(ObligationState.MET_LATE);
            }
        }
    }

    private static ObligationState stateOf(Obligation owed, RandomFacts.Asked asked) {
        return find(asked.decide(), owed.kind()).state();
    }

    private static RandomFacts.Asked called(RandomFacts.Asked asked, Facts facts, Instant calledAt) {
        return with(asked.with(facts), new Attempt("first", "PHONE", calledAt, null, null));
    }

    /** R1. */
    @Property
    void every_rank_is_in_exactly_one_tier(@ForAll @BigRange(min = "0", max = "100") @Scale(6) BigDecimal rank) {
        double value = rank.doubleValue();
        assertTier(rank, value >= 85 ? "A" : value >= 60 ? "B" : value >= 45 ? "C" : "NURTURE");
    }

    /** R1. */
    @Example
    void the_edges_of_the_bands_are_in_the_tier_above() {
        Map.of(
                        "0", "NURTURE", "44.999", "NURTURE", "45", "C", "59.999", "C", "60", "B", "84.5", "B", "85",
                        "A", "100", "A")
                .forEach((rank, tier) -> assertTier(new BigDecimal(rank), tier));
    }

    private static void assertTier(BigDecimal rank, String tier) {
        var policy =
                Checkout.inForce(Checkout.SHIPPED).find("mql-to-sal-predictive").orElseThrow();
        var received = Instant.parse("2016-01-11T15:00:00Z");
        var lead = new Lead("L-1", rank, "MQL", received, null, Map.of());
        var decision = new Decider(Checkout.rules())
                .decide(policy, new Facts(new AsOf(received), lead, List.of(), List.<Pause>of(), null));
        assertThat(decision.conclusions().tier().name()).isEqualTo(tier);
        assertThat(Checkout.rows(Checkout.SHIPPED, "mql-to-sal-predictive")
                        .filter(TierRow.class::isInstance)
                        .filter(row -> ((TierRow) row).band().contains(rank)))
                .hasSize(1);
    }

    private static String text(Decision decision) {
        return DecidedText.of(decision, Checkout.rules().revision());
    }
}
