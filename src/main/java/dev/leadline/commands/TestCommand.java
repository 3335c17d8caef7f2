package dev.leadline.commands;

import dev.leadline.cases.CaseReport;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.rules.RuleBase;
import dev.leadline.policies.reviews.RuleTrial;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the cases of a folder of policies. */
@Command(name = "test", description = "Run the cases of a folder of policies.")
final class TestCommand implements Callable<Integer> {

    private final InstantSource clock;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FOLDER", description = "The folder of policies.")
    private Path folder;

    @Option(names = "--policy", paramLabel = "ID", description = "Only this policy.")
    private String policy;

    @Option(names = "--coverage", description = "List the table rows that no case covers.")
    private boolean coverage;

    @Option(
            names = "--min-coverage",
            paramLabel = "PERCENT",
            defaultValue = "0",
            description = "Fail if a policy's cases cover a smaller percentage of its rows.")
    private int leastCoverage;

    @Option(names = "--rules", paramLabel = "FOLDER", description = "The rules to apply (default: the shipped ones).")
    private Path rules;

    @Mixin
    private Report report;

    TestCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (leastCoverage < 0 || leastCoverage > 100) {
            throw new ParameterException(
                    spec.commandLine(), "The --min-coverage (" + leastCoverage + ") must be between 0 and 100.");
        }
        var files = PolicyFiles.in(folder);
        var unusable = new ArrayList<Invalid.Fault>();
        var compiled = rules == null ? null : RuleFindings.compile(rules, unusable);
        var broken = new ArrayList<>(broken(files));
        broken.addAll(RuleFindings.failures(unusable));
        var run = new TestRun(
                files.name(), broken, unusable.isEmpty() ? reports(files, compiled) : List.of(), leastCoverage);
        report.tell(spec.commandLine().getOut(), () -> run.text(coverage || leastCoverage > 0), () -> run, run::junit);
        return run.passed() ? Commands.OK : Commands.FOUND;
    }

    private List<CaseReport.Result> broken(PolicyFiles files) {
        return files.faults().stream()
                .map(FolderFinding::from)
                .filter(each -> policy == null
                        || !each.path().contains("/")
                        || each.path().startsWith(policy + "/"))
                .map(each -> CaseReport.Result.failed(each.path(), "can_be_read", each.detail()))
                .toList();
    }

    private List<CaseReport> reports(PolicyFiles files, RuleBase named) {
        if (policy != null && broken(files).isEmpty()) {
            files.policy(policy);
        }
        var wanted = files.policies().stream()
                .filter(each -> policy == null || each.id().equals(policy))
                .toList();
        var reports = new ArrayList<CaseReport>();
        var compiled = named != null || wanted.isEmpty() ? named : PolicyFiles.rules(null);
        for (var each : wanted) {
            var cases = each.source().caseFiles();
            try {
                var alone = files.alone(each, compiled);
                var decisions = PolicyFiles.decisions(alone, clock);
                var report =
                        CaseReport.of(each.policy(), cases.files(), decisions).with(cases.broken());
                reports.add(named == null ? report : report.with(new RuleTrial(each, alone, decisions).edges()));
            } catch (Invalid unresolved) {
                var why = CaseReport.Result.failed(each.id() + "/policy.yaml", "can_be_used", unresolved.getMessage());
                reports.add(new CaseReport(each.id(), List.of(why), List.of(), List.of()));
            }
        }
        return reports;
    }
}
