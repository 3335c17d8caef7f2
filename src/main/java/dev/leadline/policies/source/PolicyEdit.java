package dev.leadline.policies.source;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.WrittenTable;
import dev.leadline.tables.TableLimits;
import dev.leadline.web.QuotedText;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One edit of some table of a policy.
 *
 * @param table the name of the table
 * @param op what is done
 * @param row the row it is done to: its name, or its place such as {@code #3}; absent from an {@code INSERT}
 * @param column the column of a {@code SET}; otherwise absent
 * @param value the new text of the cell; absent: blank
 * @param at the place, from 1, at which an inserted or moved row then stands; absent: the end
 * @param cells the cells of an inserted row, by heading; otherwise absent
 */
@Schema(
        name = "PolicyEdit",
        examples =
                "{\"table\": \"attempts\", \"op\": \"SET\", \"row\": \"A\", \"column\": \"PHONE\", \"value\": \"8\"}")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PolicyEdit(
        @Schema(required = true) String table,
        @Schema(required = true) TableEdit.Op op,
        String row,
        String column,
        String value,
        Integer at,
        Map<String, String> cells) {

    /**
     * The files after all edits, done one after the other.
     *
     * @param limits how large a table may become
     * @throws Invalid when one cannot be done; its pointer begins with {@code /edits/} and its place
     */
    public static PolicySource apply(List<PolicyEdit> edits, PolicySource source, TableLimits limits) {
        var changed = new EnumMap<TableKind, WrittenTable>(TableKind.class);
        for (int i = 0; i < edits.size(); i++) {
            var edit = edits.get(i);
            var pointer = "/edits/" + i;
            var kind = edit.kind(source, pointer);
            var table = changed.containsKey(kind)
                    ? changed.get(kind)
                    : source.findTable(kind).orElseThrow();
            changed.put(kind, edit.ofTable().apply(table, limits, pointer));
        }
        var after = source;
        for (var table : changed.entrySet()) {
            after = after.withTable(table.getKey(), table.getValue());
        }
        return after;
    }

    private TableEdit ofTable() {
        return new TableEdit(op, row, column, value, at, cells);
    }

    private TableKind kind(PolicySource source, String pointer) {
        if (table == null) {
            throw new Invalid(pointer + "/table", null, "The edit's `table` is missing.\n" + use(source));
        }
        return PolicySource.findTable(table)
                .filter(source.kinds()::contains)
                .orElseThrow(() -> new Invalid(
                        pointer + "/table",
                        table,
                        "The policy has no table (" + QuotedText.of(table) + ").\n" + use(source)));
    }

    private static String use(PolicySource source) {
        return Arrays.stream(TableKind.values())
                .filter(source.kinds()::contains)
                .map(TableKind::tableName)
                .collect(Collectors.joining(", ", "Use one of ", "."));
    }
}
