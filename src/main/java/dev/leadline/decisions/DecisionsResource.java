package dev.leadline.decisions;

import dev.leadline.access.Action;
import dev.leadline.access.Caller;
import dev.leadline.access.Matter;
import dev.leadline.access.Needs;
import dev.leadline.ledger.Ledger;
import dev.leadline.ledger.LedgerEntry;
import dev.leadline.web.Flag;
import dev.leadline.web.QuotedText;
import dev.leadline.web.Tagged;
import dev.leadline.web.problems.BulkProblem;
import dev.leadline.web.problems.Problem;
import dev.leadline.web.problems.ProblemBody;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The door of the main path: what must be done next for a lead, by whom, by when, and why. */
@Path("/v1/decisions")
@Needs(value = Action.DECIDE, divided = true)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "decisions", description = "Decisions: what must be done next, by whom, by when, and why")
public class DecisionsResource {

    static final String NDJSON = "application/x-ndjson";

    /** For the OpenAPI document; {@link DecisionParameters} checks it. */
    private static final String FLAG = "true|false";

    private final DecisionAnswers answers;
    private final DecisionTexts texts;
    private final BulkDecisions bulk;
    private final Ledger ledger;

    @Inject
    Caller caller;

    DecisionsResource(DecisionAnswers answers, DecisionTexts texts, BulkDecisions bulk, Ledger ledger) {
        this.answers = answers;
        this.texts = texts;
        this.bulk = bulk;
        this.ledger = ledger;
    }

    /** A decision with its explanation, as {@code explain=true} answers. */
    @Schema(
            name = "ExplainedDecision",
            allOf = {DecisionBody.class, ExplanationBody.class})
    interface Explained {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "decide",
            summary = "Decide what must be done next for a lead",
            description = "The decision is stored in the ledger before it is answered. If it cannot be stored, the"
                    + " answer is 503. With `explain=true` the answer also has `firings`, `attempts` and `clock`.")
    @APIResponse(
            responseCode = "200",
            description = "The decision",
            content = @Content(schema = @Schema(implementation = Explained.class)))
    @APIResponse(
            responseCode = "409",
            description = "Two attempts have the same id and different content",
            content =
                    @Content(mediaType = ProblemBody.MEDIA_TYPE, schema = @Schema(implementation = ProblemBody.class)))
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = DecisionRequest.class)))
    public Uni<Response> decide(
            InputStream body,
            @Parameter(
                            description =
                                    "`true` adds the firings, the reading of each attempt and the intervals of the"
                                            + " clock",
                            schema = @Schema(pattern = FLAG))
                    @QueryParam("explain")
                    @DefaultValue("false")
                    String explain,
            @Parameter(
                            description = "`false` decides without recording; the answer has no id",
                            schema = @Schema(pattern = FLAG))
                    @QueryParam("record")
                    @DefaultValue("true")
                    String record,
            @Parameter(description = "Requests with the same key and body get the same decision")
                    @HeaderParam("Idempotency-Key")
                    String idempotencyKey)
            throws IOException {
        return answers.to(body, new DecisionParameters(explain, record, idempotencyKey));
    }

    @GET
    @Needs(value = Action.READ_DECISIONS, divided = true)
    @Path("/{id}")
    @Operation(
            operationId = "getDecision",
            summary = "Get a recorded decision with its firings, as it was answered",
            description =
                    "Byte for byte as it was answered with `explain=true`, after any restart and upgrade. The header `Link` has"
                            + " the address of its facts.")
    @APIResponse(
            responseCode = "200",
            description = "The decision",
            content = @Content(schema = @Schema(implementation = Explained.class)))
    @APIResponse(responseCode = "304", description = "Unchanged; decisions never change")
    public Response one(@PathParam("id") String id, @Context Request request) {
        var entry = find(id);
        return forEver(request, entry.id().toString(), () -> texts.answer(entry, true))
                .link("/v1/decisions/" + entry.id() + "/facts", "via")
                .build();
    }

    @GET
    @Needs(value = Action.READ_DECISIONS, divided = true)
    @Path("/{id}/facts")
    @Operation(
            operationId = "getDecisionFacts",
            summary = "Get the facts that a decision was made from",
            description = "The request in its normal form, with `policy` and `asOf` filled in. To decide again by the"
                    + " policy in force now, send it to `POST /v1/decisions`, without `regimes` where the lead is"
                    + " tracked.")
    @APIResponse(
            responseCode = "200",
            description = "The facts",
            content = @Content(schema = @Schema(implementation = DecisionRequest.class)))
    @APIResponse(responseCode = "304", description = "Unchanged; the facts of a decision never change")
    public Response facts(@PathParam("id") String id, @Context Request request) {
        var entry = find(id);
        return forEver(request, entry.id() + "-facts", entry::facts).build();
    }

    private LedgerEntry find(String id) {
        return parse(id)
                .flatMap(ledger::find)
                .map(this::checked)
                .orElseThrow(() -> Problem.notFound("There is no decision (" + QuotedText.of(id) + ")."));
    }

    /** @throws Problem 403 when it was made by a policy that whoever asks may not use */
    private LedgerEntry checked(LedgerEntry entry) {
        caller.demand(Action.READ_DECISIONS, Matter.policy(entry.versions().policyId()));
        return entry;
    }

    /** What the ledger keeps never changes; but it is about people, so no browser keeps it. */
    private static Response.ResponseBuilder forEver(Request request, String tag, Supplier<String> text) {
        return Tagged.answer(request, tag, text).header(HttpHeaders.CACHE_CONTROL, "private, no-store");
    }

    private static Optional<UUID> parse(String id) {
        try {
            var parsed = UUID.fromString(id);
            return Optional.of(parsed).filter(uuid -> uuid.toString().equalsIgnoreCase(id));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    @POST
    @Path("/bulk")
    @Consumes(NDJSON)
    @Produces(NDJSON)
    @Operation(
            operationId = "decideInBulk",
            summary = "Decide for many leads, one JSON document per line",
            description = "The answer has one line per request, in order: a decision, or `{\"line\": 17, \"problem\":"
                    + " {...}}`. Empty lines are skipped. The whole request is read before the first answer is sent.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = DecisionRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "One line for each line that is not empty",
            content = @Content(schema = @Schema(implementation = BulkProblem.class)))
    public Response decideAll(
            InputStream lines,
            @QueryParam("explain") @DefaultValue("false") @Flag String explain,
            @QueryParam("record") @DefaultValue("true") @Flag String record) {
        StreamingOutput answers = bulk.answers(lines, Boolean.parseBoolean(explain), Boolean.parseBoolean(record));
        return Response.ok(answers).build();
    }
}
