package dev.leadline.kernel.policy;

import dev.leadline.kernel.Invalid;
import java.util.List;

/**
 * A decision table as text, just as someone wrote it: it may hold anything until {@link #parse} has read it. This is the
 * form in which tables are kept in drafts and go in and out as JSON, CSV and XLSX.
 *
 * @param header the headings
 * @param rows the cells of each row, as many as there are headings; an empty text is a blank cell
 */
public record WrittenTable(List<String> header, List<List<String>> rows) {

    public WrittenTable {
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** A table as text: of each value the one text that means it. */
    public static WrittenTable from(DecisionTable table) {
        return new WrittenTable(
                table.columns().stream().map(Column::name).toList(),
                table.rows().stream()
                        .map(row -> table.columns().stream()
                                .map(column -> column.type().write(row.get(column.name())))
                                .toList())
                        .toList());
    }

    /** @throws Invalid with every fault found; pointers are {@code /<row number>/<column>} */
    public DecisionTable parse(TableKind kind, Terms terms) {
        return DecisionTable.parse(kind, terms, header, rows);
    }
}
