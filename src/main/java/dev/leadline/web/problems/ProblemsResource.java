package dev.leadline.web.problems;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Serves the meaning of each problem type: the {@code type} of a problem is its address here. */
@Path("/problems")
@Tag(name = "problems", description = "The meaning of each problem type")
public final class ProblemsResource {

    /**
     * One kind of problem.
     *
     * @param type its URI
     * @param title the kind in a few words
     * @param status the HTTP status it comes with
     * @param explanation what it means, and what was or was not done
     */
    @Schema(name = "ProblemTypeExplanation")
    public record Explanation(String type, String title, int status, String explanation) {

        static Explanation from(ProblemType type) {
            return new Explanation(type.uri(), type.title(), type.status(), type.explanation());
        }

        String text() {
            return "%d %s%n%n%s%n".formatted(status, title, explanation);
        }
    }

    /**
     * The kinds of problems.
     *
     * @param items all of them
     * @param next null: there are no more pages
     */
    @Schema(name = "ProblemTypePage")
    record Page(List<Explanation> items, @Schema(nullable = true) String next) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listProblemTypes",
            summary = "List all problem types",
            description = "Each problem of an answer has one of these as its `type`.")
    public Page all() {
        return new Page(
                Arrays.stream(ProblemType.values()).map(Explanation::from).toList(), null);
    }

    @GET
    @Path("/{name}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getProblemType",
            summary = "Get a problem type",
            description = "The `type` of every problem is the address of its explanation, as JSON or plain text.")
    public Explanation one(@PathParam("name") String name) {
        return Explanation.from(named(name));
    }

    @GET
    @Path("/{name}")
    @Produces(MediaType.TEXT_PLAIN + ";qs=0.5")
    @Operation(operationId = "getProblemTypeAsText", hidden = true)
    public String oneAsText(@PathParam("name") String name) {
        return Explanation.from(named(name)).text();
    }

    private static ProblemType named(String name) {
        return ProblemType.findNamed(name)
                .orElseThrow(() ->
                        Problem.notFound("There is no problem type (" + name + ").\nSee /problems for all of them."));
    }
}
