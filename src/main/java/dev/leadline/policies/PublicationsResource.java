package dev.leadline.policies;

import dev.leadline.access.Action;
import dev.leadline.access.Caller;
import dev.leadline.access.Needs;
import dev.leadline.approvals.Warrant;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.Transition;
import dev.leadline.policies.publications.Policies;
import dev.leadline.policies.publications.Publication;
import dev.leadline.policies.publications.Publications;
import dev.leadline.policies.publishing.PublicationRequests;
import dev.leadline.web.FromHeader;
import dev.leadline.web.PageSize;
import dev.leadline.web.Paging;
import dev.leadline.web.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Serves publications: what comes into force, when, by whom and why. */
@Path("/v1/policies/{id}/publications")
@Needs(value = Action.PUBLISH, policy = "id")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "publications", description = "Publications: what comes into force, when, by whom and why")
public class PublicationsResource {

    private static final String BY = "The header `From` says who publishes.";

    private final Publications publications;
    private final PublicationRequests requests;
    private final PublicationBodies bodies;
    private final Policies policies;
    private final Caller caller;

    PublicationsResource(
            Publications publications,
            PublicationRequests requests,
            PublicationBodies bodies,
            Policies policies,
            Caller caller) {
        this.publications = publications;
        this.requests = requests;
        this.bodies = bodies;
        this.policies = policies;
        this.caller = caller;
    }

    /**
     * A request to publish. One of {@code draft} and {@code edition} is named.
     *
     * @param draft the draft to publish; the header {@code If-Match} names its ETag
     * @param edition an edition that was in force before: a version ({@code sha256:...}) or {@code publication:7}
     * @param reason why
     * @param effectiveFrom from when on; absent: now
     * @param transition what becomes of the leads in flight (O9); absent: {@code new-leads}
     * @param acknowledged the ids of the warnings that are accepted
     * @param over the publication that this one takes the place of; absent: the one that the draft is built upon
     * @param emergency true to go back to an {@code edition} at once, without the consents that are needed
     */
    @Schema(name = "PublicationRequest")
    public record Wanted(
            @PlainText(max = 64) String draft,
            @PlainText String edition,
            @NotNull @PlainText(max = 500) String reason,
            Instant effectiveFrom,
            @Schema(enumeration = {"new-leads", "re-rate-from-receipt", "re-rate-from-now", "never-shorten"})
                    String transition,
            @Size(max = 5_000) Set<@NotNull @PlainText(max = 64) String> acknowledged,
            Long over,
            Boolean emergency) {

        public boolean isEmergency() {
            return Boolean.TRUE.equals(emergency);
        }

        public Transition toTransition() {
            try {
                return transition == null ? Transition.NEW_LEADS : Transition.parse(transition);
            } catch (Invalid invalid) {
                throw invalid.under("/transition");
            }
        }
    }

    /**
     * A request to withdraw a policy.
     *
     * @param reason why
     * @param effectiveFrom from when on; absent: now
     * @param over the publication that is the last; absent: whichever is
     */
    @Schema(name = "WithdrawalRequest")
    public record Withdrawal(@NotNull @PlainText(max = 500) String reason, Instant effectiveFrom, Long over) {}

    /**
     * A request to cancel a publication.
     *
     * @param reason why it is cancelled
     */
    @Schema(name = "CancellationRequest")
    record Cancellation(@NotNull @PlainText(max = 500) String reason) {}

    /**
     * Publications, the newest first.
     *
     * @param items a page of them
     * @param next the cursor of the next page; null on the last
     */
    @Schema(name = "PublicationPage")
    record Page(List<PublicationBody> items, @Schema(nullable = true) String next) {}

    @GET
    @Needs(value = Action.READ_AGREEMENTS, policy = "id")
    @Operation(
            operationId = "listPublications",
            summary = "List the publications of a policy, newest first",
            description = "The history of the policy: who published what, when and why.")
    public Page all(
            @PathParam("id") String id,
            @QueryParam("cursor") @Pattern(regexp = "[1-9][0-9]{0,17}", message = Paging.CURSOR) String cursor,
            @QueryParam("limit") @DefaultValue("50") @PageSize String limit) {
        policies.checkKnown(id);
        int most = Integer.parseInt(limit);
        long before = cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
        var found = publications.of(id, before, most + 1);
        var page = Paging.cut(found, most, Publication::sequence);
        return new Page(bodies.all(page.entries()), page.next());
    }

    @GET
    @Needs(value = Action.READ_AGREEMENTS, policy = "id")
    @Path("/{sequence}")
    @Operation(
            operationId = "getPublication",
            summary = "Get a publication",
            description = "Its text is the edition `publication:<sequence>`.")
    public PublicationBody one(@PathParam("id") String id, @PathParam("sequence") String sequence) {
        return bodies.of(publications.get(id, sequence));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "publishPolicy",
            summary = "Publish a draft, or an earlier edition again",
            description =
                    "The answer is 422 while there is an error finding, a failing case or an unacknowledged warning;"
                            + " it lists all of them. If somebody else has published in the meantime, it is 409 and"
                            + " says who and why. Where others must consent, it is 409 and names the door to use;"
                            + " only going back with `emergency` waits for nobody, is told to whoever subscribed, and"
                            + " is reviewed afterwards. " + BY)
    @APIResponse(
            responseCode = "201",
            description = "Stored, and in force from `effectiveFrom` on",
            content = @Content(schema = @Schema(implementation = PublicationBody.class)))
    public Response publish(
            @PathParam("id") String id,
            @NotNull @Valid Wanted wanted,
            @HeaderParam("If-Match") String ifMatch,
            @HeaderParam("From") @NotNull(message = FromHeader.MISSING) @PlainText String from) {
        var warrant = wanted.isEmergency() ? Warrant.emergency(caller.identity().person()) : Warrant.NOBODY;
        return created(requests.publish(id, wanted, ifMatch, from, warrant, kept -> {}));
    }

    @POST
    @Path("/withdrawals")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "withdrawPolicy",
            summary = "Withdraw a policy, so that it no longer decides",
            description = BY)
    @APIResponse(
            responseCode = "201",
            description = "The policy is withdrawn",
            content = @Content(schema = @Schema(implementation = PublicationBody.class)))
    public Response withdraw(
            @PathParam("id") String id,
            @NotNull @Valid Withdrawal wanted,
            @HeaderParam("From") @NotNull(message = FromHeader.MISSING) @PlainText String from) {
        return created(requests.withdraw(id, wanted, from));
    }

    @POST
    @Path("/{sequence}/cancellation")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "cancelPublication",
            summary = "Cancel a publication that has not taken effect yet",
            description = BY)
    @APIResponse(
            responseCode = "201",
            description = "Cancelled",
            content = @Content(schema = @Schema(implementation = PublicationBody.class)))
    public Response cancel(
            @PathParam("id") String id,
            @PathParam("sequence") String sequence,
            @NotNull @Valid Cancellation wanted,
            @HeaderParam("From") @NotNull(message = FromHeader.MISSING) @PlainText String from) {
        return created(requests.cancel(publications.get(id, sequence), wanted.reason(), from));
    }

    private Response created(Publication publication) {
        return Response.created(URI.create(
                        "/v1/policies/" + publication.policyId() + "/publications/" + publication.sequence()))
                .entity(bodies.of(publication))
                .build();
    }
}
