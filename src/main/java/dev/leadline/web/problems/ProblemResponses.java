package dev.leadline.web.problems;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Adds to every operation of the OpenAPI document the problems that it can answer with. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class ProblemResponses implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents().addSchema("Problem", problem());
        for (ProblemType type : ProblemType.values()) {
            document.getComponents().addResponse(nameOf(type.status()), response(type.status()));
        }
        document.getPaths().getPathItems().values().stream()
                .flatMap(ProblemResponses::operations)
                .forEach(ProblemResponses::addTo);
    }

    private static java.util.stream.Stream<Operation> operations(PathItem path) {
        return path.getOperations().values().stream();
    }

    /** A record's component is found twice, as what it holds and as what it is made of. */
    private static void nameOnce(Operation operation) {
        if (operation.getParameters() != null) {
            var once = new LinkedHashMap<String, Parameter>();
            operation.getParameters().forEach(each -> once.putIfAbsent(each.getIn() + " " + each.getName(), each));
            operation.setParameters(List.copyOf(once.values()));
        }
    }

    private static void addTo(Operation operation) {
        nameOnce(operation);
        List<Integer> statuses = new ArrayList<>(List.of(400, 500, 503));
        if (operation.getResponses().getAPIResponses().values().stream().anyMatch(r -> r.getContent() != null)) {
            statuses.add(406);
        }
        if (operation.getParameters() != null && !operation.getParameters().isEmpty()) {
            statuses.addAll(List.of(404, 422));
        }
        if (operation.getRequestBody() != null) {
            statuses.addAll(List.of(408, 413, 415, 422));
        }
        if (hasHeader(operation, "If-Match")) {
            statuses.addAll(List.of(412, 428));
        }
        if (hasHeader(operation, "From")) {
            statuses.add(409);
        }
        statuses.stream().distinct().sorted().forEach(status -> {
            APIResponse present = operation.getResponses().getAPIResponse(String.valueOf(status));
            // Quarkus adds a 400 without content to whatever is validated
            if (present == null || present.getContent() == null && present.getRef() == null) {
                operation
                        .getResponses()
                        .addAPIResponse(
                                String.valueOf(status),
                                OASFactory.createAPIResponse().ref("#/components/responses/" + nameOf(status)));
            }
        });
    }

    private static boolean hasHeader(Operation operation, String name) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> name.equals(parameter.getName()));
    }

    private static String nameOf(int status) {
        return "Problem" + status;
    }

    private static APIResponse response(int status) {
        String meanings = Arrays.stream(ProblemType.values())
                .filter(type -> type.status() == status)
                .map(type -> type.title() + " (" + type.uri() + "). " + type.explanation())
                .collect(java.util.stream.Collectors.joining(" Or: "));
        return OASFactory.createAPIResponse()
                .description(meanings)
                .content(OASFactory.createContent()
                        .addMediaType(
                                ProblemBody.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("#/components/schemas/Problem"))));
    }

    /** Spelled out, because no door returns it and so nothing would be found by scanning. */
    private static Schema problem() {
        Schema fault = OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .addProperty("pointer", text("A JSON pointer (RFC 6901) into the body, empty for the whole"))
                .addProperty("value", text("The value found there, if any").addType(Schema.SchemaType.NULL))
                .addProperty("detail", text("A sentence that names the thing and its value"))
                .required(List.of("pointer", "value", "detail"));
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("A problem (RFC 9457)")
                .addProperty(
                        "type",
                        text("The address of the problem type, relative to this server. It is stable"
                                + " and explains the type"))
                .addProperty("title", text("The problem type in a few words"))
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty(
                        "detail",
                        text("What is wrong, with the value in parentheses; what to do may follow on"
                                + " the next line"))
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .items(fault))
                .addProperty(
                        "requestId",
                        text("The id of the request. It is also in the header X-Request-Id and in"
                                + " the server's log"))
                .required(List.of("type", "title", "status", "detail", "errors", "requestId"));
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(description);
    }
}
