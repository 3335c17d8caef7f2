package dev.leadline.kernel.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.kernel.RandomFacts;
import dev.leadline.kernel.Samples;
import dev.leadline.kernel.fact.Facts;
import dev.leadline.kernel.obligation.RuleFiring;
import dev.leadline.kernel.policy.ResolvedPolicy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RuleSessionTest {

    private static final RuleBase RULES = withTraps();

    private static final List<ResolvedPolicy> POLICIES =
            List.of(Samples.policy(Samples.PREDICTIVE), Samples.policy(Samples.SIMPLE));

    /** What happens to a session: facts of a policy are decided, or a trap springs among them. */
    private record Step(int policy, Facts facts, Trap trap) {

        List<Object> entering() {
            var entering = new ArrayList<Object>(Samples.entering(RULES, POLICIES.get(policy), facts));
            if (trap != null) {
                entering.add(trap);
            }
            return entering;
        }
    }

    private static RuleBase withTraps() {
        var files = new ArrayList<>(Samples.ruleFiles());
        files.add(
                new RuleFile(
                        "9-traps.drl",
                        """
                package dev.leadline.traps
                import dev.leadline.kernel.rules.Trap
                rule "Trap"
                when
                    $trap : Trap()
                then
                    insert( $trap.spring() );
                end
                """));
        return RuleBase.compile(files);
    }

    @Property(tries = 100)
    void a_session_used_again_concludes_what_a_fresh_one_does(@ForAll("steps") List<Step> steps) {
        try (var used = RULES.newSession()) {
            for (var step : steps) {
                var entering = step.entering();
                assertThat(used.apply(entering)).isEqualTo(fresh(entering));
            }
        }
    }

    @Property(tries = 100)
    void a_rule_base_concludes_what_a_fresh_session_does_whatever_failed_before(
            @ForAll("stepsAndTraps") List<Step> steps) {
        for (var step : steps) {
            var entering = step.entering();
            if (step.trap() == null) {
                assertThat(RULES.apply(entering)).isEqualTo(fresh(entering));
            } else {
                assertThatThrownBy(() -> RULES.apply(entering))
                        .hasStackTraceContaining(
                                step.trap().endless() ? "most often \"Trap\", and were stopped" : "It was a trap.");
            }
        }
    }

    @Example
    void many_threads_at_once_get_the_answers_that_one_gets() throws Exception {
        var random = new Random(11);
        var asked = new ArrayList<Collection<?>>();
        for (int i = 0; i < 200; i++) {
            asked.add(Samples.entering(RULES, POLICIES.get(i % 2), RandomFacts.next(random)));
        }
        var wanted = asked.stream().map(RuleSessionTest::fresh).toList();

        var threads = Executors.newFixedThreadPool(8);
        try {
            Callable<List<List<RuleFiring>>> ask =
                    () -> asked.stream().map(RULES::apply).toList();
            for (var answers : threads.invokeAll(List.of(ask, ask, ask, ask, ask, ask, ask, ask))) {
                assertThat(answers.get()).isEqualTo(wanted);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<RuleFiring> fresh(Collection<?> entering) {
        try (var session = RULES.newSession()) {
            return session.apply(entering);
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return step(Arbitraries.just(null)).list().ofMinSize(2).ofMaxSize(6);
    }

    @Provide
    Arbitrary<List<Step>> stepsAndTraps() {
        var traps = Arbitraries.of(new Trap(false), new Trap(true)).injectNull(0.6);
        return step(traps).list().ofMinSize(2).ofMaxSize(6);
    }

    private static Arbitrary<Step> step(Arbitrary<Trap> traps) {
        return Combinators.combine(Arbitraries.integers().between(0, 1), RandomFacts.any(), traps)
                .as(Step::new);
    }
}
