package dev.leadline.web.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import dev.leadline.kernel.Invalid;
import dev.leadline.web.problems.JsonProblems;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * A decimal number as written. NaN and the infinities are refused by name. So is a number whose plain form is longer
 * than {@value StrictJson#LONGEST_NUMBER} digits: {@code 1e1000000000} is twelve characters and, written out, a gigabyte.
 */
final class StrictDecimal extends StdScalarDeserializer<BigDecimal> {

    StrictDecimal() {
        super(BigDecimal.class);
    }

    @Override
    public BigDecimal deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
            throw InvalidFormatException.from(parser, "no number", UnexpectedToken.valueAt(parser), BigDecimal.class);
        }
        String text = parser.getText();
        BigDecimal number;
        try {
            number = new BigDecimal(text);
        } catch (NumberFormatException notFinite) {
            String detail = "The %s (%s) must be a number.".formatted(JsonProblems.nameAt(parser), text);
            throw new Invalid("", text, detail);
        }
        if (text.length() > StrictJson.LONGEST_NUMBER || Math.abs((long) number.scale()) > StrictJson.LONGEST_NUMBER) {
            String detail = "The %s (%s) must be a number of at most %d digits."
                    .formatted(JsonProblems.nameAt(parser), text, StrictJson.LONGEST_NUMBER);
            throw new Invalid("", text, detail);
        }
        return number;
    }
}
