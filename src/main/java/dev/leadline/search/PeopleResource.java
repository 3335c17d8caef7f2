package dev.leadline.search;

import dev.leadline.access.Action;
import dev.leadline.access.Needs;
import dev.leadline.leads.store.LeadPeople;
import dev.leadline.web.PageSize;
import dev.leadline.web.PlainText;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/** The people who have leads, by the names that leads call them. */
@Path("/v1/people")
@Needs(Action.READ_QUEUE)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "search", description = "Search over leads, decisions, policies, rows of tables, owners and teams")
public class PeopleResource {

    private final LeadPeople people;

    PeopleResource(LeadPeople people) {
        this.people = people;
    }

    /**
     * Owners by name.
     *
     * @param items a page of them
     * @param next the cursor of the next page; null on the last
     */
    @Schema(name = "PeoplePage")
    record Page(List<LeadPeople.Owner> items, @Schema(nullable = true) String next) {}

    @GET
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(
            operationId = "listPeople",
            summary = "List the owners of leads by name",
            description =
                    "Each with the teams in which they have open leads, and how many. Owners who had leads and have none"
                            + " that are open are listed, too.")
    public Page all(
            @Parameter(description = "The `next` value of the previous page") @QueryParam("cursor") @PlainText
                    String cursor,
            @Parameter(description = "Owners per page, 1 to 200") @QueryParam("limit") @DefaultValue("50") @PageSize
                    String limit) {
        int most = Integer.parseInt(limit);
        var found = people.page(cursor == null ? "" : cursor, most + 1);
        boolean isMore = found.size() > most;
        var page = isMore ? found.subList(0, most) : found;
        return new Page(page, isMore ? page.get(most - 1).name() : null);
    }
}
