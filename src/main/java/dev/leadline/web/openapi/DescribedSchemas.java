package dev.leadline.web.openapi;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Describes schemas and their fields with the javadoc of the records; a field of which it says `null` may be null. */
final class DescribedSchemas {

    private final SourceDocs docs;

    DescribedSchemas(SourceDocs docs) {
        this.docs = docs;
    }

    void apply(OpenAPI document) {
        document.getComponents().getSchemas().forEach((name, schema) -> {
            var doc = docs.of(PlainSchemas.written(name));
            if (schema.getDescription() == null && !doc.text().isEmpty()) {
                schema.setDescription(doc.text());
            }
            if (schema.getProperties() != null) {
                schema.getProperties().forEach((field, of) -> describe(of, field, doc));
            }
        });
    }

    private static void describe(Schema schema, String field, SourceDoc doc) {
        if (schema.getDescription() == null && doc.fields().containsKey(field)) {
            schema.setDescription(doc.fields().get(field));
        }
        if (doc.saysNull(field)) {
            allowNull(schema);
        }
    }

    private static void allowNull(Schema schema) {
        if (schema.getRef() != null) {
            var ref = OASFactory.createSchema().ref(schema.getRef());
            schema.setRef(null);
            schema.setAnyOf(List.of(ref, OASFactory.createSchema().addType(SchemaType.NULL)));
        } else if (schema.getType() != null && !schema.getType().contains(SchemaType.NULL)) {
            var types = new ArrayList<>(schema.getType());
            types.add(SchemaType.NULL);
            schema.setType(types);
        }
    }
}
