package dev.leadline.commands;

import dev.leadline.kernel.Invalid;
import dev.leadline.policies.reviews.RuleTrial;
import dev.leadline.rules.ContentFolder;
import dev.leadline.rules.RuleFolder;
import dev.leadline.web.json.Canonical;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Tries rules for a server that awaits the end of this process: a line of JSON says what is tried next, and another what
 * stands against the rules. A decision that hangs ends the process.
 */
@Command(name = "try-rules", hidden = true, description = "Try rules for a server.")
final class TryRulesCommand implements Callable<Integer> {

    private final InstantSource clock;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FOLDER", description = "A folder with rules, and policies in numbered folders.")
    private Path folder;

    @Option(names = "--longest-decision", defaultValue = "PT1S", description = "The time limit of a decision.")
    private Duration longestDecision;

    TryRulesCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        var rules = RuleFolder.load(ContentFolder.of("rules", Optional.of(folder.resolve("rules"))));
        rules.limit(longestDecision, hung -> {
            tell(fault(new Invalid.Fault("/rules", at, "At " + at + ": " + hung.getMessage())));
            tell(Map.of("done", true));
            Runtime.getRuntime().halt(Commands.FOUND);
        });
        boolean passes = true;
        for (int i = 1; Files.isDirectory(folder.resolve(String.valueOf(i))); i++) {
            var files = PolicyFiles.in(folder.resolve(String.valueOf(i)));
            for (var policy : files.policies()) {
                var alone = files.alone(policy, rules);
                var faults = new RuleTrial(policy, alone, PolicyFiles.decisions(alone, clock)).faults(this::begins);
                faults.forEach(fault -> tell(fault(fault)));
                passes &= faults.isEmpty();
            }
            passes &= cannotRead(files.faults());
        }
        tell(Map.of("done", true));
        return passes ? Commands.OK : Commands.FOUND;
    }

    private volatile String at = "the first";

    private void begins(String place) {
        at = place;
        tell(Map.of("begins", place));
    }

    private boolean cannotRead(List<Invalid.Fault> faults) {
        faults.forEach(fault -> tell(fault(fault)));
        return faults.isEmpty();
    }

    private static Map<String, Object> fault(Invalid.Fault fault) {
        return Map.of("pointer", fault.pointer(), "value", String.valueOf(fault.value()), "detail", fault.detail());
    }

    private synchronized void tell(Object line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(Canonical.json(line));
        out.flush();
    }
}
