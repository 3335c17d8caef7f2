package dev.leadline.whatifs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.kernel.decision.Decider;
import dev.leadline.kernel.decision.Decision;
import dev.leadline.kernel.fact.AsOf;
import dev.leadline.kernel.fact.Facts;
import dev.leadline.kernel.fact.Lead;
import dev.leadline.kernel.policy.ResolvedPolicy;
import dev.leadline.kernel.rules.RuleBase;
import dev.leadline.kernel.rules.RuleFile;
import dev.leadline.policies.Checkout;
import dev.leadline.whatifs.changes.ChangeKind;
import dev.leadline.whatifs.changes.DecisionChange;
import dev.leadline.whatifs.past.ChangeTally;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a what-if says of a lead that is owed something the policy declares, concluded by a rule of one's own. */
class OwnVocabularyChangeTest {

    private static final String ID = "mql-to-sal-predictive";
    private static final Instant MON_10_00 = Instant.parse("2016-01-11T15:00:00Z");
    private static final Instant MON_11_30 = Instant.parse("2016-01-11T16:30:00Z");
    private static final RuleFile SECOND_CALL = new RuleFile(
            "8-second-call.drl",
            """
            package own.secondcall

            import dev.leadline.kernel.clock.*
            import dev.leadline.kernel.obligation.*
            import dev.leadline.kernel.policy.*
            import dev.leadline.kernel.policy.rows.*

            rule "A second call is owed within the time of the tier"
                @clause("O1")
            when
                $required : RequiredAttempts()
                $tables : PolicyTables()
                $row : DeadlinesRow( within("SECOND_CALL") != null ) from $tables.deadlinesFor($required.tier)
            then
                insert( $required.owe("SECOND_CALL", $row.within("SECOND_CALL")) );
            end
            """);

    private static ResolvedPolicy within(String time) {
        return Checkout.edited(
                        Checkout.SHIPPED,
                        Map.of(
                                ID + "/policy.yaml",
                                text -> text
                                        + "obligations: [{ id: SECOND_CALL, title: Second call, satisfiedBy: { channel:"
                                        + " PHONE, attempt: 2 }, inDeadlines: true }]\n",
                                ID + "/deadlines.csv",
                                text -> text.replace("Within,note", "Within,secondCallWithin,note")
                                        .replace("8 business days,", "8 business days," + time + ",")
                                        .replace("10 business days,", "10 business days,,")
                                        .replace("12 business days,", "12 business days,,")))
                .find(ID)
                .orElseThrow();
    }

    private static DecisionChange change(String before, String after) {
        var files = new ArrayList<>(Checkout.rules().files());
        files.add(SECOND_CALL);
        var decider = new Decider(RuleBase.compile(files));
        return new DecisionChange("L-1", "{}", decided(decider, within(before)), decided(decider, within(after)));
    }

    private static Decision decided(Decider decider, ResolvedPolicy policy) {
        var lead = new Lead("L-1", new BigDecimal("92"), "MQL", MON_10_00, null, Map.of());
        return decider.decide(policy, new Facts(new AsOf(MON_11_30), lead, List.of(), List.of(), null, List.of()));
    }

    @Test
    void an_obligation_of_the_policys_own_is_newly_late_and_no_longer_late() {
        var shorter = change("1 business day", "1 business hour");
        assertThat(shorter.kinds()).contains(ChangeKind.NEWLY_BREACHED).doesNotContain(ChangeKind.NO_LONGER_BREACHED);
        assertThat(shorter.sentence())
                .isEqualTo("SECOND_CALL OPEN by 2016-01-12T22:00:00Z becomes BREACHED by 2016-01-11T16:00:00Z.");
        assertThat(change("1 business hour", "1 business day").kinds())
                .contains(ChangeKind.NO_LONGER_BREACHED)
                .doesNotContain(ChangeKind.NEWLY_BREACHED);
        assertThat(change("1 business day", "").sentence())
                .isEqualTo("SECOND_CALL OPEN by 2016-01-12T22:00:00Z becomes not owed.");
        assertThat(change("1 business day", "1 business day").kinds()).isEmpty();

        var tally = new ChangeTally(5);
        tally.add(shorter);
        assertThat(tally.all().changed(ChangeKind.NEWLY_BREACHED)).isEqualTo(1);
    }
}
