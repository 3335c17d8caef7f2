package dev.leadline.waivers;

import dev.leadline.access.Action;
import dev.leadline.access.Caller;
import dev.leadline.access.Needs;
import dev.leadline.web.FromHeader;
import dev.leadline.web.PageSize;
import dev.leadline.web.Paging;
import dev.leadline.web.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Exceptions from what was promised, because of planning or an outage. */
@Path("/v1/waivers")
@Needs(Action.READ_PLANS)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "waivers", description = "Approved exceptions from what was promised, because of planning or an outage")
public class WaiversResource {

    private static final String NUMBER = "[1-9][0-9]{0,17}";
    private static final String NO_NUMBER = "must be the number of a waiver";

    private final Waivers waivers;

    private final WaiverConsents consents;
    private final Caller caller;

    WaiversResource(Waivers waivers, WaiverConsents consents, Caller caller) {
        this.waivers = waivers;
        this.consents = consents;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "listWaivers",
            summary = "List the waivers, newest first",
            description = "Those that are asked for, approved and withdrawn.")
    public WaiverBody.Page all(
            @Parameter(
                            description = "Only those that stand like this",
                            schema = @Schema(enumeration = {"requested", "approved", "withdrawn"}))
                    @QueryParam("state")
                    @Pattern(
                            regexp = "requested|approved|withdrawn",
                            message = "must be requested, approved or withdrawn")
                    String state,
            @QueryParam("cursor") @Pattern(regexp = NUMBER, message = Paging.CURSOR) String cursor,
            @QueryParam("limit") @DefaultValue("50") @PageSize String limit) {
        int most = Integer.parseInt(limit);
        long before = cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
        var cut = Paging.cut(waivers.page(state, before, most + 1), most, WaiverBody::id);
        return new WaiverBody.Page(cut.entries(), cut.next());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getWaiver", summary = "Get a waiver", description = "With who approved or withdrew it.")
    public WaiverBody one(@PathParam("id") @Pattern(regexp = NUMBER, message = NO_NUMBER) String id) {
        return waivers.get(Long.parseLong(id));
    }

    @POST
    @Needs(Action.PLAN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "requestWaiver",
            summary = "Ask for a waiver",
            description = "It says which duties would be excused, in which time and why. It changes nothing until it is"
                    + " approved.")
    @APIResponse(
            responseCode = "201",
            description = "The waiver",
            content = @Content(schema = @Schema(implementation = WaiverBody.class)))
    public Response request(
            @Parameter(description = "Who asks for it, such as analyst@example.com", required = true)
                    @HeaderParam("From")
                    @NotNull(message = FromHeader.MISSING)
                    @PlainText
                    String from,
            @NotNull @Valid WaiverRequest request) {
        return Response.status(Response.Status.CREATED)
                .entity(waivers.request(request, caller.identity().person(), from))
                .build();
    }

    @POST
    @Needs(Action.SETTLE)
    @Path("/{id}/approval")
    @Operation(
            operationId = "approveWaiver",
            summary = "Approve a waiver",
            description =
                    "From now on it excuses the duties that it names. What was kept or broken stays so. Where others"
                            + " must consent, it is a consent: whoever asked for the waiver cannot give it, and with the last one"
                            + " the waiver is approved.")
    public WaiverBody approve(
            @PathParam("id") @Pattern(regexp = NUMBER, message = NO_NUMBER) String id,
            @Parameter(description = "Who approves it, such as analyst@example.com", required = true)
                    @HeaderParam("From")
                    @NotNull(message = FromHeader.MISSING)
                    @PlainText
                    String from) {
        long number = Long.parseLong(id);
        return consents.isTaken(number, from) ? waivers.get(number) : waivers.approve(number, from);
    }

    @POST
    @Needs(Action.PLAN)
    @Path("/{id}/withdrawal")
    @Operation(
            operationId = "withdrawWaiver",
            summary = "Withdraw a waiver",
            description = "It excuses nothing any more, and is kept.")
    public WaiverBody withdraw(
            @PathParam("id") @Pattern(regexp = NUMBER, message = NO_NUMBER) String id,
            @Parameter(description = "Who withdraws it, such as analyst@example.com", required = true)
                    @HeaderParam("From")
                    @NotNull(message = FromHeader.MISSING)
                    @PlainText
                    String from) {
        return waivers.withdraw(Long.parseLong(id), from);
    }
}
