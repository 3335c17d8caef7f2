package dev.leadline.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.leadline.kernel.Invalid;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Facts in, and what must come out.
 *
 * @param name what it shows, as a sentence in snake_case
 * @param clauses the lines of the semantics that it shows; may be absent
 * @param request the facts, as they are posted to {@code /v1/decisions}; {@code asOf} is pinned (T1)
 * @param expect the part of the decision that must be so, or the {@code problem} that must be answered
 */
public record Case(
        @Schema(required = true) String name,
        List<String> clauses,
        @Schema(type = SchemaType.OBJECT, implementation = Object.class, required = true) ObjectNode request,
        @Schema(type = SchemaType.OBJECT, implementation = Object.class, required = true) ObjectNode expect) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(_[a-z0-9]+)+");
    private static final Pattern CLAUSE = Pattern.compile("[RBOT][1-9][0-9]?");

    /** @throws Invalid when a part is missing, or the moment to decide for is not pinned */
    public Case {
        if (name == null || !NAME.matcher(name).matches()) {
            throw new Invalid("/name", name, "The name of a case (" + name + ") must be a sentence in snake_case.");
        }
        clauses = clauses == null ? List.of() : List.copyOf(clauses);
        for (var clause : clauses) {
            if (!CLAUSE.matcher(clause).matches()) {
                throw new Invalid(
                        "/clauses", clause, "There is no clause (" + clause + ").\nUse a clause such as \"O1\".");
            }
        }
        if (request == null || !request.path("asOf").isTextual()) {
            throw new Invalid("/request/asOf", null, "The case " + name + " must set `asOf`.");
        }
        if (expect == null || expect.isEmpty()) {
            throw new Invalid("/expect", null, "The case " + name + " has no expectation.");
        }
    }

    /** The same for a copy of a policy: where it names the one, it names the other. */
    Case of(String policy, String copy) {
        var otherRequest = request.deepCopy();
        var otherExpect = expect.deepCopy();
        if (request.path("policy").asText().equals(policy)) {
            otherRequest.put("policy", copy);
        }
        if (expect.path("policy").path("id").asText().equals(policy)) {
            ((ObjectNode) otherExpect.get("policy")).put("id", copy);
        }
        return new Case(name, clauses, otherRequest, otherExpect);
    }

    /** Returns whether the request must be refused. */
    public boolean expectsProblem() {
        return expect.has("problem");
    }

    /** The part of the answer's body that must be so: of a problem, its status and the place of one of its errors. */
    JsonNode expectedBody() {
        if (!expectsProblem()) {
            return expect;
        }
        var body = JsonNodeFactory.instance.objectNode();
        body.set("status", expect.get("problem").path("status"));
        body.putArray("errors").addObject().set("pointer", expect.get("problem").path("pointer"));
        return body;
    }
}
