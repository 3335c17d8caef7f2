package dev.leadline.web.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Gives each body an example: the file {@code openapi-examples/<operationId>.<ending>}, by its format. A test sends every
 * one of them.
 */
final class ExampleRequests {

    static final String FOLDER = "openapi-examples/";

    /** The ending of the file, by format. */
    static final Map<String, String> ENDINGS = Map.of(
            "application/json", ".json",
            "application/cloudevents+json", ".cloudevents.json",
            "application/x-ndjson", ".ndjson",
            "application/yaml", ".yaml",
            "text/csv", ".csv",
            "text/calendar", ".ics");

    void apply(OpenAPI document) {
        SchemaWalk.operations(document)
                .filter(each -> each.getRequestBody() != null)
                .forEach(ExampleRequests::illustrate);
    }

    private static void illustrate(Operation operation) {
        operation.getRequestBody().getContent().getMediaTypes().forEach((format, body) -> {
            var text = ENDINGS.containsKey(format) ? find(operation.getOperationId() + ENDINGS.get(format)) : null;
            if (format.equals("application/yaml")) {
                body.setSchema(OASFactory.createSchema()
                        .addType(Schema.SchemaType.STRING)
                        .description("The same as YAML"));
            }
            if (text != null) {
                body.setExamples(Map.of("example", OASFactory.createExample().value(value(format, text))));
            }
        });
    }

    private static Object value(String format, String text) {
        if (!format.endsWith("json")) {
            return text;
        }
        try {
            return new com.fasterxml.jackson.databind.ObjectMapper().readValue(text, Object.class);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    private static String find(String file) {
        try (var stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(FOLDER + file)) {
            return stream == null ? null : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
