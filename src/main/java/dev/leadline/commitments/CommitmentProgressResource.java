package dev.leadline.commitments;

import dev.leadline.access.Action;
import dev.leadline.access.Needs;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/** How marketing's promise stands. */
@Path("/v1/commitments/{id}/progress")
@Needs(Action.READ_PLANS)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "commitments", description = "Marketing's promise: what it is worth, what was delivered, how that stands")
public class CommitmentProgressResource {

    private final CommitmentLeads leads;

    CommitmentProgressResource(CommitmentLeads leads) {
        this.leads = leads;
    }

    @GET
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(
            operationId = "getCommitmentProgress",
            summary = "Get how a commitment stands at a moment",
            description =
                    "What was delivered and counts, against a pace by business days; the forecast; what sales owes"
                            + " for it. The period is the one that the moment is in, else the last one before it. Of a moment"
                            + " that is past, `judged` says by what was known: by all that is known now, or as it was known"
                            + " then.")
    public ProgressBody progress(
            @PathParam("id") String id,
            @Parameter(description = Asked.AT) @QueryParam("at") String at,
            @Parameter(description = Asked.JUDGED) @QueryParam("judged") @DefaultValue("now") String judged) {
        var question = leads.question(id, at, judged);
        var delivered = leads.read(question);
        var progress = new CommitmentProgress(question, delivered, leads.readAsKnownThen(question, delivered));
        boolean hasSales = question.period().versions().stream()
                .anyMatch(each -> each.terms().sales() != null);
        return progress.toBody(hasSales ? leads.open(question) : List.of());
    }
}
