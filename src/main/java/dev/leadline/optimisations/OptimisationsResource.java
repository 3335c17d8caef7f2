package dev.leadline.optimisations;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Serves the question of how many attempts pay. */
@Path("/v1/optimisations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "optimisations", description = "Optimisations: how many attempts pay")
public class OptimisationsResource {

    @POST
    @Path("/calculation")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "calculateAttempts",
            summary = "Calculate by cohorts how many attempts pay",
            description =
                    "What it would have brought to give up every lead after its n-th attempt, and where that levels"
                            + " off. All amounts are exact and rounded to six places at the end. Nothing is kept.")
    public CalculationBody calculate(@NotNull @Valid CalculationRequest asked) {
        return CalculationBody.from(asked.curve());
    }
}
