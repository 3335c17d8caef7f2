package dev.leadline.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * PostgreSQL's main process over one data folder. It is started through {@code pg_ctl}, which takes it out of our
 * terminal's process group: Ctrl-C must reach the server first and PostgreSQL only after it.
 */
final class Postmaster {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long LOG_LIMIT = 10_000_000;

    private final DataFolder folder;
    private final Path home;

    Postmaster(DataFolder folder, Path home) {
        this.folder = folder;
        this.home = home;
    }

    /** The running one, if any: the process its pid file names, provided that this process runs from this folder. */
    Optional<ProcessHandle> find() {
        try (Stream<String> lines = Files.lines(pidFile())) {
            return lines.findFirst()
                    .map(line -> Long.parseLong(line.strip()))
                    .flatMap(ProcessHandle::of)
                    .filter(this::isPostgres);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private boolean isPostgres(ProcessHandle process) {
        return isOurs(process)
                && process.info()
                        .command()
                        .filter(program ->
                                Path.of(program).getFileName().toString().startsWith("postgres"))
                        .isPresent();
    }

    /** By its executable, which we unpacked here: a reused pid or a zombie is not taken for one of ours. */
    private boolean isOurs(ProcessHandle process) {
        return process.info()
                .command()
                .map(Path::of)
                .filter(program -> program.startsWith(folder.path()))
                .map(program -> folder.path().relativize(program).getName(0).toString())
                .filter(top -> top.startsWith(PostgresPrograms.PREFIX))
                .isPresent();
    }

    /** Starts it and waits until it takes connections, however long its recovery takes. */
    void start(int port) throws IOException {
        Cluster.configure(folder.cluster(), port);
        if (Files.exists(folder.log()) && Files.size(folder.log()) > LOG_LIMIT) {
            Files.move(folder.log(), folder.path().resolve("postgresql.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        Command.Outcome outcome = control("start", "-l", folder.log().toString(), "-t", "3600");
        if (outcome.code() != 0) {
            throw new CannotStart("PostgreSQL did not start in " + folder.path() + ": " + lastWords(outcome));
        }
    }

    private String lastWords(Command.Outcome outcome) throws IOException {
        List<String> log =
                Files.exists(folder.log()) ? Files.readAllLines(folder.log(), StandardCharsets.ISO_8859_1) : List.of();
        return log.stream()
                .filter(line -> line.contains("FATAL:") || line.contains("PANIC:"))
                .reduce((before, line) -> line)
                .map(line -> line.replaceFirst("^.*(FATAL|PANIC): +", ""))
                .orElse(outcome.reason());
    }

    /** Stops it when it runs, rolling open transactions back, and sees to it that none of its processes stay. */
    void stop() throws IOException {
        if (find().isPresent()) {
            control("stop", "-m", "fast", "-t", "60");
        }
        clearRemains();
    }

    /**
     * Waits for the processes a dead postmaster (or a first start cut short) left behind, ends those that do not go, and only then removes the pid
     * file: with it gone PostgreSQL would no longer notice that they still write to the folder.
     */
    void clearRemains() throws IOException {
        List<ProcessHandle> left =
                ProcessHandle.allProcesses().filter(this::isOurs).toList();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (left.stream().anyMatch(this::isOurs)) {
            if (System.nanoTime() > deadline) {
                left.stream().filter(this::isOurs).forEach(ProcessHandle::destroyForcibly);
            }
            sleep(Duration.ofMillis(20));
        }
        Files.deleteIfExists(pidFile());
    }

    private Command.Outcome control(String action, String... more) throws IOException {
        String[] arguments = Stream.concat(
                        Stream.of(action, "-w", "-D", folder.cluster().toString()), Stream.of(more))
                .toArray(String[]::new);
        return Command.of(home, "pg_ctl", arguments).run("", folder.path().resolve("pg_ctl.log"));
    }

    private Path pidFile() {
        return folder.cluster().resolve("postmaster.pid");
    }

    static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
