package dev.leadline.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The clauses of {@code docs/semantics.md}, which ships within the server. */
public final class Semantics {

    private static final Pattern CLAUSE =
            Pattern.compile("^### ([RBOT]\\d+)\\n(.*?)(?=^##|\\z)", Pattern.MULTILINE | Pattern.DOTALL);

    private static final String TEXT = read();
    private static final Map<String, String> CLAUSES = clauses(TEXT);

    private Semantics() {}

    /** The whole text, as Markdown; each clause has a heading of its own. */
    public static String text() {
        return TEXT;
    }

    /** All clauses as Markdown, by their ids, such as {@code O1}, in the order in which they are written. */
    public static Map<String, String> clauses() {
        return CLAUSES;
    }

    /** Finds the address of a clause; empty for a clause that is not ours, which a rule may name too. */
    public static Optional<String> findLink(String clause) {
        return CLAUSES.containsKey(clause) ? Optional.of(link(clause)) : Optional.empty();
    }

    /** The address of a clause that is ours, or was. */
    public static String link(String clause) {
        return "/v1/semantics/" + clause;
    }

    private static Map<String, String> clauses(String text) {
        var clauses = new LinkedHashMap<String, String>();
        CLAUSE.matcher(text)
                .results()
                .forEach(found -> clauses.put(found.group(1), found.group().strip() + "\n"));
        return Collections.unmodifiableMap(clauses);
    }

    private static String read() {
        try (var text = Semantics.class.getResourceAsStream("/docs/semantics.md")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
