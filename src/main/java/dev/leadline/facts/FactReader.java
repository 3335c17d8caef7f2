package dev.leadline.facts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.kernel.Invalid;
import dev.leadline.web.problems.Problem;

/** Reads facts of any kind from JSON documents: the fact itself, or one in an envelope. */
public final class FactReader {

    private final ObjectMapper json;

    /** @param json strict, as doors read */
    public FactReader(ObjectMapper json) {
        this.json = json;
    }

    /**
     * Reads a document; the constraints of what it says are still to be validated.
     *
     * @throws Problem 400 when it is no JSON object
     * @throws Invalid when it is an envelope with a fault
     */
    public FactRequest read(JsonNode document) throws JsonProcessingException {
        if (document == null || !document.isObject()) {
            throw Problem.badRequest("The line contains no fact.");
        }
        return CloudEvent.isOne(document)
                ? json.treeToValue(document, CloudEvent.class).toRequest(json)
                : json.treeToValue(document, FactRequest.class);
    }
}
