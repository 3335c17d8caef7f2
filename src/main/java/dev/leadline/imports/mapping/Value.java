package dev.leadline.imports.mapping;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.leadline.kernel.Invalid;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A text or number of a fact: written as a template, or looked up in a map by what the template gives.
 *
 * @param from what it is made from
 * @param map the value for each text; empty when the text is the value
 * @param otherwise the value for texts that the map lacks; {@code null} when such a text is a fault
 */
public record Value(Template from, Map<String, String> map, String otherwise) implements Part {

    /** As a template alone. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Value of(String written) {
        return new Value(Template.parse(written), Map.of(), null);
    }

    /** With a map. */
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    static Value of(
            @JsonProperty(value = "from", required = true) String from,
            @JsonProperty("map") Map<String, Object> map,
            @JsonProperty("otherwise") Object otherwise) {
        if (from == null) {
            throw new Invalid("/from", null, "The value must have a `from`.");
        }
        var texts = new LinkedHashMap<String, String>();
        if (map != null) {
            map.forEach((text, value) -> texts.put(text, scalar("/map/" + text, value)));
        }
        if (texts.isEmpty()) {
            throw new Invalid("/map", null, "The value must have a `map` with at least one entry.");
        }
        return new Value(Template.parse(from), texts, otherwise == null ? null : scalar("/otherwise", otherwise));
    }

    private static String scalar(String pointer, Object value) {
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        throw new Invalid(pointer, value, "The value (" + value + ") must be a text or a number.");
    }

    @Override
    public Optional<String> in(SourceRow row, ZoneId zone) {
        var text = from.in(row);
        if (map.isEmpty()) {
            return text;
        }
        var value = map.getOrDefault(text.orElse(""), otherwise);
        if (value == null && text.isPresent()) {
            throw row.refused(from.faultyColumn(row), "must be a key of the `map`: " + keys() + ".");
        }
        return Optional.ofNullable(value);
    }

    private String keys() {
        return map.keySet().stream().filter(key -> !key.isEmpty()).collect(Collectors.joining(", "));
    }
}
