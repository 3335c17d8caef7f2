package dev.leadline.policies;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.WrittenTable;
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

    /** @throws Invalid when it is no CSV, or too much of it */
    static WrittenTable read(byte[] csv) {
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
        return new WrittenTable(lines.get(0), lines.subList(1, lines.size()));
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

    static String write(WrittenTable table) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(table.header());
            table.rows().forEach(csv::writeRecord);
        } catch (java.io.IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
        return text.toString();
    }
}
