package dev.leadline.web.openapi;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Writes times, ids and durations where they are used, and gives schemas the names that clients will have. */
final class PlainSchemas {

    /** Types of Java that are texts: a component of their own would be a class of its own in some clients. */
    private static final Map<String, String> FORMATS =
            Map.of("Instant", "date-time", "UUID", "uuid", "Duration", "duration", "LocalDate", "date");

    /** Enums and records of rooms that know no HTTP, and so cannot say how they are called here. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("By", "CalendarChoiceBy"),
            Map.entry("Example", "FindingExample"),
            Map.entry("Fault", "ProblemFault"),
            Map.entry("How", "CasesChangeKind"),
            Map.entry("Kind", "PolicyChangeKind"),
            Map.entry("Interval", "CalendarInterval"),
            Map.entry("Result", "CaseResult"),
            Map.entry("Severity", "FindingSeverity"),
            Map.entry("State", "ProposalState"));

    void apply(OpenAPI document) {
        SchemaWalk.each(document, PlainSchemas::inline);
        SchemaWalk.each(document, PlainSchemas::rename);
        SchemaWalk.operations(document)
                .filter(each -> each.getRequestBody() != null)
                .forEach(PlainSchemas::envelope);
        var renamed = new TreeMap<String, Schema>();
        document.getComponents().getSchemas().forEach((name, schema) -> {
            var called = NAMES.getOrDefault(name, name);
            if (!FORMATS.containsKey(name) && renamed.put(called, schema) != null) {
                throw new IllegalStateException("Two schemas are called " + called + ".\nRename one of them.");
            }
        });
        document.getComponents().setSchemas(renamed);
    }

    private static void inline(Schema schema) {
        // Names that are told twice are taken, and some clients would have a set where JSON has a list.
        schema.setUniqueItems(null);
        if (schema.getAnyOf() != null && schema.getAnyOf().size() == 2) {
            var name = SchemaWalk.nameOf(schema.getAnyOf().get(0));
            if (FORMATS.containsKey(name == null ? "" : name)) {
                schema.setAnyOf(null);
                schema.setType(List.of(SchemaType.STRING, SchemaType.NULL));
                schema.setFormat(FORMATS.get(name));
            } else {
                // What either of the two says of its type is enough.
                schema.setType((List<SchemaType>) null);
            }
        }
        var name = SchemaWalk.nameOf(schema);
        if (name != null) {
            schema.setType((List<SchemaType>) null);
        }
        if (FORMATS.containsKey(name == null ? "" : name)) {
            schema.setRef(null);
            schema.setType(List.of(SchemaType.STRING));
            schema.setFormat(FORMATS.get(name));
        }
    }

    private static void rename(Schema schema) {
        var name = SchemaWalk.nameOf(schema);
        if (name != null && NAMES.containsKey(name)) {
            schema.setRef(SchemaWalk.PREFIX + NAMES.get(name));
        }
    }

    /** Whatever fact an address takes, its CloudEvents form is the envelope. */
    private static void envelope(Operation operation) {
        var body = operation.getRequestBody().getContent().getMediaType("application/cloudevents+json");
        if (body != null) {
            body.setSchema(OASFactory.createSchema().ref(SchemaWalk.PREFIX + "CloudEvent"));
        }
    }

    /** The name that the sources have for a schema. */
    static String written(String name) {
        return NAMES.entrySet().stream()
                .filter(each -> each.getValue().equals(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(name);
    }
}
