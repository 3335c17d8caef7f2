package dev.leadline.kernel.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.RuleFault;
import dev.leadline.kernel.fact.Lead;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that fail, feed each other, or do not end: each is stopped, and told as what it is. */
public class FailingRulesTest {

    private static final List<Object> LEAD = List.of(0, "a lead");

    private static RuleFile rule(String name, String when, String then) {
        return new RuleFile(
                "9-fails.drl",
                "package leadline.test\nimport dev.leadline.kernel.rules.FailingRulesTest\nrule \"" + name
                        + "\"\nwhen\n    " + when + "\nthen\n    " + then + "\nend\n");
    }

    private static RuleBase base(String when, String then) {
        return RuleBase.compile(List.of(rule("It's the one, by far: (really)", when, then)));
    }

    private static RuleFault fault(RuleBase rules) {
        return catchThrowableOfType(RuleFault.class, () -> rules.apply(LEAD));
    }

    /** What a condition may call. */
    public static boolean refuse() {
        throw new Invalid("/lead/rank", "-1", "The rank (-1) must be at least 0.");
    }

    public static boolean sleep() throws InterruptedException {
        Thread.sleep(10_000);
        return true;
    }

    private static volatile boolean looping;

    public static boolean loop() {
        while (looping) {
            Thread.onSpinWait();
        }
        return true;
    }

