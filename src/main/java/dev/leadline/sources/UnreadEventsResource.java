package dev.leadline.sources;

import dev.leadline.access.Action;
import dev.leadline.access.Needs;
import dev.leadline.web.PageSize;
import dev.leadline.web.Paging;
import dev.leadline.web.PlainText;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The log of what could not be read of a source. */
@Path("/v1/sources/{name}/unread")
@Needs(Action.OPERATE)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "sources", description = "Events of other systems, such as CRMs, read by stored mappings")
public class UnreadEventsResource {

    private final Sources sources;
    private final UnreadEvents unread;
    private final EventIntake intake;

    UnreadEventsResource(Sources sources, UnreadEvents unread, EventIntake intake) {
        this.sources = sources;
        this.unread = unread;
        this.intake = intake;
    }

    @GET
    @Needs(Action.READ_OPERATIONS)
    @Operation(
            operationId = "listUnreadEvents",
            summary = "List the events that could not be read, the oldest first",
            description = "Events are kept for 14 days, and of a source at most the latest 1,000.")
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content = @Content(schema = @Schema(implementation = UnreadBody.class)))
    public UnreadBody page(
            @PathParam("name") String name,
            @Parameter(description = "The `next` value of the previous page")
                    @QueryParam("cursor")
                    @Pattern(regexp = "[0-9]{1,18}", message = Paging.CURSOR)
                    String cursor,
            @Parameter(description = "Entries per page, 1 to 200") @QueryParam("limit") @DefaultValue("50") @PageSize
                    String limit) {
        int most = Integer.parseInt(limit);
        long after = cursor == null ? 0 : Long.parseLong(cursor);
        var found = unread.page(sources.get(name).name(), after, most + 1);
        return UnreadBody.from(Paging.cut(found, most, UnreadEvent::id));
    }

    @POST
    @Path("/replay")
    @Operation(
            operationId = "replayUnreadEvents",
            summary = "Read the unread events again",
            description = "Use it after you mended the mapping. Events count from when they arrived, so what came after"
                    + " them stays. Events that can be read leave the log.")
    @APIResponse(
            responseCode = "200",
            description = "How many were read",
            content = @Content(schema = @Schema(implementation = ReplayBody.class)))
    public ReplayBody replay(@PathParam("name") String name) {
        return intake.replay(sources.get(name));
    }

    @DELETE
    @Operation(
            operationId = "eraseUnreadEvents",
            summary = "Erase unread events",
            description = "All events of the source, or those about one lead.")
    @APIResponse(responseCode = "204", description = "Erased")
    public void erase(
            @PathParam("name") String name,
            @Parameter(description = "The lead whose events are erased; all events without it")
                    @QueryParam("lead")
                    @PlainText
                    String lead) {
        unread.erase(sources.get(name).name(), lead);
    }
}
