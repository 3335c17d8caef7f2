package dev.leadline.kernel.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import dev.leadline.kernel.RandomFacts;
import dev.leadline.kernel.Samples;
import dev.leadline.kernel.obligation.RuleFiring;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RuleBaseTest {

    private static final RuleFile EMPTY = rule("1-empty.drl", "Nothing", "");
    private static final RuleFile OTHER = rule("2-other.drl", "Something", "");

    private static RuleFile rule(String file, String name, String condition) {
        return new RuleFile(
                file, "package dev.leadline.test\nrule \"" + name + "\"\nwhen\n    " + condition + "\nthen\nend\n");
    }

    @Test
    void a_rule_that_does_not_compile_is_told_with_its_file_line_and_column() {
        var broken = rule("7-broken.drl", "Broken", "Lead( rank ==");

        assertThatThrownBy(() -> RuleBase.compile(List.of(EMPTY, broken)))
                .isInstanceOf(BrokenRules.class)
                .hasMessageContaining("7-broken.drl, line 6, column 0: ")
                .extracting(thrown -> ((BrokenRules) thrown).complaints(), list(BrokenRules.Complaint.class))
                .allSatisfy(complaint -> assertThat(complaint.file()).isEqualTo("7-broken.drl"));
    }

    @Test
    void a_rule_about_a_fact_that_there_is_not_is_told_with_its_file_and_line() {
        var unknown = rule("7-unknown.drl", "Unknown", "Unicorn()");

        assertThatThrownBy(() -> RuleBase.compile(List.of(unknown)))
                .isInstanceOf(BrokenRules.class)
                .hasMessageContaining("7-unknown.drl, line 4")
                .hasMessageContaining("Unicorn");
    }

    @Test
    void no_rules_at_all_are_refused() {
        assertThatThrownBy(() -> RuleBase.compile(List.of()))
                .isInstanceOf(BrokenRules.class)
                .hasMessageContaining("There is no DRL file.");
    }

    @Test
    void rules_are_named_in_the_order_of_their_files_and_then_as_written() {
        var names = Samples.rules().ruleNames();

        assertThat(names)
                .hasSize(55)
                .startsWith(
                        "An attempt made before the lead was received does not count",
                        "An attempt counts as its row of attempt-outcomes says")
                .containsSubsequence(
                        "A lead's tier is that of the row its rank falls in",
                        "A lead without a rank must be scored",
                        "Below the worked bands marketing nurtures the lead",
                        "The first call is owed within the time of the tier; a phone attempt or a call from the lead"
                                + " does it")
                .endsWith("A lead given up too early alerts at that moment, whatever the threshold");
    }

    @Test
    void firings_are_told_in_the_order_in_which_the_rules_are_written() {
        var rules = Samples.rules();
        var policy = Samples.policy(Samples.PREDICTIVE);
        var random = new Random(3);
        var seen = new ArrayList<String>();
        for (int i = 0; i < 200; i++) {
            var fired = rules.apply(Samples.entering(rules, policy, RandomFacts.next(random))).stream()
                    .map(RuleFiring::rule)
                    .toList();
            assertThat(fired)
                    .isSortedAccordingTo((one, other) -> Integer.compare(
                            rules.ruleNames().indexOf(one), rules.ruleNames().indexOf(other)));
            seen.addAll(fired);
        }
        assertThat(seen)
                .contains(
                        "A lead's tier is that of the row its rank falls in",
                        "A lead without a rank must be scored",
                        "Below the worked bands marketing nurtures the lead");
    }

    @Test
    void the_revision_is_that_of_names_and_content_whatever_the_order() {
        var revision = RuleBase.compile(List.of(EMPTY, OTHER)).revision();

        assertThat(revision).matches("sha256:[0-9a-f]{64}");
        assertThat(RuleBase.compile(List.of(OTHER, EMPTY)).revision()).isEqualTo(revision);
        assertThat(RuleBase.compile(List.of(EMPTY)).revision()).isNotEqualTo(revision);
        assertThat(RuleBase.compile(List.of(EMPTY, new RuleFile("2-other.drl", OTHER.drl() + "\n")))
                        .revision())
                .isNotEqualTo(revision);
        assertThat(RuleBase.compile(List.of(EMPTY, new RuleFile("3-other.drl", OTHER.drl())))
                        .revision())
                .isNotEqualTo(revision);
    }
}
