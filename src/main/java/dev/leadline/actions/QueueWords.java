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
        var texts = new ArrayList<>(List.of(action.leadId()));
        if (action.source() != null) {
            texts.add(action.source());
        }
        JsonText.read(json, action.attributes(), JsonNode.class).forEach(value -> texts.add(value.asText()));
        return SearchWords.in(texts);
    }
}
