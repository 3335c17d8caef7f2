package dev.leadline.kernel.policy;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.words.Phrases;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A column of a decision table.
 *
 * @param name its heading; also the key of its cells in JSON
 * @param type what its cells may hold
 * @param role what they are for
 * @param required whether a cell may not be blank; a blank input means any
 * @param words the only words that its cells take, where the policy's terms list them; empty when its type alone decides
 */
public record Column(String name, ColumnType type, Role role, boolean required, List<String> words) {

    public Column {
        words = List.copyOf(words);
    }

    /** A column whose type alone decides what its cells take. */
    public Column(String name, ColumnType type, Role role, boolean required) {
        this(name, type, role, required, List.of());
    }

    /**
     * The value that {@code text} means in this column.
     *
     * @return {@code null} for a blank cell
     * @throws Invalid when the text is not of its type, or none of its words; the sentence names the text
     */
    public @Nullable Object parse(String text) {
        if (!words.isEmpty() && !text.isEmpty() && !words.contains(text)) {
            CellText.refuseOuterBlanks(text);
            throw new Invalid("", text, "The value (" + CellText.shown(text) + ") must be " + expected() + ".");
        }
        return type.parse(text);
    }

    /** Describes the expected cells, as the end of a sentence. */
    public String expected() {
        return words.isEmpty()
                ? type.expected()
                : Phrases.list(words.stream().map(word -> "`" + word + "`").collect(Collectors.toList()), "or");
    }

    /** The purpose of a column. */
    public enum Role {
        /** Names the row. */
        ROW,
        /** Says which leads the row is for; a blank cell means any. */
        INPUT,
        /** Says what follows for them. */
        OUTPUT,
        /** Says which rows win over which: the lowest number over all others. */
        PRIORITY,
        /** Is for people only. */
        NOTE
    }
}
