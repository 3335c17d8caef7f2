package dev.leadline.web.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;

/**
 * Whole numbers, booleans, dates and times of day from their own tokens only. Jackson's own would mostly refuse too, but
 * not say what was read; dates it would also take from a list.
 */
final class StrictScalar<T> extends StdScalarDeserializer<T> {

    private static final Set<JsonToken> WHOLE = Set.of(JsonToken.VALUE_NUMBER_INT);
    private static final Set<JsonToken> BOOLEAN = Set.of(JsonToken.VALUE_TRUE, JsonToken.VALUE_FALSE);

    private static final Set<JsonToken> TEXT = Set.of(JsonToken.VALUE_STRING);
    private static final int ISO_DATE_LENGTH = 10;

    private final transient Set<JsonToken> tokens;
    private final transient Read<T> read;

    private StrictScalar(Class<T> type, Set<JsonToken> tokens, Read<T> read) {
        super(type);
        this.tokens = tokens;
        this.read = read;
    }

    private interface Read<T> {
        T from(JsonParser parser) throws IOException;
    }

    static SimpleModule addAll(SimpleModule module) {
        return module.addDeserializer(int.class, new StrictScalar<>(int.class, WHOLE, JsonParser::getIntValue))
                .addDeserializer(Integer.class, new StrictScalar<>(Integer.class, WHOLE, JsonParser::getIntValue))
                .addDeserializer(long.class, new StrictScalar<>(long.class, WHOLE, JsonParser::getLongValue))
                .addDeserializer(Long.class, new StrictScalar<>(Long.class, WHOLE, JsonParser::getLongValue))
                .addDeserializer(boolean.class, new StrictScalar<>(boolean.class, BOOLEAN, JsonParser::getBooleanValue))
                .addDeserializer(Boolean.class, new StrictScalar<>(Boolean.class, BOOLEAN, JsonParser::getBooleanValue))
                .addDeserializer(LocalDate.class, new StrictScalar<>(LocalDate.class, TEXT, StrictScalar::date))
                .addDeserializer(
                        LocalTime.class,
                        new StrictScalar<>(LocalTime.class, TEXT, parser -> LocalTime.parse(parser.getText())));
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!tokens.contains(parser.currentToken())) {
            throw InvalidFormatException.from(parser, "another token", UnexpectedToken.valueAt(parser), handledType());
        }
        try {
            return read.from(parser);
        } catch (DateTimeException e) {
            throw InvalidFormatException.from(parser, "not in its form", parser.getText(), handledType());
        }
    }

    private static LocalDate date(JsonParser parser) throws IOException {
        String text = parser.getText();
        if (text.length() != ISO_DATE_LENGTH) {
            throw new DateTimeException("Not a date with a year of four digits");
        }
        return LocalDate.parse(text);
    }

    /** A primitive that is null or left out is a fault, never a silent zero. */
    @Override
    public T getNullValue(DeserializationContext context) throws JsonMappingException {
        return handledType().isPrimitive() ? context.reportInputMismatch(this, "Cannot map null") : null;
    }
}
