package dev.leadline.web.openapi;

import dev.leadline.web.problems.ProblemBody;
import dev.leadline.web.problems.ProblemType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Adds to every operation of the OpenAPI document the problems that it can answer with. */
final class ProblemResponses {

    private static final String PROBLEM = SchemaWalk.PREFIX + "Problem";

    void apply(OpenAPI document) {
        for (ProblemType type : ProblemType.values()) {
            document.getComponents().addResponse(nameOf(type.status()), response(type.status()));
        }
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations().values().forEach(operation -> addTo(path, operation)));
        var used = SchemaWalk.operations(document)
                .flatMap(each -> each.getResponses().getAPIResponses().values().stream())
                .map(APIResponse::getRef)
                .filter(Objects::nonNull)
                .map(ref -> ref.substring(ref.lastIndexOf('/') + 1))
                .collect(Collectors.toSet());
        for (var name : List.copyOf(document.getComponents().getResponses().keySet())) {
            if (!used.contains(name)) {
                document.getComponents().removeResponse(name);
            }
        }
    }

    private static void addTo(String path, Operation operation) {
        List<Integer> statuses = new ArrayList<>(List.of(400, 500, 503));
        if (!Credentials.areOpen(path)) {
            statuses.addAll(List.of(401, 403, 429));
        }
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

    static String nameOf(int status) {
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
                                        .schema(OASFactory.createSchema().ref(PROBLEM))));
    }
}
