package dev.leadline.commands.operation;

import dev.leadline.access.keys.OfflineKeys;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes, lists and revokes keys over the server's database, whether it runs or not. Whoever may read its settings may do this. */
@Command(
        name = "keys",
        synopsisSubcommandLabel = "COMMAND",
        description = "Make, list and revoke keys over the database of the server, whether it runs or not.")
public final class KeysCommand implements Callable<Integer> {

    private static final int OK = 0;
    private static final int FOUND_NONE = 1;
    private static final int CANNOT = 2;

    private final InstantSource clock;

    @Spec
    private CommandSpec spec;

    public KeysCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return CANNOT;
    }

    @Command(name = "create", description = "Make a key. It is shown this once.")
    int create(
            @Option(names = "--name", required = true, paramLabel = "NAME", description = "For what it is.")
                    String name,
            @Option(
                            names = "--role",
                            required = true,
                            paramLabel = "ROLE",
                            description = "What it may do, such as admin or application. May be repeated.")
                    List<String> roles,
            @Option(
                            names = "--side",
                            paramLabel = "SIDE",
                            defaultValue = Option.NULL_VALUE,
                            description = "A side for which it consents, such as sales. May be repeated.")
                    List<String> sides,
            @Option(
                            names = "--policy",
                            paramLabel = "POLICY",
                            defaultValue = Option.NULL_VALUE,
                            description = "The only policy that it may use. May be repeated; without it, all.")
                    List<String> policies,
            @Option(
                            names = "--expires",
                            paramLabel = "MOMENT",
                            description = "From when on it opens nothing, such as 2027-01-01T00:00:00Z.")
                    Instant expires,
            @Option(names = "--limit", paramLabel = "NUMBER", description = "How often it may ask in a minute.")
                    Integer limit) {
        return over(keys -> {
            var only = policies == null ? List.<String>of() : policies;
            var spokenFor = sides == null ? List.<String>of() : sides;
            spec.commandLine().getOut().println(keys.create(name, roles, spokenFor, only, expires, limit));
            return OK;
        });
    }

    @Command(name = "list", description = "List the keys, newest first, without their secrets.")
    int list() {
        return over(keys -> {
            keys.lines().forEach(spec.commandLine().getOut()::println);
            return OK;
        });
    }

    @Command(name = "revoke", description = "Revoke a key. It opens nothing any more, also on servers that run.")
    int revoke(
            @Parameters(paramLabel = "KEY", description = "How it begins, such as lead_1q2w3e4r, or its id.")
                    String key) {
        return over(keys -> {
            if (keys.revoke(key)) {
                spec.commandLine().getOut().println("The key is revoked.");
                return OK;
            }
            spec.commandLine().getErr().println("There is no such key.\nUse `keys list` to see all of them.");
            return FOUND_NONE;
        });
    }

    private int over(ToIntFunction<OfflineKeys> work) {
        return ReachedDatabase.over(spec, queries -> work.applyAsInt(new OfflineKeys(queries, clock)));
    }
}
