package dev.leadline.imports;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;

/**
 * A fact as the bulk door takes it.
 *
 * @param line where it comes from: the line of the file, or the number of the generated lead
 * @param leadId the lead it is about
 * @param json one line, without its end
 */
public record FactLine(long line, String leadId, String json) {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(com.fasterxml.jackson.core.StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    /**
     * A fact of some fields, in their order.
     *
     * @param kind such as {@code attempt}
     * @param fields texts, numbers, instants, and maps of them
     */
    static FactLine of(long line, String leadId, String kind, Map<String, Object> fields) {
        var text = new StringWriter(256);
        try (var json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("leadId", leadId);
            json.writeFieldName(kind);
            write(json, fields);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new FactLine(line, leadId, text.toString());
    }

    private static void write(JsonGenerator json, Map<?, ?> fields) throws IOException {
        json.writeStartObject();
        for (var field : fields.entrySet()) {
            json.writeFieldName(field.getKey().toString());
            if (field.getValue() instanceof Map<?, ?> inner) {
                write(json, inner);
            } else if (field.getValue() instanceof BigDecimal number) {
                json.writeNumber(number);
            } else {
                json.writeString(field.getValue().toString());
            }
        }
        json.writeEndObject();
    }
}
