package dev.leadline.commands;

import dev.leadline.cases.BoundaryCases;
import dev.leadline.cases.CaseFile;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes cases from the edges of a policy's tables. */
@Command(
        name = "boundary-cases",
        description = "Generate cases for the edges of a policy's tables, as YAML to review and keep.")
final class BoundaryCasesCommand implements Callable<Integer> {

    private final InstantSource clock;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FOLDER", description = "The folder of policies.")
    private Path folder;

    @Option(names = "--policy", required = true, paramLabel = "ID", description = "The policy.")
    private String policy;

    @Option(
            names = "--date",
            required = true,
            paramLabel = "DATE",
            description = "The date on which leads are received, at the first open moment from then on, such as"
                    + " 2026-03-02.")
    private LocalDate date;

    @Option(names = "--rules", paramLabel = "FOLDER", description = "The rules to apply (default: the shipped ones).")
    private Path rules;

    @Option(names = "--output", paramLabel = "FILE", description = "Write to a file instead of the terminal.")
    private Path output;

    BoundaryCasesCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        var files = PolicyFiles.in(folder);
        var written = files.policy(policy);
        var inForce = files.alone(written, PolicyFiles.rules(rules));
        var made = BoundaryCases.of(
                written.policy(), inForce.find(policy).orElseThrow(), date, PolicyFiles.decisions(inForce, clock));
        var yaml = new CaseFile(policy + "/cases/boundaries.yaml", made.cases()).write();
        Report.write(output, spec.commandLine().getOut(), yaml);
        made.leftOut().forEach(spec.commandLine().getErr()::println);
        return Commands.OK;
    }
}
