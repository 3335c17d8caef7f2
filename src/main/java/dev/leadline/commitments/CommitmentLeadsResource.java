package dev.leadline.commitments;

import dev.leadline.access.Action;
import dev.leadline.access.Needs;
import dev.leadline.commitments.CommitmentLeads.Question;
import dev.leadline.web.PageSize;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAcceptableException;
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
import jakarta.ws.rs.core.Variant;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The leads behind the numbers of a commitment. */
@Path("/v1/commitments/{id}/leads")
@Needs(Action.READ_PLANS)
@Tag(name = "commitments", description = "Marketing's promise: what it is worth, what was delivered, how that stands")
public class CommitmentLeadsResource {

    private static final MediaType CSV = MediaType.valueOf(LeadsCsv.MEDIA_TYPE);
    private static final List<Variant> FORMS = List.of(
            new Variant(MediaType.APPLICATION_JSON_TYPE, (String) null, null),
            new Variant(CSV.withCharset("UTF-8"), (String) null, null));
    private static final int MOST = 200;

    private final CommitmentLeads leads;

    CommitmentLeadsResource(CommitmentLeads leads) {
        this.leads = leads;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, LeadsCsv.MEDIA_TYPE})
    @Operation(
            operationId = "listCommitmentLeads",
            summary = "List the leads behind the numbers of a commitment, in the order of receipt",
            description =
                    "All that were received in the stage in the period up to the moment, each with whether it counts"
                            + " and because of what. With the same `at` and `judged` as the progress, the leads of a number of it"
                            + " are as many: `curve=originated&counted=true` are those counted. CSV has all of them.")
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = ReceivedLeadBody.Page.class)),
                @Content(mediaType = LeadsCsv.MEDIA_TYPE, schema = @Schema(implementation = String.class))
            })
    public Response page(
            @PathParam("id") String id,
            @Parameter(description = Asked.AT) @QueryParam("at") String at,
            @Parameter(description = Asked.JUDGED) @QueryParam("judged") @DefaultValue("now") String judged,
            @BeanParam ReceivedFilter filter,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") @PageSize String limit,
            @Context Request request) {
        var variant = request.selectVariant(FORMS);
        if (variant == null) {
            throw new NotAcceptableException();
        }
        filter.check();
        var question = leads.question(id, at, judged);
        var answer = variant.getMediaType().isCompatible(CSV)
                ? csv(question, filter)
                : json(question, filter, LeadPlace.parse(cursor), Integer.parseInt(limit));
        return Response.ok(answer)
                .variant(variant)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private ReceivedLeadBody.Page json(Question question, ReceivedFilter filter, LeadPlace after, int most) {
        var found = leads.page(question, filter, after, most + 1);
        var page = found.size() > most ? found.subList(0, most) : found;
        var next = found.size() > most ? page.get(most - 1).place().text() : null;
        return new ReceivedLeadBody.Page(page, leads.count(question, filter), next);
    }

    private StreamingOutput csv(Question question, ReceivedFilter filter) {
        var first = leads.page(question, filter, LeadPlace.FIRST, MOST);
        return out -> {
            out.write(LeadsCsv.headings().getBytes(StandardCharsets.UTF_8));
            for (var page = first; !page.isEmpty(); page = leads.page(question, filter, last(page), MOST)) {
                out.write(LeadsCsv.lines(page).getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        };
    }

    private static LeadPlace last(List<ReceivedLeadBody> page) {
        return page.get(page.size() - 1).place();
    }
}
