package dev.leadline.commitments;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.leadline.web.FormulaSafeText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/** The leads of a commitment as CSV (RFC 4180). No cell holds what a spreadsheet would run. */
final class LeadsCsv {

    static final String MEDIA_TYPE = "text/csv";

    private static final List<String> HEADINGS = List.of(
            "leadId",
            "cycle",
            "receivedAt",
            "type",
            "value",
            "originated",
            "influenced",
            "counted",
            "disputed",
            "because");

    private LeadsCsv() {}

    static String headings() {
        return write(Stream.of(HEADINGS));
    }

    static String lines(List<ReceivedLeadBody> leads) {
        return write(leads.stream().map(LeadsCsv::cells));
    }

    private static String write(Stream<List<String>> records) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            records.forEach(csv::writeRecord);
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
        return text.toString();
    }

    private static List<String> cells(ReceivedLeadBody lead) {
        return Stream.of(
                        lead.leadId(),
                        lead.cycle(),
                        lead.receivedAt(),
                        lead.type(),
                        lead.value().toPlainString(),
                        lead.originated(),
                        lead.influenced(),
                        lead.counted(),
                        lead.disputed(),
                        lead.because())
                .map(cell -> cell == null ? "" : FormulaSafeText.CELL.write(cell.toString()))
                .toList();
    }
}