    public static boolean deep() {
        return deep() && deep();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$i : Integer() eval( 10 / $i > 1 )",
                "$i : Integer() String( substring($i + 9).length() > 1 )",
                "$i : Integer() $s : String() from java.util.List.of(\"a\").get($i + 3)",
                "$i : Integer() accumulate( String( $l : length ); $s : sum( $l / $i ) )"
            })
    void a_condition_that_fails_is_told_with_the_name_of_its_rule(String condition) {
        var fault = fault(base(condition, ""));
        assertThat(fault.rules()).containsExactly("It's the one, by far: (really)");
        assertThat(fault).hasMessageStartingWith("A condition of the rule \"It's the one, by far: (really)\" failed");
    }

    @Test
    void a_condition_that_fails_so_deep_that_its_rule_is_out_of_sight_is_told_as_one_of_a_rule_without_name() {
        var fault = fault(base("eval( FailingRulesTest.deep() )", ""));
        assertThat(fault.rules()).isEmpty();
        assertThat(fault).hasMessage("A condition of an unknown rule failed for this lead (StackOverflowError).");
    }

    /** What a look-up may be made on. */
    public static final class Shelf {
        public String book(Integer number) {
            throw new IllegalStateException("There is no book " + number + ".");
        }
    }

    @Test
    void a_look_up_that_fails_is_told_with_the_name_of_its_rule() {
        var rules = base("$i : Integer() $shelf : FailingRulesTest.Shelf() String() from $shelf.book($i)", "");
        assertThatThrownBy(() -> rules.apply(List.of(0, new Shelf())))
                .isInstanceOf(RuleFault.class)
                .hasMessage("A condition of the rule \"It's the one, by far: (really)\" failed for this lead"
                        + " (IllegalStateException: There is no book 0.).");
    }

    /** As the engine does for some operators that it has no code for. */
    public static boolean link() {
        throw new NoSuchMethodError("operators");
    }

    @Test
    void code_that_the_engine_lacks_is_a_fault_of_the_rule_and_not_of_the_server() {
        assertThat(fault(base("eval( FailingRulesTest.link() )", "")))
                .hasMessageContaining("really)\" failed for this lead (NoSuchMethodError: operators).");
    }

    @Test
    void a_conclusion_that_fails_is_told_with_the_name_of_its_rule_and_the_next_lead_is_decided() {
        var rules = base("$i : Integer()", "insert( 10 / $i );");
        assertThat(fault(rules))
                .hasMessage("The conclusion of the rule \"It's the one, by far: (really)\" failed for this lead"
                        + " (ArithmeticException: / by zero).");
        assertThat(rules.apply(List.of("another lead"))).isEmpty();
    }

    @Test
    void a_fact_that_cannot_be_is_the_fault_of_the_fact_and_not_of_the_rule() {
        assertThatThrownBy(() -> base("eval( FailingRulesTest.refuse() )", "").apply(LEAD))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> base("Integer()", "FailingRulesTest.refuse();").apply(LEAD))
                .isInstanceOf(Invalid.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"insert( $i + 1 );", "update( $i );", "while (true) { insert( new Object() ); }"})
    @Timeout(20)
    void rules_that_feed_themselves_are_stopped(String conclusion) {
        var fault = fault(base("$i : Integer()", conclusion));
        assertThat(fault).hasMessageContaining("for one decision, most often \"It's the one");
        assertThat(fault.rules()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"eval( FailingRulesTest.sleep() )|", "Integer()|Thread.sleep(10000);"})
    @Timeout(20)
    void a_rule_that_waits_is_abandoned_and_nothing_is_decided_by_these_rules_any_more(String rule) {
        var rules = base(rule.split("\\|")[0], rule.endsWith("|") ? "" : rule.split("\\|")[1]);
        var told = new CopyOnWriteArrayList<RuleFault>();
        rules.limit(Duration.ofMillis(500), told::add);

        var fault = fault(rules);

        assertThat(fault).hasMessageStartingWith("A decision took longer than 500 ms and was stopped. It was at");
        assertThat(fault.rules()).containsExactly("It's the one, by far: (really)");
        assertThat(told).hasSize(1);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(rules.stuck()).isZero();
        assertThat(fault(rules)).hasMessage(fault.getMessage());
    }

    @Test
    @Timeout(60)
    void a_loop_that_cannot_be_interrupted_loses_its_thread_and_holds_up_nobody_else() throws InterruptedException {
        var rules = base("eval( FailingRulesTest.loop() )", "");
        var told = new CopyOnWriteArrayList<RuleFault>();
        rules.limit(Duration.ofMillis(300), told::add);
        looping = true;
        var lost = new Thread(() -> {
            assertThat(fault(rules)).hasMessageContaining("took longer than 300 ms");
            told.add(new RuleFault(List.of(), "It came back."));
        });
        lost.start();
        for (int i = 0; i < 400 && told.isEmpty(); i++) {
            Thread.sleep(50);
        }
        assertThat(told).hasSize(1);
        assertThat(told.get(0).rules()).containsExactly("It's the one, by far: (really)");
        assertThat(rules.stuck()).isEqualTo(1);
        assertThat(fault(rules)).hasMessage(told.get(0).getMessage());

        looping = false;
        lost.join();
        assertThat(told).hasSize(2);
        assertThat(rules.stuck()).isZero();
    }

    private static Object lead(String id) {
        return new Lead(id, null, "MQL", Instant.EPOCH, null, Map.of());
    }

    @Test
    @Timeout(60)
    void one_slow_lead_is_given_up_alone_and_several_take_the_rules_out_of_force() {
        var rules = base("dev.leadline.kernel.fact.Lead( id != \"quick\" ) eval( FailingRulesTest.sleep() )", "");
        var told = new CopyOnWriteArrayList<RuleFault>();
        rules.limit(Duration.ofMillis(300), 3, told::add);
        for (var id : List.of("one", "one", "one", "two")) {
            assertThatThrownBy(() -> rules.apply(List.of(lead(id)))).hasMessageContaining("took longer than 300 ms");
            assertThat(rules.apply(List.of(lead("quick")))).isEmpty();
        }
        assertThat(told).isEmpty();

        assertThatThrownBy(() -> rules.apply(List.of(lead("three")))).isInstanceOf(RuleFault.class);
        assertThat(told).hasSize(1);
        assertThatThrownBy(() -> rules.apply(List.of(lead("quick"))))
                .hasMessage(told.get(0).getMessage());
    }

    @Test
    @Timeout(60)
    void one_lead_whose_decision_does_not_end_takes_the_rules_out_of_force() throws InterruptedException {
        var rules = base("eval( FailingRulesTest.loop() )", "");
        var told = new CopyOnWriteArrayList<RuleFault>();
        rules.limit(Duration.ofMillis(300), 3, told::add);
        looping = true;
        var lost = new Thread(() -> fault(rules));
        lost.start();
        for (int i = 0; i < 400 && told.isEmpty(); i++) {
            Thread.sleep(50);
        }
        assertThat(told).hasSize(1);
        assertThat(rules.stuck()).isEqualTo(1);
        looping = false;
        lost.join();
        assertThat(rules.stuck()).isZero();
    }

    @Test
    void a_thread_that_gets_hardly_any_processor_is_not_one_that_hangs() {
        var told = new CopyOnWriteArrayList<String>();
        var guarded = new Guarded(new Guarded.Owner() {
            @Override
            public Duration most() {
                return Duration.ofSeconds(2);
            }

            @Override
            public void slow(StackTraceElement[] stack) {
                told.add("slow");
            }

            @Override
            public void stuck() {
                told.add("stuck");
            }
        });
        guarded.begin();
        for (int look = 0; look < 100; look++) {
            long millis = 15L * look;
            guarded.looked(thread -> millis * 1_000_000);
        }
        assertThat(told).isEmpty();
        assertThat(guarded.end()).isTrue();
    }

    @Test
    void many_decisions_one_after_the_other_are_not_one_that_hangs() {
        var rules = base("Integer()", "");
        rules.limit(Duration.ofMillis(200), hung -> {});
        for (int i = 0; i < 100_000; i++) {
            assertThat(rules.apply(LEAD)).hasSize(1);
        }
    }

    @Test
    void two_rules_of_one_name_are_refused_also_across_files() {
        var one = rule("One", "Integer()", "");
        var other = new RuleFile("8-other.drl", "package leadline.other\n\n// Another.\nrule One when then end\n");
        assertThatThrownBy(() -> RuleBase.compile(List.of(one, other)))
                .isInstanceOf(BrokenRules.class)
                .hasMessage("9-fails.drl, line 3, column 0: The rule \"One\" already exists in 8-other.drl, line 4."
                        + "\nUse another name, because decisions identify rules by name.");
    }

    @Test
    void rules_are_not_written_into_packages_of_classes() {
        assertThatThrownBy(() -> RuleBase.compile(
                        List.of(new RuleFile("a.drl", "package dev.leadline.kernel.fact\nrule \"A\" when then end\n"))))
                .isInstanceOf(BrokenRules.class)
                .hasMessageContaining("a.drl, line 1, column 0: The package (dev.leadline.kernel.fact) belongs to");
    }

    @Test
    void five_thousand_rules_are_refused_in_words_and_at_once() {
        var many = IntStream.range(0, 5_000)
                .mapToObj(i -> "rule \"Rule " + i + "\" when Integer() then end\n")
                .collect(Collectors.joining("", "package leadline.many\n", ""));
        assertThatThrownBy(() -> RuleBase.compile(List.of(new RuleFile("many.drl", many))))
                .isInstanceOf(BrokenRules.class)
                .hasMessageContaining("There are 5000 rules; at most 1000 are allowed.");
        var long1 = "// " + "x".repeat(RuleForm.MOST_CHARACTERS);
        assertThatThrownBy(() -> RuleBase.compile(List.of(new RuleFile("long.drl", long1))))
                .isInstanceOf(BrokenRules.class)
                .hasMessageContaining("at most 2000000 are allowed");
    }

    @Test
    void a_rule_is_found_with_its_file_line_and_text() {
        var file = new RuleFile(
                "a.drl",
                "package p\n\nrule \"A\"\n    @clause(\"O1\")\nwhen\n    String()\nthen\n    insert(\"end of"
                        + " it\");\nend\n\n"
                        + "// Remark.\nrule 'B' when then end\ndeclare X\nend\nrule C when\nthen\nend // of C\n");
        assertThat(RuleText.of(file))
                .containsExactly(
                        new RuleText(
                                "A",
                                "a.drl",
                                3,
                                "rule \"A\"\n    @clause(\"O1\")\nwhen\n    String()\nthen\n    insert(\"end of"
                                        + " it\");\nend"),
                        new RuleText("B", "a.drl", 12, "rule 'B' when then end"),
                        new RuleText("C", "a.drl", 15, "rule C when\nthen\nend // of C"));
    }
}
