package dev.leadline.leads;

import com.fasterxml.jackson.databind.JsonNode;
import dev.leadline.access.Action;
import dev.leadline.access.Needs;
import dev.leadline.facts.CloudEvent;
import dev.leadline.facts.FactRequest;
import dev.leadline.leads.assessment.Audience;
import dev.leadline.web.PlainText;
import dev.leadline.web.problems.ProblemBody;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Facts of any kind about any lead, one or many. */
@Path("/v1/facts")
@Needs(Action.TELL_FACTS)
@Tag(name = "leads", description = "Tracked leads: their facts, obligations and next actions")
public class FactsResource {

    private static final String NDJSON = "application/x-ndjson";

    private final FactTransaction transaction;
    private final BulkFacts bulk;

    FactsResource(FactTransaction transaction, BulkFacts bulk) {
        this.transaction = transaction;
        this.bulk = bulk;
    }

    @POST
    @Needs(value = Action.TELL_FACTS, divided = true)
    @Consumes({MediaType.APPLICATION_JSON, CloudEvent.MEDIA_TYPE})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "tellFact",
            summary = "Add a fact of any kind about any lead",
            description = "Takes the same as a line of a bulk request: the fact itself, or a CloudEvents 1.0 envelope.")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = FactRequest.class)),
                @Content(mediaType = CloudEvent.MEDIA_TYPE, schema = @Schema(implementation = CloudEvent.class))
            })
    @APIResponse(
            responseCode = "201",
            description = "The fact is stored, and the lead was re-evaluated",
            content = @Content(schema = @Schema(implementation = ReplyBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "The fact was already known; the current state of the lead",
            content = @Content(schema = @Schema(implementation = ReplyBody.class)))
    @APIResponse(
            responseCode = "202",
            description = "The fact is stored and waits until the lead itself arrives",
            content = @Content(schema = @Schema(implementation = ReplyBody.class)))
    @APIResponse(
            responseCode = "409",
            description = "Another fact of this kind has the same id",
            content =
                    @Content(mediaType = ProblemBody.MEDIA_TYPE, schema = @Schema(implementation = ProblemBody.class)))
    public Response tell(@NotNull JsonNode document, @HeaderParam("Idempotency-Key") @PlainText String key)
            throws IOException {
        var line = bulk.read(document);
        try {
            return transaction.tell(line, key);
        } catch (RuntimeException refused) {
            throw BulkFacts.placed(refused, line.body());
        }
    }

    @POST
    @Path("/bulk")
    @Consumes(NDJSON)
    @Produces(NDJSON)
    @Operation(
            operationId = "tellFactsInBulk",
            summary = "Add many facts, one JSON document per line",
            description = "The answer has one line per fact, in order: the result, or"
                    + " `{\"line\": 17, \"problem\": {...}}`. A line may be a CloudEvents 1.0 envelope. Empty lines are"
                    + " skipped. Facts with an id can be sent again without effect. The whole request is read"
                    + " before the first answer is sent.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = FactRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "One line for each line that is not empty",
            content = @Content(schema = @Schema(implementation = BulkReplyBody.class)))
    public Response tellAll(
            InputStream lines,
            @QueryParam("alerts")
                    @DefaultValue("all")
                    @Pattern(regexp = "all|none", message = "must be all or none")
                    @Parameter(
                            description = "`none` alerts nobody about what these facts reveal: they are history. The"
                                    + " alerts are stored as `SUPPRESSED`")
                    @Schema(enumeration = {"all", "none"})
                    String alerts) {
        var audience = alerts.equals("none") ? Audience.NOBODY : Audience.EVERYONE;
        return Response.ok(bulk.answers(lines, audience)).build();
    }
}
