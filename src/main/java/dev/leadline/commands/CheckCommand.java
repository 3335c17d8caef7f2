package dev.leadline.commands;

import dev.leadline.kernel.policy.checks.Finding.Severity;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a folder of policies: everything can be read, and the tables are right as mathematics. */
@Command(name = "check", description = "Check the tables, settings, calendars and cases of a folder of policies.")
final class CheckCommand implements Callable<Integer> {

    private final InstantSource clock;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FOLDER", description = "The folder of policies.")
    private Path folder;

    @Option(names = "--strict", description = "Treat warnings and undecided checks as errors.")
    private boolean strict;

    @Option(
            names = "--rules",
            paramLabel = "FOLDER",
            description = "Also check these rules: they compile, every case passes, every lead gets a decision.")
    private Path rules;

    @Mixin
    private Report report;

    CheckCommand(InstantSource clock) {
        this.clock = clock;
    }

    /** The findings as JSON. */
    private record CheckReport(
            String folder, long errors, long warnings, long cannotTell, List<FolderFinding> findings) {}

    @Override
    public Integer call() {
        var files = PolicyFiles.in(folder);
        var findings = new ArrayList<>(FolderChecks.check(files));
        if (rules != null) {
            findings.addAll(RuleFindings.check(rules, files, clock));
        }
        var told = new CheckReport(
                files.name(),
                FolderChecks.count(findings, Severity.ERROR),
                FolderChecks.count(findings, Severity.WARNING),
                FolderChecks.count(findings, Severity.CANNOT_TELL),
                findings);
        report.tell(spec.commandLine().getOut(), () -> text(told), () -> told, () -> junit(files, findings));
        return findings.stream().anyMatch(this::stands) ? Commands.FOUND : Commands.OK;
    }

    private boolean stands(FolderFinding finding) {
        return strict || finding.isError();
    }

    private static String text(CheckReport told) {
        return told.findings().stream()
                        .map(finding -> finding.text(told.folder()))
                        .collect(Collectors.joining())
                + "%s: %d errors, %d warnings, %d undecided%n"
                        .formatted(told.folder(), told.errors(), told.warnings(), told.cannotTell());
    }

    /** A file that was checked is a test. */
    private String junit(PolicyFiles files, List<FolderFinding> findings) {
        var paths = new TreeSet<>(files.files().keySet());
        paths.removeIf(path -> !path.endsWith(".csv") && !path.endsWith(".yaml"));
        findings.forEach(finding -> paths.add(finding.path()));
        var tested = new ArrayList<JUnitXml.Tested>();
        for (var path : paths) {
            tested.add(new JUnitXml.Tested(
                    "check",
                    path.isEmpty() ? files.name() : path,
                    sentences(findings, path, true),
                    sentences(findings, path, false)));
        }
        return JUnitXml.write("leadline check", tested);
    }

    private List<String> sentences(List<FolderFinding> findings, String path, boolean standing) {
        return findings.stream()
                .filter(finding -> finding.path().equals(path) && stands(finding) == standing)
                .map(finding -> finding.text(path).stripTrailing())
                .toList();
    }
}
