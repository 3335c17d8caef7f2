package dev.leadline.web.openapi;

import java.util.LinkedHashMap;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Writes out schemas that join others: generated clients forget which of the joined fields may be null. */
final class ComposedSchemas {

    void apply(OpenAPI document) {
        var all = document.getComponents().getSchemas();
        all.values().stream()
                .filter(each -> each.getAllOf() != null
                        && each.getAllOf().stream().allMatch(part -> SchemaWalk.nameOf(part) != null))
                .forEach(each -> writeOut(each, document));
    }

    private static void writeOut(Schema joined, OpenAPI document) {
        var properties = new LinkedHashMap<String, Schema>();
        var required = new TreeSet<String>();
        for (var part : joined.getAllOf()) {
            var schema = document.getComponents().getSchemas().get(SchemaWalk.nameOf(part));
            properties.putAll(schema.getProperties());
            if (schema.getRequired() != null) {
                required.addAll(schema.getRequired());
            }
        }
        joined.setAllOf(null);
        joined.setProperties(properties);
        joined.setRequired(required.stream().toList());
    }
}
