package dev.leadline.commands;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.leadline.kernel.Invalid;
import dev.leadline.web.json.StrictJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** The form and destination of a command's report. */
final class Report {

    /** The forms. */
    enum Format {
        /** For people. */
        TEXT,
        /** For programs. */
        JSON,
        /** For build servers. */
        JUNIT
    }

    @Option(
            names = "--format",
            defaultValue = "text",
            paramLabel = "FORM",
            description = "text, json or junit (default: text).")
    private Format format;

    @Option(names = "--output", paramLabel = "FILE", description = "Write to a file instead of the terminal.")
    private Path output;

    /** Tells it. */
    void tell(PrintWriter out, Supplier<String> text, Supplier<Object> json, Supplier<String> junit) {
        var told =
                switch (format) {
                    case TEXT -> text.get();
                    case JSON -> json(json.get());
                    case JUNIT -> junit.get();
                };
        write(output, out, told);
    }

    /** @throws Invalid when the file cannot be written */
    static void write(Path output, PrintWriter out, String told) {
        if (output == null) {
            out.print(told);
            return;
        }
        try {
            Files.write(output, told.getBytes(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new Invalid("", output, "The file (" + output + ") cannot be written: " + failed);
        }
    }

    private static String json(Object value) {
        try {
            return StrictJson.newMapper().writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A report cannot be written as JSON", impossible);
        }
    }
}
