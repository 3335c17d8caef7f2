package dev.leadline.tables;

import dev.leadline.kernel.policy.Column;
import dev.leadline.kernel.policy.ColumnType;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.Terms;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The words for people who fill in a table: its name, its columns, and the words to choose from.
 *
 * @param table the table's name
 * @param columns its columns, by heading
 * @param choices the words of the columns that take only some, by heading
 */
public record TableWords(String table, Map<String, Column> columns, Map<String, List<String>> choices) {

    /** @param tiers the tiers that the policy knows */
    public static TableWords of(TableKind kind, Terms terms, List<String> tiers) {
        var columns = new HashMap<String, Column>();
        var choices = new HashMap<String, List<String>>();
        for (var column : kind.columns(terms)) {
            columns.put(column.name(), column);
            choices(kind, column, terms, tiers).ifPresent(words -> choices.put(column.name(), words));
        }
        return new TableWords(kind.tableName(), columns, choices);
    }

    private static Optional<List<String>> choices(TableKind kind, Column column, Terms terms, List<String> tiers) {
        if (column.type() == ColumnType.YES_NO) {
            return Optional.of(List.of("yes", "no"));
        }
        if (column.type() == ColumnType.HANDLING) {
            return Optional.of(List.of("work", "nurture"));
        }
        if (column.type() == ColumnType.GIVING_UP) {
            return Optional.of(ColumnType.WAYS_TO_GIVE_UP);
        }
        if (!column.words().isEmpty()) {
            return Optional.of(column.words());
        }
        if (column.type() != ColumnType.NAME) {
            return Optional.empty();
        }
        switch (column.name()) {
            case "channel":
                return Optional.of(terms.channels());
            case "outcome":
                return Optional.of(terms.outcomes());
            case "tier":
                return kind == TableKind.RANK_TIERS || tiers.isEmpty() ? Optional.empty() : Optional.of(tiers);
            default:
                return Optional.empty();
        }
    }

    /** Returns whether only the words to choose from make sense, whatever else changes. */
    public boolean isFixed(String heading) {
        var column = columns.get(heading);
        return column != null && column.type() != ColumnType.NAME;
    }

    /** Explains the content of a column in a sentence. */
    public String explain(String heading) {
        var column = columns.get(heading);
        if (column == null) {
            return "This column is unknown.";
        }
        var expected = (choices.containsKey(heading) ? String.join(", ", choices.get(heading)) : column.expected())
                .replace("`", "");
        switch (column.role()) {
            case ROW:
                return "Name of the row: " + expected + ".";
            case INPUT:
                return "Condition: " + expected + (column.required() ? "." : "; blank matches any.");
            case OUTPUT:
                return "Result: " + expected + (column.required() ? "." : "; may be blank.");
            case NOTE:
                return "Note: " + expected + ".";
            default:
                return "Takes " + expected + ".";
        }
    }
}
