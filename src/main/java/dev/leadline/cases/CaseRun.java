package dev.leadline.cases;

import com.fasterxml.jackson.databind.JsonNode;
import dev.leadline.kernel.NoRules;
import dev.leadline.kernel.RuleFault;
import dev.leadline.kernel.policy.Policy;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.web.QuotedText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The cases of one policy being run. Of an answer nothing is kept but what it made matter. */
final class CaseRun {

    private static final int MOST_DIFFERENCES = 100;

    private final Policy policy;
    private final CaseRunner runner;
    private final List<CaseReport.Result> results = new ArrayList<>();
    private final Set<List<String>> rows = new HashSet<>();
    private final Set<String> rules = new TreeSet<>();
    private int run;

    CaseRun(Policy policy, CaseRunner runner) {
        this.policy = policy;
        this.runner = runner;
    }

    void add(CaseFile file) {
        for (var each : file.cases()) {
            if (run == CaseReport.MOST_CASES) {
                results.add(CaseReport.Result.failed(
                        file.path(),
                        each.name(),
                        "The policy " + policy.id() + " has more than " + CaseReport.MOST_CASES
                                + " cases. This one and those after it were not run."));
            }
            if (++run <= CaseReport.MOST_CASES) {
                results.add(result(file, each));
            }
        }
    }

    private CaseReport.Result result(CaseFile file, Case each) {
        List<String> differences;
        var mismatches = List.<Mismatch>of();
        try {
            var outcome = runner.run(policy.id(), each);
            cover(outcome.answer().body());
            differences = outcome.differences();
            mismatches = outcome.mismatches();
        } catch (NoRules none) {
            throw none;
        } catch (RuleFault fault) {
            differences = List.of(fault.sentence());
        } catch (RuntimeException | StackOverflowError failed) {
            differences = List.of("The case could not be run: " + failed);
        }
        return new CaseReport.Result(
                file.path(),
                each.name(),
                differences.isEmpty(),
                differences.stream()
                        .limit(MOST_DIFFERENCES)
                        .map(QuotedText::ofSentence)
                        .toList(),
                mismatches.stream().limit(MOST_DIFFERENCES).toList());
    }

    private void cover(JsonNode answer) {
        for (var firing : answer.path("firings")) {
            rules.add(firing.path("rule").asText());
            // rows that were collected are named together (HitPolicy.COLLECT)
            for (var row : firing.path("row").asText().split("\\+")) {
                rows.add(List.of(firing.path("table").asText(), row));
            }
        }
        for (var attempt : answer.path("attempts")) {
            rows.add(List.of(
                    TableKind.ATTEMPT_OUTCOMES.tableName(), attempt.path("row").asText()));
        }
    }

    CaseReport report() {
        var coverage = policy.rows()
                .all()
                .map(row -> new CaseReport.RowCoverage(
                        row.table().tableName(),
                        row.row(),
                        rows.contains(List.of(row.table().tableName(), row.row()))))
                .toList();
        return new CaseReport(policy.id(), results, coverage, List.copyOf(rules));
    }
}
