package dev.leadline.web.openapi;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Goes through the schemas of an OpenAPI document. */
final class SchemaWalk {

    static final String PREFIX = "#/components/schemas/";

    private SchemaWalk() {}

    static Stream<Operation> operations(OpenAPI document) {
        return document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream());
    }

    /** Shows every schema once: components, bodies, answers, parameters and headers, with all that are within. */
    static void each(OpenAPI document, Consumer<Schema> seen) {
        Set<Schema> once = Collections.newSetFromMap(new IdentityHashMap<>());
        document.getComponents().getSchemas().values().forEach(schema -> walk(schema, seen, once));
        operations(document).forEach(operation -> {
            ofBody(operation).forEach(schema -> walk(schema, seen, once));
            ofAnswers(operation).forEach(schema -> walk(schema, seen, once));
            if (operation.getParameters() != null) {
                operation.getParameters().forEach(each -> walk(each.getSchema(), seen, once));
            }
        });
    }

    static Stream<Schema> ofBody(Operation operation) {
        return operation.getRequestBody() == null
                ? Stream.of()
                : schemas(operation.getRequestBody().getContent());
    }

    static Stream<Schema> ofAnswers(Operation operation) {
        return operation.getResponses().getAPIResponses().values().stream()
                .filter(each -> each.getContent() != null)
                .flatMap(each -> schemas(each.getContent()));
    }

    private static Stream<Schema> schemas(Content content) {
        return content.getMediaTypes().values().stream()
                .map(each -> each.getSchema())
                .filter(Objects::nonNull);
    }

    /** The names of the components that these schemas refer to, directly or through others. */
    static Set<String> reached(OpenAPI document, Stream<Schema> from) {
        var names = new LinkedHashSet<String>();
        from.forEach(schema -> reach(document, schema, names));
        return names;
    }

    private static void reach(OpenAPI document, Schema from, Set<String> names) {
        walk(
                from,
                schema -> {
                    var name = nameOf(schema);
                    if (name != null && names.add(name)) {
                        reach(document, document.getComponents().getSchemas().get(name), names);
                    }
                },
                Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    /** The component that a schema refers to, or {@code null}. */
    static String nameOf(Schema schema) {
        var ref = schema.getRef();
        return ref != null && ref.startsWith(PREFIX) ? ref.substring(PREFIX.length()) : null;
    }

    private static void walk(Schema schema, Consumer<Schema> seen, Set<Schema> once) {
        if (schema == null || !once.add(schema)) {
            return;
        }
        seen.accept(schema);
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(each -> walk(each, seen, once));
        }
        walk(schema.getItems(), seen, once);
        walk(schema.getAdditionalPropertiesSchema(), seen, once);
        Stream.of(schema.getAllOf(), schema.getAnyOf(), schema.getOneOf())
                .filter(Objects::nonNull)
                .flatMap(Collection::stream)
                .forEach(each -> walk(each, seen, once));
    }
}
