package dev.leadline.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A copy of the folder of rules, which a test may change as an operator would. */
public final class MountedRules {

    /** Where it is. */
    public static final Path FOLDER = Path.of("target", "mounted-rules").toAbsolutePath();

    private MountedRules() {}

    /** Makes it what ships. */
    public static Path fresh() {
        try {
            if (Files.exists(FOLDER)) {
                try (var all = Files.walk(FOLDER)) {
                    for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(each);
                    }
                }
            }
            Files.createDirectories(FOLDER);
            try (var shipped = Files.list(Path.of("rules"))) {
                for (var file :
                        shipped.filter(each -> each.toString().endsWith(".drl")).toList()) {
                    Files.copy(file, FOLDER.resolve(file.getFileName()));
                }
            }
            return FOLDER;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Replaces some text of one file. */
    public static void edit(String file, String found, String replacement) throws IOException {
        var text = Files.readString(FOLDER.resolve(file));
        if (!text.contains(found)) {
            throw new IllegalArgumentException(file + " does not hold " + found);
        }
        Files.writeString(FOLDER.resolve(file), text.replace(found, replacement));
    }

    /** Lets the server look at it, which it does not by itself. */
    public static void look(RulesInForce rules) {
        rules.reload();
    }
}
