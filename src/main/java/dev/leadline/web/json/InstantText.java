package dev.leadline.web.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import dev.leadline.kernel.Invalid;
import dev.leadline.web.QuotedText;
import dev.leadline.web.problems.JsonProblems;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Set;

/**
 * An instant as text: ISO-8601 with {@code Z} or an offset, and optionally the zone in brackets when the offset is one
 * that the zone has at that time. Years 1 to 9999. Anything that would have to be guessed (no offset, a number of
 * seconds or of milliseconds) is refused.
 */
public final class InstantText extends StdScalarDeserializer<Instant> {

    private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());
    private static final int LONGEST = 100;
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");
    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .parseCaseSensitive()
            .appendValue(ChronoField.YEAR, 4, 4, SignStyle.NOT_NEGATIVE)
            .appendPattern("-MM-dd'T'HH:mm[:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern("]")
            .appendOffset("+HH:MM", "Z")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    InstantText() {
        super(Instant.class);
    }

    /**
     * @param pointer where the text stood, for the fault
     * @param name what the instant is called, for the fault
     * @throws Invalid when it is not such an instant
     */
    public static Instant parse(String pointer, String name, String text) {
        try {
            return parse(text);
        } catch (DateTimeException e) {
            String detail = "The %s (%s) must be a time with its offset, such as 2016-01-11T10:00:00-05:00%s."
                    .formatted(name, QuotedText.of(text), e instanceof Mistake ? ": " + e.getMessage() : "");
            throw new Invalid(pointer, text, detail);
        }
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw InvalidFormatException.from(parser, "no text", UnexpectedToken.valueAt(parser), Instant.class);
        }
        return parse("", JsonProblems.nameAt(parser), parser.getText());
    }

    private static Instant parse(String text) {
        if (text.length() > LONGEST) {
            throw new Mistake("it is too long");
        }
        int bracket = text.indexOf('[');
        TemporalAccessor parts = FORMAT.parse(bracket < 0 ? text : text.substring(0, bracket));
        LocalDateTime local = LocalDateTime.from(parts);
        ZoneOffset offset = parts.query(TemporalQueries.offset());
        if (bracket >= 0) {
            requireOffsetOf(text.substring(bracket), local, offset);
        }
        Instant instant = local.toInstant(offset);
        if (instant.isBefore(FIRST) || !instant.isBefore(END)) {
            throw new Mistake("its year must be from 1 to 9999");
        }
        return instant;
    }

    private static void requireOffsetOf(String bracketed, LocalDateTime local, ZoneOffset offset) {
        String id = bracketed.endsWith("]") ? bracketed.substring(1, bracketed.length() - 1) : "";
        if (!ZONES.contains(id)) {
            throw new Mistake("the zone " + bracketed + " is unknown");
        }
        if (!ZoneId.of(id).getRules().getValidOffsets(local).contains(offset)) {
            throw new Mistake("the zone " + bracketed + " does not have the offset " + offset + " at that time");
        }
    }

    /** A fault that can be named better than "not in this form". */
    private static final class Mistake extends DateTimeException {
        Mistake(String message) {
            super(message);
        }
    }
}
