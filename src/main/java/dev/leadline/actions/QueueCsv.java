package dev.leadline.actions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.web.csv.CsvList;
import dev.leadline.web.json.JsonText;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The queue as CSV.
 *
 * @param attributes the attributes that have a column, the last ones
 * @param entries makes an entry of what is queued
 */
record QueueCsv(ObjectMapper json, List<String> attributes, Function<QueuedAction, QueueEntry> entries) {

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

    /** @param hasMark whether it begins with a byte-order mark */
    CsvList<QueuedAction> list(boolean hasMark) {
        var headings = Stream.concat(HEADINGS.stream(), attributes.stream()).toList();
        return new CsvList<>(headings, this::cells, hasMark);
    }

    private List<?> cells(QueuedAction action) {
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
                .toList();
    }

    /** The action in words, where it says any. */
    private String sentence(QueuedAction action) {
        return JsonText.read(json, action.action(), JsonNode.class)
                .path("sentence")
                .asText("");
    }
}
