package dev.leadline.web.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Values of our own as JSON, and back: only a defect can make either fail. */
public final class JsonText {

    private JsonText() {}

    public static String write(ObjectMapper json, Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("The value cannot be written as JSON", impossible);
        }
    }

    /** Reads what {@link #write} has written. */
    public static <T> T read(ObjectMapper json, String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Stored data cannot be read", impossible);
        }
    }
}
