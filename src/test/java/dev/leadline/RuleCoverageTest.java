package dev.leadline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.leadline.cases.Case;
import dev.leadline.cases.CaseRunner;
import dev.leadline.decisions.UnrecordedDecisions;
import dev.leadline.policies.Checkout;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
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

    /** What a decision can show. Not T4, which is about the ledger; O8 to O12 need what is not built yet. */
    private static final List<String> CLAUSES = List.of(
            "R1", "R2", "R3", "B1", "B2", "B3", "B4", "B5", "B6", "B7", "B8", "B9", "O1", "O2", "O3", "O4", "O5", "O6",
            "O7", "T1", "T2", "T3");

    private static final Set<String> RULES = new TreeSet<>();
    private static final Set<String> ROWS = new TreeSet<>();

    @BeforeAll
    static void run_all_cases() {
        for (var folder : FOLDERS) {
            var runner = new CaseRunner(new UnrecordedDecisions(Checkout.inForce(folder), () -> Instant.EPOCH));
            for (var file : Checkout.cases(folder)) {
                file.cases().forEach(each -> {
                    var body = runner.run(file.policy(), each).answer().body();
                    body.path("firings").forEach(firing -> {
                        RULES.add(firing.get("rule").textValue());
                        covered(file.policy(), firing.get("table").asText(), firing.get("row"));
                    });
                    body.path("attempts")
                            .forEach(reading -> covered(file.policy(), "attempt-outcomes", reading.get("row")));
                });
            }
        }
    }

    private static void covered(String policy, String table, JsonNode row) {
        if (row.isTextual()) {
            Stream.of(row.textValue().split("\\+")).forEach(name -> ROWS.add(policy + "/" + table + "/" + name));
        }
    }

    @Test
    void every_rule_fires_in_some_case() {
        var missing = new TreeSet<>(Checkout.rules().ruleNames());
        missing.removeAll(RULES);
        assertThat(missing).as("rules that fire in no case").isEmpty();
    }

    @ParameterizedTest
    @FieldSource("FOLDERS")
    void every_row_of_every_table_matters_in_some_case(Path folder) {
        var missing = Checkout.policies(folder).stream()
                .flatMap(policy -> rows(policy, folder))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(missing).isNotEmpty();
        missing.removeAll(ROWS);
        assertThat(missing).as("rows that matter in no case").isEmpty();
    }

    private static Stream<String> rows(String policy, Path folder) {
        return Checkout.rows(folder, policy)
                .map(row -> policy + "/" + row.table().tableName() + "/" + row.row());
    }

    @Test
    void every_line_of_the_semantics_is_named_by_some_case() {
        var missing = new TreeSet<>(CLAUSES);
        FOLDERS.stream()
                .flatMap(folder -> Checkout.cases(folder).stream())
                .flatMap(file -> file.cases().stream())
                .map(Case::clauses)
                .forEach(missing::removeAll);
        assertThat(missing).as("lines of the semantics that no case names").isEmpty();
    }
}
