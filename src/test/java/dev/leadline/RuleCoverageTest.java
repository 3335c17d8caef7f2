package dev.leadline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.cases.Case;
import dev.leadline.cases.CaseReport;
import dev.leadline.decisions.UnrecordedDecisions;
import dev.leadline.kernel.decision.TransitionExamples;
import dev.leadline.kernel.obligation.RuleFiring;
import dev.leadline.policies.Checkout;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** No rule, no row of a table and no line of the semantics without a case that shows it. */
class RuleCoverageTest {

    static final List<Path> FOLDERS = List.of(Checkout.SHIPPED, Checkout.MORE);

    /**
     * What a decision can show. Not T4, which is about the ledger, nor O10 to O12, which need what is remembered of a lead.
     */
    private static final List<String> CLAUSES = List.of(
            "R1", "R2", "R3", "B1", "B2", "B3", "B4", "B5", "B6", "B7", "B8", "B9", "O1", "O2", "O3", "O4", "O5", "O6",
            "O7", "O8", "O9", "T1", "T2", "T3");

    private static Map<Path, List<CaseReport>> reports;

    @BeforeAll
    static void run_all_cases() {
        reports = FOLDERS.stream().collect(Collectors.toMap(folder -> folder, RuleCoverageTest::run));
    }

    private static List<CaseReport> run(Path folder) {
        var inForce = Checkout.inForce(folder);
        var decisions = new UnrecordedDecisions(inForce, () -> Instant.EPOCH);
        return Checkout.policies(folder).stream()
                .map(id -> CaseReport.of(inForce.findWritten(id).orElseThrow(), Checkout.cases(folder), decisions))
                .toList();
    }

    @Test
    void every_rule_fires_in_some_case() {
        var missing = new TreeSet<>(Checkout.rules().ruleNames());
        reports.values().forEach(each -> each.forEach(report -> missing.removeAll(report.rules())));
        firingsOfTransitions().map(RuleFiring::rule).forEach(missing::remove);
        assertThat(missing).as("rules that fire in no case").isEmpty();
    }

    @ParameterizedTest
    @FieldSource("FOLDERS")
    void every_row_of_every_table_matters_in_some_case(Path folder) {
        assertThat(reports.get(folder)).isNotEmpty().allSatisfy(report -> {
            assertThat(report.coverage()).isNotEmpty();
            assertThat(report.uncovered())
                    .as("rows of " + report.policy() + " that matter in no case")
                    .isEmpty();
        });
    }

    @Test
    void every_line_of_the_semantics_is_named_by_some_case() {
        var missing = new TreeSet<>(CLAUSES);
        FOLDERS.stream()
                .flatMap(folder -> Checkout.cases(folder).stream())
                .flatMap(file -> file.cases().stream())
                .map(Case::clauses)
                .forEach(missing::removeAll);
        firingsOfTransitions().map(RuleFiring::clause).forEach(missing::remove);
        assertThat(missing).as("lines of the semantics that no case names").isEmpty();
    }

    /** A case has one policy; what another version of it means is shown by examples, and checked in TransitionsTest (O9). */
    private static Stream<RuleFiring> firingsOfTransitions() {
        return TransitionExamples.all().stream().flatMap(decision -> decision.firings().stream());
    }
}
