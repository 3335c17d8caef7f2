package dev.leadline.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.kernel.policy.rows.AttemptsRow;
import dev.leadline.kernel.policy.rows.DeadlinesRow;
import dev.leadline.kernel.policy.rows.Segment;
import dev.leadline.kernel.policy.rows.TierRow;
import dev.leadline.policies.Checkout;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The sample policies say exactly what the mission says. Its numbers are typed out here. */
class MissionTablesTest {

    private static <R> List<R> rows(String policy, Class<R> table) {
        return Checkout.rows(Checkout.SHIPPED, policy)
                .filter(table::isInstance)
                .map(table::cast)
                .toList();
    }

    private static Stream<String> tiers(String policy) {
        return rows(policy, TierRow.class).stream()
                .map(row -> row.band() + " " + row.tier() + " " + row.handling() + " " + row.responsible());
    }

    private static Stream<String> deadlines(String policy) {
        return rows(policy, DeadlinesRow.class).stream()
                .map(row -> row.tier() + ": " + row.firstCallWithin() + ", " + row.allAttemptsWithin());
    }

    @Test
    void by_lead_rank_the_higher_the_rank_the_more_attempts_and_the_sooner() {
        assertThat(tiers("mql-to-sal-predictive"))
                .containsExactly(
                        "[85, 100] A WORK teleprospecting",
                        "[60, 85) B WORK teleprospecting",
                        "[45, 60) C WORK teleprospecting",
                        "[0, 45) NURTURE NURTURE marketing");
        assertThat(rows("mql-to-sal-predictive", AttemptsRow.class))
                .containsExactly(
                        new AttemptsRow("A", "A", Segment.ALL, Map.of("PHONE", 7, "EMAIL", 3)),
                        new AttemptsRow("B", "B", Segment.ALL, Map.of("PHONE", 4, "EMAIL", 2)),
                        new AttemptsRow("C", "C", Segment.ALL, Map.of("PHONE", 3, "EMAIL", 1)));
        assertThat(deadlines("mql-to-sal-predictive"))
                .containsExactly(
                        "A: 2 business hours, 8 business days",
                        "B: 4 business hours, 10 business days",
                        "C: 6 business hours, 12 business days");
    }

    @Test
    void the_simple_one_asks_the_same_for_every_lead() {
        assertThat(tiers("mql-to-sal-simple")).containsExactly("[0, 100] ALL WORK teleprospecting");
        assertThat(rows("mql-to-sal-simple", AttemptsRow.class))
                .containsExactly(new AttemptsRow("ALL", "ALL", Segment.ALL, Map.of("PHONE", 3, "EMAIL", 1)));
        assertThat(deadlines("mql-to-sal-simple")).containsExactly("ALL: 4 business hours, 10 days");
    }

    @Test
    void both_are_for_the_same_stage_and_the_one_by_rank_answers_when_none_is_named() {
        var inForce = Checkout.inForce(Checkout.SHIPPED);
        assertThat(Checkout.policies(Checkout.SHIPPED))
                .containsExactly("mql-to-sal-predictive", "mql-to-sal-simple", "sal-to-sql");
        for (var id : List.of("mql-to-sal-predictive", "mql-to-sal-simple")) {
            var terms = inForce.find(id).orElseThrow().terms();
            assertThat(terms.stage()).isEqualTo("MQL");
            assertThat(terms.scoredBy()).isEqualTo("marketing-operations");
            assertThat(terms.clock().calendar().ids()).containsExactly("us-sales");
            assertThat(terms.channels()).containsExactly("PHONE", "EMAIL");
            assertThat(terms.outcomes())
                    .containsExactlyInAnyOrder(
                            "NO_ANSWER",
                            "VOICEMAIL",
                            "CONNECTED",
                            "SENT",
                            "REPLIED",
                            "BOUNCED",
                            "WRONG_NUMBER",
                            "AUTO_REPLY",
                            "INBOUND");
        }
        assertThat(inForce.findForStage("MQL").orElseThrow().terms().id()).isEqualTo("mql-to-sal-predictive");
    }
}
