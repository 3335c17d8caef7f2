package dev.leadline.actions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.database.SearchWords;
import dev.leadline.web.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The words by which an action is found: those of its lead's id, source and attributes. */
final class QueueWords {

    private QueueWords() {}

    static Set<String> of(QueuedAction action, ObjectMapper json) {
        return of(action.leadId(), action.source(), action.attributes(), json);
    }

    static Set<String> of(String leadId, String source, String attributes, ObjectMapper json) {
        var texts = new ArrayList<>(List.of(leadId));
        if (source != null) {
            texts.add(source);
        }
        JsonText.read(json, attributes, JsonNode.class).forEach(value -> texts.add(value.asText()));
        return SearchWords.in(texts);
    }
}
