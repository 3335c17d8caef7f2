package dev.leadline.mutations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The mutants of which it is known that nothing can tell them from the rules, each with the reason. */
final class Survivors {

    private static final Path FILE = Path.of("src/test/resources/mutations/survivors.txt");

    private Survivors() {}

    /** Reasons by mutant. A line is the id of a mutant, the lines after it that begin with a blank are the reason. */
    static Map<String, String> listed() {
        try {
            var listed = new LinkedHashMap<String, String>();
            String id = null;
            for (var line : Files.readAllLines(FILE)) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                if (!line.startsWith(" ")) {
                    id = line;
                } else {
                    listed.merge(id, line.strip(), (before, more) -> before + " " + more);
                }
            }
            return Collections.unmodifiableMap(listed);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
