package dev.leadline.web.openapi;

import java.util.TreeSet;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/**
 * Says which fields every answer has: all but those that are left out when they are empty. What a request must have is
 * said by the constraints of its record.
 */
final class RequiredFields {

    /** Its fields are only there when a request wants the decision explained. */
    private static final String WHEN_ASKED = "DecisionExplanation";

    private final SourceDocs docs;

    RequiredFields(SourceDocs docs) {
        this.docs = docs;
    }

    void apply(OpenAPI document) {
        var sent = SchemaWalk.reached(document, SchemaWalk.operations(document).flatMap(SchemaWalk::ofBody));
        document.getComponents().getSchemas().forEach((name, schema) -> {
            if (schema.getProperties() == null || sent.contains(name) || name.equals(WHEN_ASKED)) {
                return;
            }
            var doc = docs.of(PlainSchemas.written(name));
            var required = new TreeSet<String>();
            schema.getProperties().keySet().stream().filter(doc::isAlwaysThere).forEach(required::add);
            if (schema.getRequired() != null) {
                required.addAll(schema.getRequired());
            }
            schema.setRequired(required.stream().toList());
        });
    }
}
