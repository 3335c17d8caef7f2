package dev.leadline.web.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * The canonical form of what is hashed or signed: RFC 8785, for trees of objects, lists, strings, booleans, null and
 * whole numbers up to 2^53 - 1. Decimals are written as strings, so that no reader rounds them: {@code 85} and
 * {@code 85.0} are the same text. Binary floating point is refused.
 */
public final class Canonical {

    private static final long LARGEST = (1L << 53) - 1;
    private static final int LONGEST_DECIMAL = 1_000;
    private static final ObjectMapper TREES = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .configure(com.fasterxml.jackson.core.JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, false);

    private Canonical() {}

    /**
     * @param value a record, map, list or Jackson tree
     * @throws IllegalArgumentException when it holds a floating point number, a whole number beyond 2^53 - 1, binary
     *     content or half a surrogate pair
     */
    public static String json(Object value) {
        StringBuilder json = new StringBuilder(256);
        write(value instanceof JsonNode tree ? tree : TREES.valueToTree(value), json);
        return json.toString();
    }

    /** The hash of a text's UTF-8 bytes, as {@code sha256:} and 64 hexadecimal digits. */
    public static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }

    private static void write(JsonNode node, StringBuilder json) {
        switch (node.getNodeType()) {
            case OBJECT -> writeObject(node, json);
            case ARRAY -> writeList(node, json);
            case STRING -> writeText(node.textValue(), json);
            case BOOLEAN, NULL -> json.append(node.asText());
            case NUMBER -> writeNumber(node, json);
            default -> throw new IllegalArgumentException("A " + node.getNodeType() + " has no canonical form");
        }
    }

    private static void writeObject(JsonNode object, StringBuilder json) {
        // String's natural order is by UTF-16 code units, as the RFC wants
        Map<String, JsonNode> sorted = new TreeMap<>();
        object.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
        char separator = '{';
        for (Map.Entry<String, JsonNode> field : sorted.entrySet()) {
            json.append(separator);
            writeText(field.getKey(), json);
            json.append(':');
            write(field.getValue(), json);
            separator = ',';
        }
        json.append(separator == '{' ? "{}" : "}");
    }

    private static void writeList(JsonNode list, StringBuilder json) {
        char separator = '[';
        for (JsonNode entry : list) {
            json.append(separator);
            write(entry, json);
            separator = ',';
        }
        json.append(separator == '[' ? "[]" : "]");
    }

    private static void writeNumber(JsonNode number, StringBuilder json) {
        if (number.isBigDecimal()) {
            writeText(text(number.decimalValue()), json);
        } else if (number.isIntegralNumber()
                && number.canConvertToLong()
                && Math.abs(number.longValue()) <= LARGEST
                && number.longValue() != Long.MIN_VALUE) {
            json.append(number.longValue());
        } else {
            throw new IllegalArgumentException("The number " + number + " has no exact canonical form");
        }
    }

    private static String text(BigDecimal decimal) {
        BigDecimal shortest = decimal.stripTrailingZeros();
        if (Math.abs((long) shortest.scale()) > LONGEST_DECIMAL) {
            throw new IllegalArgumentException("The number " + decimal + " is too long to be written out");
        }
        return shortest.toPlainString();
    }

    private static void writeText(String text, StringBuilder json) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)
                    && Character.getType(text.codePointAt(i)) == Character.SURROGATE
                    && !(i > 0 && Character.isSurrogatePair(text.charAt(i - 1), c))) {
                throw new IllegalArgumentException("Half a surrogate pair has no canonical form");
            }
            writeCharacter(c, json);
        }
        json.append('"');
    }

    private static void writeCharacter(char c, StringBuilder json) {
        switch (c) {
            case '"' -> json.append("\\\"");
            case '\\' -> json.append("\\\\");
            case '\b' -> json.append("\\b");
            case '\f' -> json.append("\\f");
            case '\n' -> json.append("\\n");
            case '\r' -> json.append("\\r");
            case '\t' -> json.append("\\t");
            default -> {
                if (c < ' ') {
                    json.append(String.format("\\u%04x", (int) c));
                } else {
                    json.append(c);
                }
            }
        }
    }
}
