package dev.leadline.actions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.leadline.web.FormulaSafeText;
import dev.leadline.web.json.JsonText;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The queue as CSV (RFC 4180): a line of headings, a line an entry. No cell holds what a spreadsheet would run.
 *
 * @param attributes the attributes that have a column, the last ones
 * @param entries makes an entry of what is queued
 */
record QueueCsv(
        ObjectMapper json, boolean hasMark, List<String> attributes, Function<QueuedAction, QueueEntry> entries) {

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
            "sentence",
            "source",
            "dueLocal",
            "leftOpen",
            "running",
            "changesAt",
            "lateBy");

    /** By this sign Excel knows UTF-8. */
    private static final char MARK = '\uFEFF';

    /** The more of the queue after a page; empty at its end. */
    interface Pages {
        List<QueuedAction> after(QueuedAction last);
    }

    /** Some entries. */
    String write(List<QueuedAction> page) {
        return begin() + lines(page);
    }

    /** The whole queue from its first page on, written as it is read. */
    StreamingOutput write(List<QueuedAction> first, Pages pages) {
        return out -> {
            out.write(begin().getBytes(StandardCharsets.UTF_8));
            for (var page = first; !page.isEmpty(); page = pages.after(page.get(page.size() - 1))) {
                out.write(lines(page).getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        };
    }

    private String begin() {
        var text = new StringWriter();
        if (hasMark) {
            text.write(MARK);
        }
        try (var csv = writer(text)) {
            csv.writeRecord(Stream.concat(HEADINGS.stream(), attributes.stream().map(FormulaSafeText.CELL::write))
                    .toList());
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
        return text.toString();
    }

    private String lines(List<QueuedAction> page) {
        var text = new StringWriter();
        try (var csv = writer(text)) {
            page.forEach(action -> csv.writeRecord(cells(action)));
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
        return text.toString();
    }

    private static CsvWriter writer(StringWriter text) {
        return CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text);
    }

    private List<String> cells(QueuedAction action) {
        var entry = entries.apply(action);
        var left = Optional.ofNullable(entry.left());
        var own = Stream.of(
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
                sentence(action),
                action.source(),
                entry.dueLocal(),
                left.map(QueueEntry.LeftBody::open).orElse(null),
                left.map(QueueEntry.LeftBody::running).orElse(null),
                left.map(QueueEntry.LeftBody::changesAt).orElse(null),
                entry.lateBy());
        return Stream.concat(own, attributes.stream().map(entry.attributes()::get))
                .map(cell -> cell == null ? "" : FormulaSafeText.CELL.write(cell.toString()))
                .toList();
    }

    /** The action in words, where it says any. */
    private String sentence(QueuedAction action) {
        return JsonText.read(json, action.action(), JsonNode.class)
                .path("sentence")
                .asText("");
    }
}
