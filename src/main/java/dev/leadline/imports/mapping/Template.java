package dev.leadline.imports.mapping;

import dev.leadline.kernel.Invalid;
import dev.leadline.web.QuotedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Literal text with columns in it, such as {@code ${opportunity_id}-engaged}. There is nothing else in it: no
 * expression, no default, no nesting.
 *
 * @param literals the text before, between and after the columns: one more than there are columns
 * @param columns the columns, in order
 */
record Template(List<String> literals, List<String> columns) {

    private static final int LONGEST = 1_000;
    private static final String OPENS = "${";

    /** @throws Invalid when a column is opened and not closed, or has no name, or nothing is written at all */
    static Template parse(String written) {
        if (written.isBlank() || written.length() > LONGEST) {
            throw new Invalid(
                    "",
                    written,
                    "The text (" + QuotedText.of(written) + ") must have 1 to " + LONGEST + " characters.");
        }
        var literals = new ArrayList<String>();
        var columns = new ArrayList<String>();
        int next = 0;
        for (int opens = written.indexOf(OPENS); opens >= 0; opens = written.indexOf(OPENS, next)) {
            int closes = written.indexOf('}', opens);
            if (closes < 0 || closes == opens + OPENS.length()) {
                throw new Invalid(
                        "",
                        written,
                        "The text (" + QuotedText.of(written) + ") must have the name of a column between ${ and }.\n"
                                + "Use a text such as \"${opportunity_id}-engaged\".");
            }
            literals.add(written.substring(next, opens));
            columns.add(written.substring(opens + OPENS.length(), closes));
            next = closes + 1;
        }
        literals.add(written.substring(next));
        return new Template(List.copyOf(literals), List.copyOf(columns));
    }

    /** The text for a row; empty when one of its columns is empty there. */
    Optional<String> in(SourceRow row) {
        var text = new StringBuilder(literals.get(0));
        for (int i = 0; i < columns.size(); i++) {
            var cell = row.cell(columns.get(i));
            if (cell.isEmpty()) {
                return Optional.empty();
            }
            text.append(cell).append(literals.get(i + 1));
        }
        return Optional.of(text.toString());
    }

    /** The column that a fault is about: the first one that is empty, or else the first. */
    String faultyColumn(SourceRow row) {
        return columns.stream()
                .filter(column -> row.cell(column).isEmpty())
                .findFirst()
                .orElse(columns.isEmpty() ? "" : columns.get(0));
    }
}
