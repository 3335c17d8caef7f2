package dev.leadline.policies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.kernel.policy.Policy;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.WrittenTable;
import dev.leadline.kernel.policy.changes.PolicyChange;
import dev.leadline.kernel.policy.changes.PolicyDiff;
import dev.leadline.kernel.policy.changes.WrittenPolicy;
import dev.leadline.policies.source.PolicyText;
import dev.leadline.tables.CsvTable;
import dev.leadline.tables.TableLimits;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a colleague is shown: each difference between two policies, and what it means to leads. */
class PolicyDiffTest {

    private static final Policy BY_RANK = Checkout.inForce(Checkout.SHIPPED)
            .findWritten("mql-to-sal-predictive")
            .orElseThrow();
    private static final Map<String, Object> SETTINGS = PolicyText.settings(BY_RANK.terms());

    private static Map<TableKind, WrittenTable> tables() {
        var tables = new EnumMap<TableKind, WrittenTable>(TableKind.class);
        BY_RANK.tables().forEach((kind, table) -> tables.put(kind, WrittenTable.from(table)));
        return tables;
    }

    private static WrittenPolicy policy(Map<TableKind, WrittenTable> tables) {
        var read = new EnumMap<TableKind, dev.leadline.kernel.policy.DecisionTable>(TableKind.class);
        tables.forEach((kind, table) -> read.put(kind, table.parse(kind, BY_RANK.terms())));
        return WrittenPolicy.of(SETTINGS, tables, Optional.of(new Policy(BY_RANK.terms(), read)));
    }

    private static List<PolicyChange> changed(TableKind kind, String from, String to) {
        var tables = tables();
        var csv = CsvTable.write(tables.get(kind)).replace(from, to);
        tables.put(kind, CsvTable.read(csv.getBytes(java.nio.charset.StandardCharsets.UTF_8), TableLimits.USUAL));
        return PolicyDiff.between(policy(tables()), policy(tables));
    }

    @Test
    void one_more_call_says_so_about_the_table_and_about_leads() {
        assertThat(changed(TableKind.ATTEMPTS, "A,A,7", "A,A,8"))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.sentence()).isEqualTo("In attempts, row A: PHONE changes from 7 to 8.");
                    assertThat(change.meaning()).isEqualTo("Leads ranked 85 or more: 8 calls instead of 7.");
                });
        assertThat(changed(TableKind.ATTEMPTS, "C,C,3", "C,C,1"))
                .extracting(PolicyChange::meaning)
                .containsExactly("Leads ranked 45 to below 60: 1 call instead of 3.");
    }

    @Test
    void other_changes_mean_something_too_and_a_note_does_not() {
        assertThat(changed(TableKind.DEADLINES, "2 business hours", "3 business hours"))
                .extracting(PolicyChange::meaning)
                .containsExactly(
                        "Leads ranked 85 or more: first call within 3 business hours instead of 2 business hours.");
        assertThat(changed(TableKind.RANK_TIERS, "A,85,100", "A,80,100"))
                .extracting(PolicyChange::meaning)
                .containsExactly(
                        "Leads ranked 80 or more are in tier A, worked by teleprospecting. Until now: Leads ranked"
                                + " 85 or more are in tier A, worked by teleprospecting.");
        assertThat(changed(TableKind.ATTEMPTS, "A,A,7,3,", "A,A,7,3,why not"))
                .extracting(PolicyChange::meaning)
                .containsExactly((String) null);
        assertThat(changed(
                        TableKind.ATTEMPT_OUTCOMES,
                        "email-bounced,EMAIL,BOUNCED,no,no,it cannot have reached the lead\n",
                        ""))
                .extracting(PolicyChange::meaning)
                .containsExactly("No longer: An email with the outcome BOUNCED does not count.");
        assertThat(changed(TableKind.ATTEMPTS, "C,C,3,1,\n", "C,C,3,1,\nD,D,1,0,\n"))
                .extracting(PolicyChange::meaning)
                .containsExactly("New: Leads of tier D: 1 call.");
    }

    @Test
    void a_broken_draft_differs_cell_by_cell_all_the_same() {
        var tables = tables();
        tables.put(
                TableKind.ATTEMPTS, new WrittenTable(List.of("row", "tier"), List.of(List.of("A", "no such tier!"))));
        tables.remove(TableKind.DEADLINES);
        var changes = PolicyDiff.between(policy(tables()), WrittenPolicy.of(SETTINGS, tables, Optional.empty()));
        assertThat(changes)
                .extracting(PolicyChange::sentence)
                .contains(
                        "In attempts, row A: tier changes from A to no such tier!.",
                        "In attempts, column PHONE is removed.",
                        "The table deadlines is removed.");
        assertThat(changes).allMatch(change -> change.meaning() == null);
    }

    @Test
    void settings_differ_by_their_pointers() {
        var before = WrittenPolicy.of(
                Map.of("title", "T", "channels", List.of("PHONE"), "calendar", Map.of("of", Map.of("a/b", "x"))),
                Map.of(),
                Optional.empty());
        var after = WrittenPolicy.of(
                Map.of("title", "U", "channels", List.of("PHONE", "EMAIL"), "atRiskAfterPercent", 75),
                Map.of(),
                Optional.empty());
        assertThat(PolicyDiff.between(before, after))
                .extracting(PolicyChange::sentence)
                .containsExactly(
                        "The setting /atRiskAfterPercent is set to 75.",
                        "The setting /calendar/of/a~1b is no longer set; it was x.",
                        "The setting /channels changes from PHONE to PHONE, EMAIL.",
                        "The setting /title changes from T to U.");
        assertThat(PolicyDiff.between(before, before)).isEmpty();
    }
}
