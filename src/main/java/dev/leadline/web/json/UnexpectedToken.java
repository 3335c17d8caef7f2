package dev.leadline.web.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import java.io.IOException;

/** Keeps what was read where something else was expected: later the parser is closed and could not tell. */
final class UnexpectedToken extends DeserializationProblemHandler {

    @Override
    public Object handleUnexpectedToken(
            DeserializationContext context, JavaType target, JsonToken token, JsonParser parser, String message)
            throws IOException {
        if (token == null || token == JsonToken.END_ARRAY || token == JsonToken.END_OBJECT) {
            return NOT_HANDLED;
        }
        throw InvalidFormatException.from(parser, message, valueAt(parser), target.getRawClass());
    }

    @Override
    public Object handleMissingInstantiator(
            DeserializationContext context, Class<?> target, ValueInstantiator by, JsonParser parser, String message)
            throws IOException {
        JsonToken token = parser == null ? null : parser.currentToken();
        if (token == null || !token.isScalarValue()) {
            return NOT_HANDLED;
        }
        throw InvalidFormatException.from(parser, message, valueAt(parser), target);
    }

    static Object valueAt(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_ARRAY -> new Structure("[...]");
            case START_OBJECT, FIELD_NAME -> new Structure("{...}");
            case VALUE_STRING -> parser.getText();
            default -> new Structure(parser.getText());
        };
    }

    /** The text of something that is no JSON string, so that it is shown without quotes. */
    record Structure(String text) {
        @Override
        public String toString() {
            return text;
        }
    }
}
