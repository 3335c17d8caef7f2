package dev.leadline.kernel.policy;

import dev.leadline.kernel.Invalid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A decision table as it was written: data, never code.
 *
 * @param kind which of the policy's tables it is
 * @param hitPolicy what it means when several rows are for the same lead
 * @param columns its columns, in the order of its kind
 * @param rows its rows, in the order written
 */
public record DecisionTable(TableKind kind, HitPolicy hitPolicy, List<Column> columns, List<Row> rows) {

    public DecisionTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** A table without any row. */
    public static DecisionTable empty(TableKind kind, Terms terms) {
        return new DecisionTable(kind, terms.hitPolicy(kind), kind.columns(terms), List.of());
    }

    /**
     * Reads a table from text.
     *
     * @param header the headings, which must be exactly those of the kind's columns, in any order
     * @param lines the cells of each row, as many as there are headings; an empty text is a blank cell
     * @throws Invalid with every fault found; pointers are {@code /<row number>/<column>}
     */
    public static DecisionTable parse(TableKind kind, Terms terms, List<String> header, List<List<String>> lines) {
        var columns = kind.columns(terms);
        checkHeader(kind, columns, header);
        var faults = new ArrayList<Invalid.Fault>();
        var names = new HashSet<String>();
        var rows = new ArrayList<Row>();
        for (int i = 0; i < lines.size(); i++) {
            parseRow(columns, header, lines.get(i), i + 1, faults).ifPresent(row -> {
                if (!names.add(row.name())) {
                    faults.add(fault(row.number(), "row", row.name(), "The name (" + row.name() + ") is taken."));
                }
                rows.add(row);
            });
        }
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
        return new DecisionTable(kind, terms.hitPolicy(kind), columns, rows);
    }

    /** The rows in the order in which they win over each other: by their priority, where the table asks for it. */
    public List<Row> rowsAsTheyWin() {
        return hitPolicy == HitPolicy.PRIORITY
                ? rows.stream()
                        .sorted(Comparator.comparing(row -> row.<Integer>require(TableKind.PRIORITY)))
                        .toList()
                : rows;
    }

    private static void checkHeader(TableKind kind, List<Column> columns, List<String> header) {
        var wanted = columns.stream().map(Column::name).toList();
        if (header.size() != wanted.size() || !new HashSet<>(header).equals(new HashSet<>(wanted))) {
            throw new Invalid(
                    "/header",
                    String.join(",", header),
                    "The headings of " + kind.tableName() + " (" + String.join(",", header) + ") must be "
                            + String.join(",", wanted) + ".");
        }
    }

    /** Reads a row as far as it can be read; empty when it has no name. */
    private static Optional<Row> parseRow(
            List<Column> columns, List<String> header, List<String> line, int number, List<Invalid.Fault> faults) {
        if (line.size() != header.size()) {
            faults.add(new Invalid.Fault(
                    "/" + number,
                    String.valueOf(line.size()),
                    "Row " + number + " has " + line.size() + " cells; it must have " + header.size() + "."));
            return Optional.empty();
        }
        var cells = new LinkedHashMap<String, @Nullable Object>();
        for (var column : columns) {
            var text = line.get(header.indexOf(column.name()));
            try {
                cells.put(column.name(), column.parse(text));
            } catch (Invalid invalid) {
                faults.add(fault(number, column.name(), text, invalid.getMessage()));
                continue;
            }
            if (text.isEmpty() && column.required()) {
                faults.add(
                        fault(number, column.name(), null, "The cell is blank. It must be " + column.expected() + "."));
            }
        }
        return Optional.ofNullable((String) cells.get("row")).map(name -> new Row(name, number, cells));
    }

    private static Invalid.Fault fault(int number, String column, @Nullable String value, String detail) {
        return new Invalid.Fault(
                "/" + number + "/" + column, value, "Row " + number + ", column `" + column + "`: " + detail);
    }
}
