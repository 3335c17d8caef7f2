package dev.leadline.facts;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.fact.FactKind;
import dev.leadline.web.QuotedText;
import dev.leadline.web.json.Canonical;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A fact in an envelope of CloudEvents 1.0 (structured mode). Its {@code type} is {@code dev.leadline.} and the kind of
 * fact, its {@code subject} the lead; {@code id} with {@code source}, and {@code time}, stand where the fact itself says no
 * id and no time.
 *
 * @param specversion {@code 1.0}
 * @param id the source's id of the event
 * @param source who sends it
 * @param type such as {@code dev.leadline.attempt}
 * @param subject the lead
 * @param time when it happened
 * @param data the fact
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@Schema(
        name = "CloudEvent",
        requiredProperties = {"specversion", "id", "source", "type", "subject", "data"})
public record CloudEvent(
        @Schema(enumeration = "1.0") String specversion,
        String id,
        String source,
        String type,
        String subject,
        Instant time,
        @Schema(type = SchemaType.OBJECT, implementation = Object.class) JsonNode data) {

    public static final String MEDIA_TYPE = "application/cloudevents+json";
    private static final String PREFIX = "dev.leadline.";
    private static final int LONGEST_ID = 200;

    /** @throws Invalid when it is no such envelope */
    public CloudEvent {
        var faults = new ArrayList<Invalid.Fault>();
        if (!"1.0".equals(specversion)) {
            faults.add(new Invalid.Fault(
                    "/specversion", specversion, "The specversion (" + QuotedText.of(specversion) + ") must be 1.0."));
        }
        require("/id", id, faults);
        require("/source", source, faults);
        require("/subject", subject, faults);
        if (find(type).isEmpty()) {
            faults.add(new Invalid.Fault(
                    "/type",
                    type,
                    "The type (" + QuotedText.of(type) + ") must be " + PREFIX + " and a fact kind, such as " + PREFIX
                            + "attempt."));
        }
        if (data == null || !data.isObject()) {
            faults.add(new Invalid.Fault("/data", null, "The `data` must be the fact as a JSON object."));
        }
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
    }

    /** The kind of fact that a type names. Transitions are told by the server itself. */
    private static Optional<FactKind> find(String type) {
        return type == null || !type.startsWith(PREFIX)
                ? Optional.empty()
                : FactKind.find(type.substring(PREFIX.length())).filter(kind -> kind != FactKind.TRANSITION);
    }

    private static void require(String pointer, String text, List<Invalid.Fault> faults) {
        if (text == null || text.isBlank()) {
            faults.add(new Invalid.Fault(
                    pointer, text, "The " + pointer.substring(1) + " of a CloudEvent must not be blank."));
        }
    }

    /** Returns whether a document is an envelope and not the fact itself. */
    public static boolean isOne(JsonNode document) {
        return document.has("specversion");
    }

    /** The kind of fact that it carries. */
    public String kind() {
        return find(type).orElseThrow().text();
    }

    /** The fact as the bulk door takes it: the lead, and the fact under its kind, with what it leaves to the envelope. */
    public FactRequest toRequest(ObjectMapper json) throws JsonProcessingException {
        var request = json.createObjectNode();
        request.put("leadId", subject);
        request.set(kind(), completed());
        return json.treeToValue(request, FactRequest.class);
    }

    /** The fact as JSON; where it says no id or no time of its own it has those of the envelope. */
    public JsonNode completed() {
        var fact = ((ObjectNode) data).deepCopy();
        if (!fact.hasNonNull("id")) {
            var named = source + "#" + id;
            fact.put("id", named.length() > LONGEST_ID ? Canonical.sha256(named) : named);
        }
        if (time != null && !fact.hasNonNull("occurredAt") && !kind().equals(FactKind.PAUSE.text())) {
            fact.put("occurredAt", time.toString());
        }
        return fact;
    }
}
