package dev.leadline.commands;

import dev.leadline.decisions.UnrecordedDecisions;
import dev.leadline.kernel.Invalid;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Decides, and records nothing. */
@Command(name = "decide", description = "Decide one request in JSON, or many, one per line. Nothing is recorded.")
final class DecideCommand implements Callable<Integer> {

    private final InputStream terminal;
    private final InstantSource clock;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            defaultValue = "-",
            description = "The requests; - is standard input (the default).")
    private String file;

    @Option(
            names = "--policies",
            paramLabel = "FOLDER",
            description = "The folder of policies (default: the shipped ones).")
    private Path policies;

    @Option(names = "--policy", paramLabel = "ID", description = "The policy for requests without a policy.")
    private String policy;

    @Option(names = "--rules", paramLabel = "FOLDER", description = "The rules to apply (default: the shipped ones).")
    private Path rules;

    @Option(names = "--explain", description = "Show every rule that fired and how the clock ran.")
    private boolean explain;

    DecideCommand(InputStream terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        var files = policies == null ? PolicyFiles.shipped() : PolicyFiles.in(policies);
        if (policy != null) {
            files.policy(policy);
        }
        try (var in = new BufferedInputStream(file.equals("-") ? terminal : Files.newInputStream(Path.of(file)))) {
            var answers = new UnrecordedDecisions(files.all(PolicyFiles.rules(rules)), clock);
            var decided = new DecidedLines(
                    answers, policy, explain, spec.commandLine().getOut());
            decided.answer(in);
            return decided.problems() ? Commands.FOUND : Commands.OK;
        } catch (IOException | java.nio.file.InvalidPathException unreadable) {
            throw new Invalid("", file, "The requests (" + file + ") cannot be read: " + unreadable);
        }
    }
}
