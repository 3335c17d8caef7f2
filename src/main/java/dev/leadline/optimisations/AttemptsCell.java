package dev.leadline.optimisations;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.WrittenTable;
import dev.leadline.policies.source.PolicySource;
import dev.leadline.web.QuotedText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The cell of the table {@code attempts} that says how many attempts a tier requires in a channel.
 *
 * @param table the table
 * @param row the place of the row
 * @param column the place of the channel
 */
record AttemptsCell(WrittenTable table, int row, int column) {

    /**
     * @param row the name of the row; {@code null} when the tier has one only
     * @throws Invalid when there is no such channel or row, or the tier has several rows and none is named
     */
    static AttemptsCell of(PolicySource source, String tier, String channel, String row) {
        var table = source.findTable(TableKind.ATTEMPTS)
                .orElseThrow(() -> new Invalid("/policy", null, "The policy has no table of attempts."));
        int column = table.header().indexOf(channel);
        if (column < 0) {
            throw new Invalid(
                    "/channel",
                    channel,
                    "The table of attempts has no column (" + QuotedText.of(channel) + ").\nUse one of "
                            + String.join(", ", table.header()) + ".");
        }
        return new AttemptsCell(table, place(table, tier, row), column);
    }

    private static int place(WrittenTable table, String tier, String row) {
        var ofTier = IntStream.range(0, table.rows().size())
                .filter(each -> cell(table, each, "tier").equals(tier))
                .filter(each -> row == null || cell(table, each, "row").equals(row))
                .boxed()
                .toList();
        if (ofTier.isEmpty()) {
            throw new Invalid(
                    row == null ? "/tier" : "/row",
                    row == null ? tier : row,
                    "The table of attempts has no row of the tier (" + QuotedText.of(tier) + ")"
                            + (row == null ? "." : " with the name (" + QuotedText.of(row) + ")."));
        }
        if (ofTier.size() > 1) {
            var names = ofTier.stream().map(each -> cell(table, each, "row")).toList();
            throw new Invalid(
                    "/row",
                    null,
                    "The tier (" + QuotedText.of(tier) + ") has " + ofTier.size() + " rows.\nUse row to name one of "
                            + String.join(", ", names) + ".");
        }
        return ofTier.get(0);
    }

    private static String cell(WrittenTable table, int row, String heading) {
        int column = table.header().indexOf(heading);
        return column < 0 ? "" : table.rows().get(row).get(column).strip();
    }

    String rowName() {
        return cell(table, row, "row");
    }

    String text() {
        return table.rows().get(row).get(column).strip();
    }

    /** The table with another number there. */
    WrittenTable with(int attempts) {
        var rows = new ArrayList<List<String>>(table.rows());
        var cells = new ArrayList<>(rows.get(row));
        cells.set(column, String.valueOf(attempts));
        rows.set(row, cells);
        return new WrittenTable(table.header(), rows);
    }
}
