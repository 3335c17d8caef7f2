package dev.leadline.database;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One run of a PostgreSQL program, as an ordinary user even where the server is root. */
record Command(Path program, List<String> arguments) {

    private static final boolean LINUX =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");

    static Command of(Path home, String program, String... arguments) {
        String file = PostgresPrograms.WINDOWS ? program + ".exe" : program;
        return new Command(home.resolve("bin").resolve(file), List.of(arguments));
    }

    /** The output and exit code of a program. */
    record Outcome(int code, String said) {

        /** The line that tells most: the first that speaks of an error, else the last. */
        String reason() {
            return said.lines()
                    .filter(line -> line.matches(".*(error:|FATAL:|PANIC:|failed).*"))
                    .findFirst()
                    .orElseGet(() -> said.lines().reduce("it said nothing", (before, line) -> line))
                    .replaceFirst("^.*(error|FATAL|PANIC): +", "");
        }
    }

    /** Runs it to its end, with {@code input} on its standard input, its words kept in {@code said}. */
    Outcome run(String input, Path said) throws IOException {
        List<String> line = new ArrayList<>();
        if (LINUX && new UnixSystem().getUid() == 0) {
            // PostgreSQL refuses root; in a user namespace of its own it sees nobody, and files stay root's.
            line.addAll(List.of("unshare", "-U"));
        }
        line.add(program.toString());
        line.addAll(arguments);
        // A file and no pipe: the daemon pg_ctl leaves behind may keep its inherited output open for ever.
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(program.getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        Process process = start(builder);
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It ended before it read its input: its exit code and words tell why.
        }
        int code = waitFor(process);
        return new Outcome(code, Files.readString(said, StandardCharsets.ISO_8859_1));
    }

    private Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new CannotStart(
                    "PostgreSQL's " + program.getFileName() + " cannot be run: " + e.getMessage() + "."
                            + advice(e.getMessage()),
                    e);
        }
    }

    private static int waitFor(Process process) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return process.waitFor();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Runs it and insists that it succeeds. */
    void mustRun(String input, Path said) throws IOException {
        Outcome outcome = run(input, said);
        if (outcome.code() != 0) {
            throw new CannotStart("PostgreSQL's " + program.getFileName() + " failed in " + said.getParent() + ": "
                    + outcome.reason() + advice(outcome.said()));
        }
    }

    private static String advice(String said) {
        return said.matches("(?s).*(unshare failed|program \"unshare\").*")
                ? "\nStart the server as an ordinary user: PostgreSQL refuses to run as root, and this system"
                        + " does not allow `unshare -U`."
                : "";
    }
}
