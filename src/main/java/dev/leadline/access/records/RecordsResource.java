package dev.leadline.access.records;

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

/** Who asked for what leaves no name elsewhere. */
@Path("/v1/access-records")
@Needs(Action.READ_RECORDS)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "access", description = "Who may do what")
public class RecordsResource {

    private static final String NUMBER = "[1-9][0-9]{0,17}";

    private final AccessRecords records;

    RecordsResource(AccessRecords records) {
        this.records = records;
    }

    @GET
    @Operation(
            operationId = "listAccessRecords",
            summary = "List who asked for what, newest first",
            description =
                    "Changes of receivers, deliveries, sources, samples, subscriptions and keys, whether they could be"
                            + " made or not, and whatever somebody read whom only the role auditor lets read it.")
    public RecordBody.Page all(
            @QueryParam("cursor") @Pattern(regexp = NUMBER, message = Paging.CURSOR) String cursor,
            @QueryParam("limit") @DefaultValue("50") @PageSize String limit) {
        int most = Integer.parseInt(limit);
        long before = cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
        var cut = Paging.cut(records.page(before, most + 1), most, RecordBody::number);
        return new RecordBody.Page(cut.entries(), cut.next());
    }
}
