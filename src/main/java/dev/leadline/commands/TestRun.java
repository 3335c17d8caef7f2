package dev.leadline.commands;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.leadline.cases.CaseReport;
import java.util.ArrayList;
import java.util.List;

/**
 * The results of the cases of a folder of policies.
 *
 * @param folder the folder
 * @param broken what of it could not be read, as failures
 * @param policies how the cases of each policy went
 * @param leastCoverage the share of rows that each policy's cases must cover, in percent
 */
record TestRun(String folder, List<CaseReport.Result> broken, List<CaseReport> policies, int leastCoverage) {

    /** Nothing is broken, no case fails, enough is covered; and something was tested at all. */
    @JsonProperty
    boolean passed() {
        return broken.isEmpty()
                && failed() == 0
                && cases() > 0
                && policies.stream().allMatch(this::isCovered);
    }

    @JsonProperty
    long cases() {
        return policies.stream().mapToLong(each -> each.cases().size()).sum();
    }

    @JsonProperty
    long failed() {
        return policies.stream().mapToLong(CaseReport::failed).sum();
    }

    private boolean isCovered(CaseReport report) {
        return report.coveragePercent() >= leastCoverage;
    }

    /** @param coverage whether rows that matter in no case are listed */
    String text(boolean coverage) {
        var text = new StringBuilder();
        broken.forEach(each -> fail(each, text));
        for (var report : policies) {
            report.cases().stream().filter(each -> !each.passed()).forEach(each -> fail(each, text));
            if (coverage) {
                report.uncovered()
                        .forEach(row -> text.append("%s/%s.csv: no case covers the row %s%n"
                                .formatted(report.policy(), row.table(), row.row())));
            }
            text.append("%s: %d cases, %d failed, %d%% of rows covered%s%n"
                    .formatted(
                            report.policy(),
                            report.cases().size(),
                            report.failed(),
                            report.coveragePercent(),
                            isCovered(report) ? "" : ", and must be " + leastCoverage + "%"));
        }
        if (cases() == 0) {
            text.append("There is no case in ").append(folder).append(".\n");
        }
        return text.toString();
    }

    private static void fail(CaseReport.Result each, StringBuilder text) {
        text.append("FAILED ")
                .append(each.file())
                .append(": ")
                .append(each.name())
                .append('\n');
        each.differences()
                .forEach(why ->
                        text.append("  ").append(why.replace("\n", "\n  ")).append('\n'));
    }

    String junit() {
        var tested = new ArrayList<JUnitXml.Tested>();
        broken.forEach(each -> tested.add(tested(each)));
        for (var report : policies) {
            report.cases().forEach(each -> tested.add(tested(each)));
            if (leastCoverage > 0) {
                tested.add(coverage(report));
            }
        }
        return JUnitXml.write("leadline test", tested);
    }

    private static JUnitXml.Tested tested(CaseReport.Result each) {
        return new JUnitXml.Tested(each.file(), each.name(), each.differences(), List.of());
    }

    private JUnitXml.Tested coverage(CaseReport report) {
        var rows = report.uncovered().stream()
                .map(row -> "No case covers the row " + row.row() + " of " + row.table() + ".")
                .toList();
        return isCovered(report)
                ? new JUnitXml.Tested(report.policy(), "coverage", List.of(), rows)
                : new JUnitXml.Tested(report.policy(), "coverage", rows, List.of());
    }
}
