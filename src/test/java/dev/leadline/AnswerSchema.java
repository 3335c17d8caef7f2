package dev.leadline;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Holds JSON against a schema of the OpenAPI document, as strictly as clients that are generated from it. */
final class AnswerSchema {

    private final JsonNode document;

    AnswerSchema(JsonNode document) {
        this.document = document;
    }

    /** Whatever does not fit, with its place: types, missing and unknown fields, values that are not enumerated. */
    List<String> misfits(String place, JsonNode value, JsonNode schema) {
        var found = new ArrayList<String>();
        if (schema.has("$ref")) {
            return misfits(
                    place, value, document.at(schema.path("$ref").asText().substring(1)));
        }
        for (var choice : List.of("anyOf", "oneOf")) {
            if (schema.has(choice)) {
                return bestOf(place, value, schema.path(choice));
            }
        }
        if (schema.has("allOf")) {
            schema.path("allOf").forEach(part -> found.addAll(misfits(place, value, part)));
            found.removeIf(each -> each.endsWith(" is unknown"));
            return found;
        }
        var types = types(schema);
        if (!types.isEmpty() && types.stream().noneMatch(type -> isOfType(value, type))) {
            return List.of(place + " is " + value.getNodeType() + " (" + value + "), not " + types);
        }
        if (value.isTextual() && schema.has("enum") && !contains(schema.path("enum"), value)) {
            found.add(place + " (" + value.asText() + ") is not in " + schema.path("enum"));
        }
        if (value.isTextual() && schema.path("format").asText().equals("date-time") && !isMoment(value.asText())) {
            found.add(place + " (" + value.asText() + ") is no moment");
        }
        if (value.isObject()) {
            found.addAll(fields(place, value, schema));
        }
        for (int i = 0; value.isArray() && schema.has("items") && i < value.size(); i++) {
            found.addAll(misfits(place + "/" + i, value.get(i), schema.path("items")));
        }
        return found;
    }

    private List<String> fields(String place, JsonNode value, JsonNode schema) {
        var found = new ArrayList<String>();
        schema.path("required").forEach(name -> {
            if (!value.has(name.asText())) {
                found.add(place + "/" + name.asText() + " is missing");
            }
        });
        var known = schema.path("properties");
        var others = schema.path("additionalProperties");
        for (var field : value.properties()) {
            var at = place + "/" + field.getKey();
            if (known.has(field.getKey())) {
                found.addAll(misfits(at, field.getValue(), known.path(field.getKey())));
            } else if (others.isObject()) {
                found.addAll(misfits(at, field.getValue(), others));
            } else if (schema.has("properties")) {
                found.add(at + " is unknown");
            }
        }
        return found;
    }

    private List<String> bestOf(String place, JsonNode value, JsonNode choices) {
        List<String> best = null;
        for (var choice : choices) {
            var found = misfits(place, value, choice);
            best = best == null || found.size() < best.size() ? found : best;
        }
        return best;
    }

    private static List<String> types(JsonNode schema) {
        var types = new ArrayList<String>();
        var type = schema.path("type");
        if (type.isTextual()) {
            types.add(type.asText());
        }
        type.forEach(each -> types.add(each.asText()));
        return types;
    }

    private static boolean isOfType(JsonNode value, String type) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            default -> value.isNull();
        };
    }

    private static boolean contains(JsonNode values, JsonNode value) {
        for (var each : values) {
            if (each.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMoment(String text) {
        try {
            return OffsetDateTime.parse(text) != null;
        } catch (DateTimeException none) {
            return false;
        }
    }
}
