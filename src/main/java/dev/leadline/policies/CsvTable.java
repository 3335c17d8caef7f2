package dev.leadline.policies;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.Column;
import dev.leadline.kernel.policy.DecisionTable;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.Terms;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A decision table as CSV: RFC 4180, UTF-8, a heading line, then a line a row. */
final class CsvTable {

    static final int MOST_BYTES = 1024 * 1024;
    static final int MOST_ROWS = 10_000;

    private CsvTable() {}

    /** @throws Invalid with each fault; pointers are {@code /<row>/<column>}, or empty for the whole file */
    static DecisionTable read(TableKind kind, Terms terms, byte[] csv) {
        var records = records(text(csv));
        if (records.isEmpty()) {
            throw new Invalid("", null, "The table is empty; it needs a line of headings.");
        }
        var lines = records.stream().map(CsvRecord::getFields).toList();
        if (lines.size() - 1 > MOST_ROWS) {
            throw new Invalid(
                    "",
                    lines.size() - 1,
                    "The table has " + (lines.size() - 1) + " rows; at most " + MOST_ROWS + " are allowed.");
        }
        return DecisionTable.parse(kind, terms, lines.get(0), lines.subList(1, lines.size()));
    }

    private static String text(byte[] csv) {
        if (csv.length > MOST_BYTES) {
            throw new Invalid("", csv.length, "The table has " + csv.length + " bytes; at most 1 MiB is allowed.");
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(csv))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException malformed) {
            throw new Invalid("", null, "The table is not UTF-8.\nMaybe it was saved in another encoding.");
        }
    }

    private static List<CsvRecord> records(String text) {
        try (var reader = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            return reader.stream().toList();
        } catch (CsvParseException malformed) {
            throw new Invalid("", null, "The table is not CSV: " + malformed.getMessage());
        } catch (java.io.IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    static String write(DecisionTable table) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(table.columns().stream().map(Column::name).toList());
            for (var row : table.rows()) {
                csv.writeRecord(table.columns().stream()
                        .map(column -> column.type().write(row.get(column.name())))
                        .toList());
            }
        } catch (java.io.IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
        return text.toString();
    }
}
