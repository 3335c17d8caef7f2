package dev.leadline.commands;

import dev.leadline.commands.operation.AccountsCommand;
import dev.leadline.commands.operation.BackupCommand;
import dev.leadline.commands.operation.KeysCommand;
import dev.leadline.commands.operation.RestoreCommand;
import dev.leadline.commands.operation.SecretsCommand;
import dev.leadline.kernel.Invalid;
import dev.leadline.web.QuotedText;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The command line: the same policies, checks, cases and decisions without a server and without a database; and what is done with
 * the data of a server.
 */
@Command(
        name = "leadline",
        description =
                "Checks, tests and applies policies, and keeps the data of the server. Without a command, the server"
                        + " starts.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit codes: 0 success; 1 findings, failures, refusals or differences; 2 the command could not run."
        })
public final class Commands implements Runnable {

    /** All is well. */
    static final int OK = 0;
    /** A finding stands, a case fails, a request was refused, two folders differ. */
    static final int FOUND = 1;
    /** The command could not be carried out. */
    static final int CANNOT = 2;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show the usage of this command.")
    private boolean help;

    private Commands() {}

    /**
     * Carries out one command.
     *
     * @param args the command's name and its arguments
     * @return the exit code
     */
    public static int run(InputStream in, OutputStream out, OutputStream err, InstantSource clock, String... args) {
        var line = new CommandLine(new Commands())
                .addSubcommand(new CheckCommand(clock))
                .addSubcommand(new TestCommand(clock))
                .addSubcommand(new DecideCommand(in, clock))
                .addSubcommand(new BoundaryCasesCommand(clock))
                .addSubcommand(new DiffCommand())
                .addSubcommand(new ImportCommand(clock))
                .addSubcommand(new GenerateCommand(clock))
                .addSubcommand(new TryRulesCommand(clock))
                .addSubcommand(new BackupCommand(clock))
                .addSubcommand(new RestoreCommand(clock))
                .addSubcommand(new AccountsCommand(in, clock))
                .addSubcommand(new KeysCommand(clock))
                .addSubcommand(new SecretsCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false)
                .setOut(writer(out))
                .setErr(writer(err))
                .setExecutionExceptionHandler((failed, at, parsed) -> cannot(failed, at));
        int code = line.execute(args);
        line.getErr().flush();
        // whoever reads the output has gone: nothing is left to be told
        return line.getOut().checkError() ? Math.max(code, CANNOT) : code;
    }

    private static PrintWriter writer(OutputStream to) {
        return new PrintWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
    }

    private static int cannot(Exception failed, CommandLine at) {
        if (failed instanceof Invalid) {
            at.getErr().println(QuotedText.ofSentence(failed.getMessage()));
        } else {
            at.getErr().println("The command failed. This is a bug in Leadline:");
            failed.printStackTrace(at.getErr());
        }
        return CANNOT;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "The command is missing.");
    }
}
