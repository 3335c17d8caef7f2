package dev.leadline.rules;

import dev.leadline.web.QuotedText;
import dev.leadline.web.problems.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the clauses mean that firings of rules name. */
@Path("/v1/semantics")
@Produces(SemanticsResource.MARKDOWN)
@Tag(name = "rules")
public class SemanticsResource {

    static final String MARKDOWN = "text/markdown;charset=UTF-8";

    @GET
    @Operation(summary = "What ranks, business time and obligations mean, clause by clause, as Markdown")
    public String all() {
        return Semantics.text();
    }

    @GET
    @Path("/{clause}")
    @Operation(summary = "What one clause says that a firing names, such as O1, as Markdown")
    public String one(@PathParam("clause") String clause) {
        var text = Semantics.clauses().get(clause);
        if (text == null) {
            throw Problem.notFound(
                    "There is no clause (" + QuotedText.of(clause) + ").\nMaybe \"O1\"; /v1/semantics tells them all.");
        }
        return text;
    }
}
