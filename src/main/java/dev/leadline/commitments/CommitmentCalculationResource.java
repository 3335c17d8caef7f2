package dev.leadline.commitments;

import dev.leadline.access.Action;
import dev.leadline.access.Needs;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The arithmetic of marketing's promise, for anyone to check against their own. Nothing is kept. */
@Path("/v1/commitments/calculation")
@Needs(Action.READ_PLANS)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "commitments", description = "Marketing's promise: what it is worth, what was delivered, how that stands")
public class CommitmentCalculationResource {

    @POST
    @Operation(
            operationId = "calculateCommitment",
            summary = "Calculate what a quota asks of marketing",
            description = "Nothing is kept. Customers are `quota` over `averageDeal`, leads are customers over"
                    + " `leadToCustomerRate`. All is exact; only leads are rounded, up and at the end. What marketing"
                    + " originates and what it influences are never added: `touched` is their union, a range while"
                    + " `bothShare` is not known.")
    public QuotaBody calculate(@NotNull QuotaRequest question) {
        return question.answer();
    }
}
