package dev.leadline.policies.reviews;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.calendars.publications.CalendarVersion;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.rules.RuleBase;
import dev.leadline.policies.source.AuthoredPolicy;
import dev.leadline.web.json.Canonical;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Tries rules in a process of their own: the same program with a command that people do not need. A rule that loops or takes
 * all memory ends with it, and the server goes on as if nothing had been.
 */
final class TrialProcess implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MEMORY = "-Xmx384m";

    private final Path folder;
    private final Duration perDecision;
    private final Duration whole;
    private int subjects;

    /**
     * @param perDecision how long one decision may take
     * @param whole how long the trial may take
     */
    TrialProcess(RuleBase rules, Duration perDecision, Duration whole) {
        this.perDecision = perDecision;
        this.whole = whole;
        try {
            this.folder = Files.createTempDirectory("leadline-rules");
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        rules.files().forEach(file -> write(folder.resolve("rules").resolve(file.name()), file.drl()));
    }

    /** A policy, with the calendars that it may name. */
    void add(AuthoredPolicy policy, Collection<CalendarVersion> calendars) {
        var own = folder.resolve(String.valueOf(++subjects));
        policy.source()
                .files()
                .forEach((path, text) -> write(own.resolve(policy.id()).resolve(path), text));
        calendars.forEach(calendar -> write(
                own.resolve("calendars").resolve(calendar.id() + ".yaml"), Canonical.json(calendar.definition())));
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** Returns the faults of the rules; none when they pass. */
    List<Invalid.Fault> faults() {
        var out = folder.resolve("out");
        var err = folder.resolve("err");
        try {
            var process = new ProcessBuilder(command())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            try {
                boolean ended = process.waitFor(whole.toMillis(), TimeUnit.MILLISECONDS);
                return said(Files.readAllLines(out), ended ? process.exitValue() : null, Files.readAllLines(err));
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("The rules could not be tried: " + failed.getMessage(), failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The trial of the rules was interrupted.", stopping);
        }
    }

    private List<String> command() {
        var path = System.getProperty("java.class.path");
        var command = new ArrayList<>(
                List.of(ProcessHandle.current().info().command().orElse("java"), MEMORY, "-XX:TieredStopAtLevel=1"));
        command.addAll(
                path.endsWith("quarkus-run.jar")
                        ? List.of("-jar", path)
                        : List.of("-cp", path, "dev.leadline.Leadline"));
        command.addAll(List.of("try-rules", folder.toString(), "--longest-decision", perDecision.toString()));
        return command;
    }

    private List<Invalid.Fault> said(List<String> lines, Integer exitCode, List<String> errors) {
        var faults = new ArrayList<Invalid.Fault>();
        var at = "the first";
        boolean isDone = false;
        for (var line : lines) {
            var said = parsed(line);
            if (said.has("begins")) {
                at = said.path("begins").asText();
            } else if (said.has("detail")) {
                faults.add(new Invalid.Fault(
                        said.path("pointer").asText(),
                        said.path("value").asText(),
                        said.path("detail").asText()));
            }
            isDone |= said.has("done");
        }
        if (exitCode == null) {
            faults.add(fault(
                    at,
                    "The trial of the rules did not end within " + whole.toSeconds() + " s and was stopped at " + at
                            + "."));
        } else if (!isDone && faults.isEmpty()) {
            faults.add(fault(
                    at, "The trial of the rules failed with exit code " + exitCode + " at " + at + ". " + why(errors)));
        }
        return faults;
    }

    private static String why(List<String> errors) {
        return errors.stream()
                .filter(line -> line.contains("Exception") || line.contains("Error:") || line.contains("OutOfMemory"))
                .findFirst()
                .orElse("");
    }

    private static Invalid.Fault fault(String at, String detail) {
        return new Invalid.Fault("/rules", at, detail);
    }

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException cutOff) {
            return JSON.createObjectNode();
        }
    }

    @Override
    public void close() {
        try (var all = Files.walk(folder)) {
            for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException stays) {
            // what cannot be removed is removed with everything temporary
        }
    }
}
