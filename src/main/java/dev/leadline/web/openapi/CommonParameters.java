package dev.leadline.web.openapi;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Describes parameters that mean the same wherever they are, and says their types: the doors read all of them as text. */
final class CommonParameters {

    private static final String NOT_MODIFIED = "304";

    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("/v1/leads id", "The id of the lead"),
            Map.entry("/v1/policies id", "The id of the policy"),
            Map.entry("/v1/calendars id", "The id of the calendar"),
            Map.entry("/v1/commitments id", "The id of the commitment"),
            Map.entry("/v1/waivers id", "The number of the waiver"),
            Map.entry("/v1/decisions id", "The id of the decision"),
            Map.entry("/v1/deliveries id", "The number of the delivery"),
            Map.entry("/v1/subscriptions id", "The id of the subscription"),
            Map.entry("/v1/optimisations id", "The number of the analysis"),
            Map.entry("/v1/policies name", "The name of the draft"),
            Map.entry("/v1/keys id", "The id of the key"),
            Map.entry("/v1/sessions id", "The id of the session"),
            Map.entry("/v1/accounts name", "The name of the account"),
            Map.entry("/v1/receivers name", "The name of the receiver: an owner, a team, or a role of the policy"),
            Map.entry("/v1/rules name", "The name of the rule"),
            Map.entry("/v1/sources name", "The name of the source"),
            Map.entry("/problems name", "The last part of the `type` of a problem, such as `invalid-value`"),
            Map.entry("/v1/policies file", "The name of the case file"),
            Map.entry("/v1/rules file", "The name of the file, such as `1-tiers.drl`"),
            Map.entry("table", "The name of the table, such as `attempts`"),
            Map.entry(
                    "edition", "`in-force`, a version (`sha256:...`), `publication:7`, `draft:main` or `draft:main@3`"),
            Map.entry("lastEventId", "As `Last-Event-ID`, for clients that cannot send headers"),
            Map.entry("Last-Event-ID", "The `id` of the last event that you have; without it the stream begins now"),
            Map.entry("clause", "The clause, such as `O1`"),
            Map.entry("publication", "`publication:7`, `calendar:3` or `rules:2`"),
            Map.entry("revision", "The revision of the rules; the one in force if absent"),
            Map.entry("with", "The revision to compare with"),
            Map.entry("sequence", "The number of the publication"),
            Map.entry("number", "The number of the proposal"),
            Map.entry("version", "The version: the SHA-256 of the content"),
            Map.entry("whatIf", "The id of the what-if"),
            Map.entry("cursor", "The `next` value of the previous page; the first page if absent"),
            Map.entry("limit", "Entries per page"),
            Map.entry("explain", "`true` adds the firings, the reading of each attempt and the intervals of the clock"),
            Map.entry("record", "`false` decides without recording; the answer has no id"),
            Map.entry("state", "Only those in this state"),
            Map.entry("receiver", "Only those to this receiver"),
            Map.entry("lead", "Only those about this lead"),
            Map.entry("from", "The edition or version to compare from; what is in force if absent"),
            Map.entry("to", "The edition or version to compare to; what is in force if absent"),
            Map.entry(
                    "From",
                    "Who acts, as a mail address; `unknown` if absent. With credentials they say it, and this says"
                            + " nothing"),
            Map.entry("If-Match", "The ETag of the version that you have seen"),
            Map.entry("If-None-Match", "The ETag that you have, to get 304 while it holds; with PUT, `*` creates only"),
            Map.entry("Idempotency-Key", "Requests with the same key and body are one request"),
            Map.entry("Prefer", "`return=minimal` leaves the body of the answer out"));

    /** Parameters with few values that their doors check themselves. */
    private static final Map<String, List<Object>> CLOSED = Map.of(
            "/v1/actions state", List.of("OPEN", "AT_RISK", "BREACHED"), "/v1/actions view", List.of("exceptions"));

    private static final String FLAG = "true|false";

    /** Words, of which one must be given. */
    private static final Pattern WORDS = Pattern.compile("[\\w-]+(\\|[\\w-]+)*");

    void apply(OpenAPI document) {
        document.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .forEach((method, operation) -> complete(path, operation)));
    }

    private static void complete(String path, Operation operation) {
        var once = new LinkedHashMap<String, Parameter>();
        // A record's component is found twice, as what it holds and as what it is made of.
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(each -> once.putIfAbsent(each.getIn() + " " + each.getName(), each));
        }
        var parameters = new ArrayList<>(once.values());
        if (operation.getResponses().getAPIResponse(NOT_MODIFIED) != null) {
            parameters.add(header("If-None-Match"));
        }
        if (AnswerHeaders.isDraftEdit(operation)) {
            parameters.add(header("Prefer"));
        }
        // Some clients take them in this order, and the path's is the one that people expect.
        parameters.sort(Comparator.comparingInt(each -> place(path, each)));
        parameters.forEach(each -> describe(path, each));
        if (AnswerHeaders.isDraftEdit(operation) || operation.getResponses().getAPIResponse("204") != null) {
            parameters.stream()
                    .filter(each -> each.getName().equals("If-Match"))
                    .forEach(each -> each.setRequired(true));
        }
        operation.setParameters(parameters.isEmpty() ? null : List.copyOf(parameters));
    }

    private static int place(String path, Parameter parameter) {
        return parameter.getIn() == Parameter.In.PATH ? path.indexOf("{" + parameter.getName() + "}") : path.length();
    }

    private static Parameter header(String name) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.HEADER)
                .schema(OASFactory.createSchema().addType(SchemaType.STRING));
    }

    private static void describe(String path, Parameter parameter) {
        var name = parameter.getName();
        if (parameter.getDescription() == null) {
            parameter.setDescription(TEXTS.getOrDefault(room(path) + " " + name, TEXTS.get(name)));
        }
        var schema = parameter.getSchema();
        var pattern = String.valueOf(schema.getPattern());
        if (pattern.equals(FLAG)) {
            typed(schema, SchemaType.BOOLEAN, usual(schema, Boolean::valueOf));
        } else if (schema.getPattern() != null && WORDS.matcher(pattern).matches()) {
            schema.setPattern(null);
            schema.setEnumeration(List.of((Object[]) pattern.split("\\|")));
        }
        var closed = CLOSED.get(room(path) + " " + name);
        if (closed != null) {
            (schema.getItems() == null ? schema : schema.getItems()).setEnumeration(closed);
        }
        switch (name) {
            case "limit" -> range(schema);
            case "sequence", "number" -> typed(schema, SchemaType.INTEGER, null);
            case "dueBefore", "asOf" -> schema.setFormat("date-time");
            case "date" -> schema.setFormat("date");
            case "Idempotency-Key" -> parameter.setExample("d290f1ee-6c54-4b01");
            default -> {}
        }
    }

    private static void range(Schema schema) {
        typed(schema, SchemaType.INTEGER, usual(schema, Integer::valueOf));
        schema.setMinimum(BigDecimal.ONE);
        schema.setMaximum(BigDecimal.valueOf(200));
    }

    private static Object usual(Schema schema, Function<String, Object> read) {
        return schema.getDefaultValue() == null
                ? null
                : read.apply(schema.getDefaultValue().toString());
    }

    private static void typed(Schema schema, SchemaType type, Object usual) {
        schema.setType(List.of(type));
        schema.setPattern(null);
        schema.setDefaultValue(usual);
    }

    /** The first two steps of the path. */
    private static String room(String path) {
        var steps = path.split("/");
        return steps.length > 2 && steps[1].equals("v1") ? "/v1/" + steps[2] : "/" + steps[1];
    }
}
