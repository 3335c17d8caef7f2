package dev.leadline.access.accounts;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.leadline.kernel.Invalid;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A password as somebody typed it. Nothing shows it again: no message, no log, no answer. */
@Schema(type = SchemaType.STRING, format = "password", examples = "sixteen blue herons wade")
@JsonDeserialize(using = Password.Reader.class)
final class Password {

    /** Far beyond what may be chosen: what is longer is no password. */
    private static final int LONGEST_SENT = 1_000;

    private final String text;

    /** @throws Invalid when it is longer than any password, or cannot be written by a keyboard; it is not quoted */
    Password(String text) {
        Objects.requireNonNull(text);
        if (text.length() > LONGEST_SENT) {
            throw new Invalid("", null, "The password is longer than " + LONGEST_SENT + " characters.");
        }
        if (text.codePoints().anyMatch(Password::isUnfit)) {
            throw new Invalid("", null, "The password has control characters, or halves of characters.");
        }
        this.text = Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    private static boolean isUnfit(int point) {
        return Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE;
    }

    /** In the form of Unicode in which the same letters are the same, whichever keyboard they come from. */
    String text() {
        return text;
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** How many characters it has, as people count them. */
    int length() {
        return text.codePointCount(0, text.length());
    }

    boolean is(Password other) {
        return text.equals(other.text);
    }

    @Override
    public String toString() {
        return "***";
    }

    /** Reads one from JSON, and does not quote what is none: it may be one all the same. */
    static final class Reader extends JsonDeserializer<Password> {

        @Override
        public Password deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                throw new Invalid("", null, "The password must be text.");
            }
            return new Password(parser.getText());
        }
    }
}
