package dev.leadline.decisions;

import dev.leadline.access.Action;
import dev.leadline.access.Needs;
import dev.leadline.policies.drafts.Editions;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What an edition of a policy answers for a lead: asked while it is written, and recorded nowhere. */
@Path("/v1/policies/{id}/editions/{edition}/decisions")
@Needs(value = Action.TRY_OUT, policy = "id")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "editions")
public class EditionDecisionsResource {

    private static final String OUTCOMES = "attempt-outcomes";

    private final Editions editions;
    private final EditionDecisions decisions;
    private final DecisionTexts texts;

    EditionDecisionsResource(Editions editions, EditionDecisions decisions, DecisionTexts texts) {
        this.editions = editions;
        this.decisions = decisions;
        this.texts = texts;
    }

    /** The decision with its explanation, and what of the edition made it. */
    @Schema(
            name = "EditionDecision",
            allOf = {DecisionBody.class, ExplanationBody.class, Source.class})
    interface Explained {}

    /**
     * What made a decision.
     *
     * @param edition the very edition that answered, of a draft with its revision: {@code draft:main@5}
     * @param rows each row that a rule matched, or that an attempt was read by, once
     */
    @Schema(name = "DecisionSource")
    record Source(String edition, List<AppliedRow> rows) {

        static Source of(String edition, ExplanationBody explanation) {
            var fired = explanation.firings().stream()
                    .filter(firing -> firing.row() != null)
                    .flatMap(firing -> rows(firing.table(), firing.row()));
            var read = explanation.attempts().stream()
                    .map(ExplanationBody.ReadingBody::row)
                    .filter(Objects::nonNull)
                    .map(row -> new AppliedRow(OUTCOMES, row));
            return new Source(edition, Stream.concat(fired, read).distinct().toList());
        }

        /** Rows that were collected are named together. */
        private static Stream<AppliedRow> rows(String table, String names) {
            return Arrays.stream(names.split("\\+")).map(row -> new AppliedRow(table, row));
        }
    }

    /**
     * A row of a table that had a say.
     *
     * @param table the name of the table
     * @param row the name of the row
     */
    @Schema(name = "AppliedRow")
    record AppliedRow(String table, String row) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "decideByEdition",
            summary = "Ask an edition what it decides for a lead",
            description =
                    "The decision is explained, and recorded nowhere, so it has no id. A draft with errors answers"
                            + " for the leads that they do not concern. For the others the answer is 422: its `errors` name the"
                            + " tables and rows, as in `/rank-tiers/A`.")
    @APIResponse(
            responseCode = "200",
            description = "The decision",
            content = @Content(schema = @Schema(implementation = Explained.class)))
    public Response decide(
            @PathParam("id") String id, @PathParam("edition") String name, @NotNull @Valid DecisionRequest request) {
        var edition = editions.get(id, name);
        var made = decisions.decide(id, edition, request);
        var source = Source.of(edition.exactName(), ExplanationBody.from(made));
        return Response.ok(DecisionTexts.joined(texts.unrecorded(made, true), texts.text(source)))
                .build();
    }
}
