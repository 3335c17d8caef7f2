package dev.leadline.actions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.leadline.web.FormulaSafeText;
import dev.leadline.web.json.JsonText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/** A page of the queue as CSV (RFC 4180): a line of headings, a line an entry. No cell holds what a spreadsheet would run. */
final class QueueCsv {

    static final String MEDIA_TYPE = "text/csv";

    private static final List<String> HEADINGS = List.of(
            "leadId",
            "stage",
            "policy",
            "tier",
            "owner",
            "team",
            "type",
            "channel",
            "responsible",
            "state",
            "warned",
            "dueAt",
            "earliestAt",
            "receivedAt",
            "decisionId",
            "sentence");

    private QueueCsv() {}

    static String write(List<QueuedAction> page, ObjectMapper json) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(HEADINGS);
            page.forEach(action -> csv.writeRecord(cells(action, json)));
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
        return text.toString();
    }

    private static List<String> cells(QueuedAction action, ObjectMapper json) {
        return Stream.of(
                        action.leadId(),
                        action.stage(),
                        action.policy(),
                        action.tier(),
                        action.owner(),
                        action.team(),
                        action.type(),
                        action.channel(),
                        action.responsible(),
                        action.state(),
                        action.warned(),
                        action.dueAt(),
                        action.earliestAt(),
                        action.receivedAt(),
                        action.decisionId(),
                        sentence(action, json))
                .map(cell -> cell == null ? "" : FormulaSafeText.CELL.write(cell.toString()))
                .toList();
    }

    /** The action in words, where it says any. */
    private static String sentence(QueuedAction action, ObjectMapper json) {
        return JsonText.read(json, action.action(), JsonNode.class)
                .path("sentence")
                .asText("");
    }
}
