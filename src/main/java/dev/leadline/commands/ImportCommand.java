package dev.leadline.commands;

import dev.leadline.imports.FactImport;
import dev.leadline.imports.mapping.Mapping;
import dev.leadline.kernel.Invalid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes facts of the rows of a CSV file, as a mapping says, and writes or sends them. */
@Command(
        name = "import",
        description = "Convert the rows of a CSV file to facts by a mapping, and write them or send them to a server."
                + " Running it again changes nothing, because ids come from the rows, and an older file takes back"
                + " nothing that a newer one said.")
final class ImportCommand implements Callable<Integer> {

    private final InstantSource clock;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The CSV file; gzip if its name ends in .gz.")
    private Path file;

    @Option(
            names = "--mapping",
            required = true,
            paramLabel = "FILE",
            description = "The mapping in YAML: which facts to make from a row.")
    private Path mapping;

    @Option(names = "--limit", paramLabel = "N", description = "The maximum number of rows to read.")
    private Long limit;

    @Option(
            names = "--said-at",
            paramLabel = "MOMENT",
            description = "When the file was made, for rows that the mapping has no `saidAt` for"
                    + " (default: when the file was last changed).")
    private Instant saidAt;

    @Mixin
    private Destination destination;

    ImportCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (limit != null && limit < 0) {
            throw new ParameterException(spec.commandLine(), "The limit (" + limit + ") must not be negative.");
        }
        var read = Mapping.read(mapping.toString(), read());
        if (read.file() == null) {
            throw new Invalid(
                    "/events",
                    mapping,
                    "The mapping (" + mapping + ") is for events of another system and not for a file.\nUse `file`.");
        }
        if (!Files.isRegularFile(file)) {
            throw new Invalid("", file, "The file (" + file + ") does not exist.");
        }
        var data = new FactImport(read, file, limit == null ? Long.MAX_VALUE : limit, saidAt());
        return destination.take(data::run, file, "rows", spec.commandLine(), clock);
    }

    /** No file says what is still to come, whatever the clock of the machine that wrote it. */
    private Instant saidAt() {
        try {
            var moment = saidAt == null ? Files.getLastModifiedTime(file).toInstant() : saidAt;
            var now = clock.instant();
            return (moment.isAfter(now) ? now : moment).truncatedTo(ChronoUnit.MILLIS);
        } catch (IOException unreadable) {
            throw new Invalid("", file, "The file (" + file + ") cannot be read: " + unreadable);
        }
    }

    private byte[] read() {
        try {
            return Files.readAllBytes(mapping);
        } catch (IOException unreadable) {
            throw new Invalid("", mapping, "The mapping (" + mapping + ") cannot be read: " + unreadable);
        }
    }
}
