package dev.leadline.cases;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.leadline.kernel.policy.Policy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The results of a policy's cases, and the coverage of its table rows.
 *
 * @param policy the policy's id
 * @param cases each case, in the order of files and cases
 * @param coverage each row of each table
 * @param rules the names of the rules that fired in some case, sorted
 */
public record CaseReport(String policy, List<Result> cases, List<RowCoverage> coverage, List<String> rules) {

    /** So many cases of a policy are run; more is a failure. */
    public static final int MOST_CASES = 2_000;

    /**
     * The result of one case.
     *
     * @param file the file it stands in
     * @param name its name
     * @param passed whether the answer was as expected
     * @param differences why not, a sentence each
     * @param mismatches the same as data; none where the case could not be run
     */
    public record Result(
            String file, String name, boolean passed, List<String> differences, List<Mismatch> mismatches) {

        public Result {
            differences = List.copyOf(differences);
            mismatches = List.copyOf(mismatches);
        }

        /** A result without data on its differences. */
        public Result(String file, String name, boolean passed, List<String> differences) {
            this(file, name, passed, differences, List.of());
        }

        /** Creates the result of a case that could not be run. */
        public static Result failed(String file, String name, String why) {
            return new Result(file, name, false, List.of(why));
        }
    }

    /**
     * The coverage of a row: a rule fired on it, or an attempt was read by it.
     *
     * @param table the table's name
     * @param row the row's name within it
     * @param covered whether it mattered
     */
    public record RowCoverage(String table, String row, boolean covered) {}

    public CaseReport {
        cases = List.copyOf(cases);
        coverage = List.copyOf(coverage);
        rules = List.copyOf(rules);
    }

    /**
     * Runs cases. One that throws has failed, and the others are run.
     *
     * @param files files of cases; those of other policies are passed over
     */
    public static CaseReport of(Policy policy, List<CaseFile> files, CaseRunner.Decisions decisions) {
        var run = new CaseRun(policy, new CaseRunner(decisions));
        files.stream().filter(file -> file.policy().equals(policy.id())).forEach(run::add);
        return run.report();
    }

    /** The same with results from elsewhere after its own, such as of files that cannot be read. */
    public CaseReport with(List<Result> more) {
        var all = new ArrayList<>(cases);
        all.addAll(more);
        return new CaseReport(policy, all, coverage, rules);
    }

    /** The same with the cases that failed before those that passed, each in their order. */
    public CaseReport failedFirst() {
        return new CaseReport(
                policy,
                cases.stream().sorted(Comparator.comparing(Result::passed)).toList(),
                coverage,
                rules);
    }

    /** The same without the cases that passed. */
    public CaseReport onlyFailed() {
        return new CaseReport(
                policy, cases.stream().filter(each -> !each.passed()).toList(), coverage, rules);
    }

    /** The cases that did not go as expected. */
    @Schema(description = "How many cases failed, whether they are listed or not")
    @JsonProperty(value = "failed", index = 100)
    public long failed() {
        return cases.stream().filter(each -> !each.passed()).count();
    }

    /** The share of rows that some case made matter, in whole percent, rounded down; 100 when there are none. */
    @JsonProperty(value = "coveragePercent", index = 101)
    @Schema(description = "The share of rows that some case made matter, in whole percent, rounded down")
    public int coveragePercent() {
        long covered = coverage.stream().filter(RowCoverage::covered).count();
        return coverage.isEmpty() ? 100 : (int) (100 * covered / coverage.size());
    }

    /** What differs in the cases that failed, the difference with the most cases first. */
    @JsonProperty(value = "groups", index = 102)
    @Schema(
            description =
                    "What differs in the cases that failed, whether they are listed or not: the difference with the"
                            + " most cases first, at most 200")
    public List<CaseGroup> groups() {
        return CaseGroup.of(cases);
    }

    /** The rows that no case made matter. */
    public List<RowCoverage> uncovered() {
        return coverage.stream().filter(row -> !row.covered()).toList();
    }
}
