package dev.leadline.imports.mapping;

import dev.leadline.kernel.Invalid;
import dev.leadline.web.PlainText;
import dev.leadline.web.QuotedText;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Optional;

/**
 * One field of a fact, and what the mapping says about it.
 *
 * @param name as the wire has it
 * @param part what the mapping says
 * @param required whether no fact can lack it
 * @param longest the most characters it may have; 0 for a rank
 */
public record Field(String name, Part part, boolean required, int longest) {

    private static final int RANK = 0;
    private static final BigDecimal HIGHEST_RANK = BigDecimal.valueOf(100);

    public static Field required(String name, Part part, int longest) {
        return new Field(name, part, true, longest);
    }

    public static Field optional(String name, Part part, int longest) {
        return new Field(name, part, false, longest);
    }

    static Field rank(Part part, boolean required) {
        return new Field("rank", part, required, RANK);
    }

    /**
     * Its value for a row: a text, a number or an instant.
     *
     * @throws Invalid at the column when it cannot be told, and must be
     */
    public Optional<Object> in(SourceRow row, ZoneId zone) {
        Optional<?> value = part.in(row, zone);
        if (value.isEmpty() && required) {
            var column = part.from().faultyColumn(row);
            throw new Invalid(
                    column,
                    row.cell(column),
                    "The " + name + " is missing, because the " + row.noun() + " " + column + " is empty.");
        }
        return value.map(each -> each instanceof String text ? checked(text, row) : each);
    }

    private Object checked(String text, SourceRow row) {
        var column = part.from().faultyColumn(row);
        if (longest == RANK) {
            return (isOfSource() ? row.number(text) : Numbers.find(text))
                    .filter(rank -> rank.signum() >= 0 && rank.compareTo(HIGHEST_RANK) <= 0)
                    .orElseThrow(() -> new Invalid(
                            column,
                            text,
                            "The rank (" + QuotedText.of(text) + ") must be a number between 0 and 100."
                                    + adviceOn(text, row)));
        }
        if (text.length() > longest || !PlainText.Check.isPlain(text)) {
            throw new Invalid(
                    column,
                    text,
                    "The " + name + " (" + QuotedText.of(text) + ") must be text of 1 to " + longest
                            + " characters without control characters.");
        }
        return text;
    }

    /** A text that is not the mapping's own. */
    private boolean isOfSource() {
        return part instanceof Value value
                && value.map().isEmpty()
                && !value.from().columns().isEmpty();
    }

    private static String adviceOn(String text, SourceRow row) {
        char other = row.decimal() == '.' ? ',' : '.';
        return text.matches("\\d{1,3}[" + other + "]\\d{1,20}")
                ? "\nIf its decimal sign is \"" + other + "\", say so with `decimal` in the mapping."
                : "";
    }
}
