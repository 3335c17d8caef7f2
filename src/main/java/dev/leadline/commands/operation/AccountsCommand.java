package dev.leadline.commands.operation;

import dev.leadline.access.accounts.OfflineAccounts;
import dev.leadline.kernel.Invalid;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes, lists and disables accounts over the server's database, whether it runs or not. Whoever may read its settings may do this. */
@Command(
        name = "accounts",
        synopsisSubcommandLabel = "COMMAND",
        description = "Make, list and disable accounts over the database of the server, whether it runs or not.")
public final class AccountsCommand implements Callable<Integer> {

    private static final int OK = 0;
    private static final int FOUND_NONE = 1;
    private static final int CANNOT = 2;

    private final InputStream in;
    private final InstantSource clock;

    @Spec
    private CommandSpec spec;

    /** @param in where a password is read from when nobody sits at a terminal */
    public AccountsCommand(InputStream in, InstantSource clock) {
        this.in = in;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return CANNOT;
    }

    @Command(
            name = "create",
            description = "Make an account. Its password is asked for, or read as the first line of the input.")
    int create(
            @Option(names = "--name", required = true, paramLabel = "NAME", description = "With which they sign in.")
                    String name,
            @Option(
                            names = "--role",
                            required = true,
                            paramLabel = "ROLE",
                            description = "What they may do, such as admin or analyst. May be repeated.")
                    List<String> roles,
            @Option(
                            names = "--side",
                            paramLabel = "SIDE",
                            defaultValue = Option.NULL_VALUE,
                            description = "A side for which they consent, such as sales. May be repeated.")
                    List<String> sides,
            @Option(names = "--display-name", paramLabel = "TEXT", description = "As people write them.")
                    String displayName,
            @Option(
                            names = "--mail",
                            paramLabel = "ADDRESS",
                            description = "By which they are one person however they sign in.")
                    String mail) {
        var spokenFor = sides == null ? List.<String>of() : sides;
        var wanted = new OfflineAccounts.Wanted(name, displayName, mail, roles, spokenFor);
        return over(accounts -> {
            accounts.check(wanted);
            accounts.create(wanted, readPassword());
            spec.commandLine().getOut().println("The account " + name + " is made.");
            return OK;
        });
    }

    /** Never an argument: other programs on this machine can read those, and shells keep them. */
    private String readPassword() {
        var console = System.console();
        if (console == null) {
            return readLine();
        }
        var first = console.readPassword("Password for the account (12 characters or more): ");
        var second = console.readPassword("Once more: ");
        if (first == null || !Arrays.equals(first, second)) {
            throw new Invalid("", null, "The two passwords differ, so no account was made.\nTry again.");
        }
        return new String(first);
    }

    private String readLine() {
        try {
            var line = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
            if (line == null) {
                throw new Invalid("", null, "There is no password in the input.\nGive it as the first line.");
            }
            return line;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Command(name = "list", description = "List the accounts, newest first.")
    int list() {
        return over(accounts -> {
            accounts.lines().forEach(spec.commandLine().getOut()::println);
            return OK;
        });
    }

    @Command(
            name = "disable",
            description =
                    "Disable an account. Nobody comes in with it, and its sessions end, also on servers that run.")
    int disable(@Parameters(paramLabel = "NAME", description = "With which they sign in.") String name) {
        return over(accounts -> {
            if (accounts.disable(name)) {
                spec.commandLine().getOut().println("The account is disabled.");
                return OK;
            }
            spec.commandLine().getErr().println("There is no such account.\nUse `accounts list` to see all of them.");
            return FOUND_NONE;
        });
    }

    private int over(ToIntFunction<OfflineAccounts> work) {
        return ReachedDatabase.over(spec, queries -> work.applyAsInt(new OfflineAccounts(queries, clock)));
    }
}
