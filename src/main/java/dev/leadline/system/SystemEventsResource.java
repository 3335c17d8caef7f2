package dev.leadline.system;

import dev.leadline.access.Action;
import dev.leadline.access.Needs;
import dev.leadline.web.PageSize;
import dev.leadline.web.Paging;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What happened to the data of the server as a whole, such as a restore. */
@Path("/v1/system/events")
@Produces(MediaType.APPLICATION_JSON)
@Needs(Action.READ_OPERATIONS)
@Tag(name = "system", description = "What happened to the data of the server as a whole")
public class SystemEventsResource {

    private static final String NUMBER = "[1-9][0-9]{0,17}";

    private final SystemEvents events;

    SystemEventsResource(SystemEvents events) {
        this.events = events;
    }

    @GET
    @Operation(
            operationId = "listSystemEvents",
            summary = "List what happened to the data of the server, newest first",
            description =
                    "A restore is noted at the next start of a server. From `lostFrom` to `lostUntil` the ledger may lack"
                            + " what was acknowledged.")
    public SystemEventBody.Page all(
            @QueryParam("cursor") @Pattern(regexp = NUMBER, message = Paging.CURSOR) String cursor,
            @QueryParam("limit") @DefaultValue("50") @PageSize String limit) {
        int most = Integer.parseInt(limit);
        long before = cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
        var cut = Paging.cut(events.page(before, most + 1), most, SystemEventBody::id);
        return new SystemEventBody.Page(cut.entries(), cut.next());
    }
}
