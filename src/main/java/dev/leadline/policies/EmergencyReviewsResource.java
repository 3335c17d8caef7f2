package dev.leadline.policies;

import dev.leadline.access.Action;
import dev.leadline.access.Caller;
import dev.leadline.access.Needs;
import dev.leadline.policies.publications.Publications;
import dev.leadline.policies.publishing.EmergencyReviews;
import dev.leadline.web.FromHeader;
import dev.leadline.web.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Takes what others say of a publication that nobody could consent to in time. */
@Path("/v1/policies/{id}/publications/{sequence}/review")
@Needs(value = Action.CONSENT, policy = "id")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "publications")
public class EmergencyReviewsResource {

    private final Publications publications;
    private final EmergencyReviews reviews;
    private final PublicationBodies bodies;
    private final Caller caller;

    EmergencyReviewsResource(
            Publications publications, EmergencyReviews reviews, PublicationBodies bodies, Caller caller) {
        this.publications = publications;
        this.reviews = reviews;
        this.bodies = bodies;
        this.caller = caller;
    }

    /**
     * A review of what was published in an emergency.
     *
     * @param note what was found
     */
    @Schema(name = "EmergencyReview")
    record Review(@NotNull @PlainText(max = 500) String note) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "reviewPublication",
            summary = "Review a publication that was made in an emergency",
            description = "Somebody else than whoever published it says afterwards what they found. It is kept for good"
                    + " and changes nothing of what is in force.")
    public PublicationBody review(
            @PathParam("id") String id,
            @PathParam("sequence") String sequence,
            @NotNull @Valid Review wanted,
            @HeaderParam("From") @NotNull(message = FromHeader.MISSING) @PlainText String from) {
        var publication = publications.get(id, sequence);
        reviews.add(publication, caller.identity().person(), from, wanted.note());
        return bodies.of(publication);
    }
}
