package dev.leadline.ledger;

import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A row of the ledger that is to be written: the one place that says which columns it has and what stands in each.
 *
 * @param entry what is kept
 * @param isSample whether the lead is made up
 * @param key the key that the row claims, or nothing is written; {@code null}: it claims none
 * @param recordedBy whoever asked for it, or told the fact that led to it; the server itself for what it noticed
 * @param madeUnder the number of the versions
 * @param answer the answer, deflated
 */
record LedgerRow(
        LedgerEntry entry,
        boolean isSample,
        @Nullable IdempotencyKey key,
        String recordedBy,
        int madeUnder,
        byte[] answer) {

    /** The row of an entry, whose versions have a number. */
    static LedgerRow of(
            LedgerEntry entry, boolean isSample, @Nullable IdempotencyKey key, int madeUnder, String recordedBy) {
        var texts = entry.texts();
        return new LedgerRow(
                entry,
                isSample,
                key,
                recordedBy,
                madeUnder,
                DeflatedText.deflate(texts.answer(), texts.explanation().words()));
    }

    /** A column, the type of its values, and its value as a text that PostgreSQL reads. */
    private record Column(String name, String type, Function<LedgerRow, String> value) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("id", "uuid", row -> row.entry.id().toString()),
            new Column(
                    "decided_at",
                    "timestamptz",
                    row -> row.entry.times().decidedAt().toString()),
            new Column("as_of", "timestamptz", row -> row.entry.times().asOf().toString()),
            new Column("lead_id", "text", row -> row.entry.leadId()),
            new Column("policy_id", "text", row -> row.entry.versions().policyId()),
            new Column("made_under", "int4", row -> String.valueOf(row.madeUnder)),
            new Column("facts", "text", row -> row.entry.facts()),
            new Column(
                    "form",
                    "int2",
                    row -> String.valueOf(row.entry.texts().explanation().form())),
            new Column("answer_deflated", "bytea", row -> hex(row.answer)),
            new Column(
                    "grounds",
                    "bytea",
                    row -> hex(row.entry.texts().explanation().grounds())),
            new Column("is_sample", "bool", row -> String.valueOf(row.isSample)),
            new Column("recorded_by", "text", LedgerRow::recordedBy));

    private static String hex(byte[] bytes) {
        return "\\x" + HexFormat.of().formatHex(bytes);
    }

    /** The names of all columns, commas between them. */
    static final String NAMES = COLUMNS.stream().map(Column::name).collect(Collectors.joining(", "));

    /** The type of each column, in the same order. */
    static final List<String> TYPES = COLUMNS.stream().map(Column::type).toList();

    /** What stands in a column of each row, by the column's place in that order. */
    static String[] values(List<LedgerRow> rows, int column) {
        return rows.stream().map(COLUMNS.get(column).value()).toArray(String[]::new);
    }

    /** How long it is; what is of any length counts. */
    long size() {
        var texts = entry.texts();
        return (long) entry.facts().length()
                + texts.answer().length()
                + answer.length
                + texts.explanation().grounds().length;
    }
}
