package dev.leadline.commands;

import dev.leadline.imports.FactSink;
import dev.leadline.imports.ProblemReport;
import dev.leadline.imports.Progress;
import dev.leadline.kernel.Invalid;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The destination of a command's facts and problems. */
final class Destination {

    private static final int MOST_CONNECTIONS = 32;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the facts to a file, one per line; - is standard output.")
    private Path out;

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "Send the facts to a server, such as http://localhost:8080.")
    private URI server;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write every problem to a CSV file (default: the first 20 to standard error).")
    private Path report;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "1",
            description = "The maximum number of concurrent requests (default: 1).")
    private int connections;

    @Option(
            names = "--alerts",
            paramLabel = "all|none",
            defaultValue = "all",
            description = "Whom the server alerts about what the facts reveal: none for history (default: all).")
    private String alerts;

    /** A source of facts. */
    interface Source {
        void run(FactSink outlet) throws IOException;
    }

    /**
     * Carries out a command.
     *
     * @param input the file it reads, which must not be written over; {@code null} when it reads none
     * @param counted what facts come from, in the plural
     * @return the exit code
     */
    int take(Source source, Path input, String counted, CommandLine line, InstantSource clock) {
        check(input, line);
        var progress = new Progress(clock, line.getErr(), counted);
        try (var problems = ProblemReport.open(report, line.getErr());
                var text = writer(line)) {
            try (var outlet = server == null
                    ? FactSink.of(text, problems, progress)
                    : FactSink.to(asked(), connections, text, problems, progress)) {
                source.run(outlet);
            } finally {
                progress.end();
            }
            return problems.faults() == 0 ? Commands.OK : Commands.FOUND;
        } catch (IOException failed) {
            throw new Invalid("", null, "The facts cannot be read or written: " + failed);
        }
    }

    /** The server, with what is asked of it for all facts. */
    private URI asked() {
        return alerts.equals("all") ? server : URI.create(server + "?alerts=" + alerts);
    }

    private void check(Path input, CommandLine line) {
        if (!alerts.matches("all|none")) {
            throw new ParameterException(line, "The alerts (" + alerts + ") must be all or none.");
        }
        if (server == null && alerts.equals("none")) {
            throw new ParameterException(line, "Use --alerts none with --server: a file of facts alerts nobody.");
        }
        if (out == null && server == null) {
            throw new ParameterException(line, "Use --out, --server or both to say where the facts go.");
        }
        if (connections < 1 || connections > MOST_CONNECTIONS) {
            throw new ParameterException(
                    line, "The connections (" + connections + ") must be from 1 to " + MOST_CONNECTIONS + ".");
        }
        if (server != null && (server.getHost() == null || !("" + server.getScheme()).matches("https?"))) {
            throw new ParameterException(
                    line, "The server (" + server + ") must be an address such as http://localhost:8080.");
        }
        if (isSame(out, input) || isSame(report, input) || out != null && out.equals(report)) {
            throw new ParameterException(line, "Use different files for the data, the facts (--out) and the report.");
        }
    }

    private static boolean isSame(Path written, Path read) {
        try {
            return written != null && read != null && Files.exists(written) && Files.isSameFile(written, read);
        } catch (IOException unknown) {
            return false;
        }
    }

    private Writer writer(CommandLine line) throws IOException {
        if (out == null) {
            return Writer.nullWriter();
        }
        return out.toString().equals("-")
                ? new Terminal(line.getOut())
                : Files.newBufferedWriter(out, StandardCharsets.UTF_8);
    }
}
