package dev.leadline.rules;

import dev.leadline.access.Action;
import dev.leadline.access.Needs;
import dev.leadline.web.QuotedText;
import dev.leadline.web.problems.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Serves the clauses that firings of rules name. */
@Path("/v1/semantics")
@Needs(Action.READ_AGREEMENTS)
@Produces(SemanticsResource.MARKDOWN)
@Tag(name = "rules")
public class SemanticsResource {

    static final String MARKDOWN = "text/markdown;charset=UTF-8";

    @GET
    @Operation(
            operationId = "getSemantics",
            summary = "Get the semantics of ranks, business time and obligations as Markdown",
            description =
                    "What ranks, time and obligations mean, clause by clause. Rules and decisions cite these clauses.")
    public String all() {
        return Semantics.text();
    }

    @GET
    @Path("/{clause}")
    @Operation(
            operationId = "getClause",
            summary = "Get a clause of the semantics, such as O1, as Markdown",
            description = "As Markdown.")
    public String one(@PathParam("clause") String clause) {
        var text = Semantics.clauses().get(clause);
        if (text == null) {
            throw Problem.notFound("There is no clause (" + QuotedText.of(clause)
                    + ").\nUse a clause such as \"O1\"; see /v1/semantics for all of them.");
        }
        return text;
    }
}
