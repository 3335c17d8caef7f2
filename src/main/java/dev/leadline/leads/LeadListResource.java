package dev.leadline.leads;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.access.Action;
import dev.leadline.access.Needs;
import dev.leadline.leads.store.LeadList;
import dev.leadline.leads.store.ListedLeadRow;
import dev.leadline.policies.publications.PublishedTypes;
import dev.leadline.web.Flag;
import dev.leadline.web.PageSize;
import dev.leadline.web.csv.CsvList;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** All tracked leads, as a list that can be searched. */
@Path("/v1/leads")
@Needs(value = Action.READ_LEADS, byPolicy = true)
@Tag(name = "leads", description = "Tracked leads: their facts, obligations and next actions")
public class LeadListResource {

    private static final int USUAL = 50;
    private static final int MOST = 200;

    private final LeadList list;
    private final PublishedTypes published;
    private final List<String> attributes;
    private final ObjectMapper json;

    LeadListResource(
            LeadList list,
            PublishedTypes published,
            @ConfigProperty(name = "leadline.actions.attributes") List<String> attributes,
            ObjectMapper json) {
        this.list = list;
        this.published = published;
        this.attributes = attributes;
        this.json = json;
    }

    /**
     * Leads, the last received first.
     *
     * @param items a page of them
     * @param next the cursor of the next page; null on the last
     */
    @Schema(name = "LeadPage")
    record Page(List<ListedLeadBody> items, @Schema(nullable = true) String next) {}

    @GET
    @Produces({MediaType.APPLICATION_JSON, CsvList.MEDIA_TYPE})
    @Operation(
            operationId = "listLeads",
            summary = "List or search leads, the last received first",
            description =
                    "Ordered by `receivedAt`, then `id`, both backwards; leads that have not been received come last."
                            + " Pages are stable while others write. A lead that was merged is there, too, and `mergedInto` says"
                            + " which one stays; `standing=OPEN` leaves it out. CSV without `limit` has all leads.")
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Page.class)),
                @Content(mediaType = CsvList.MEDIA_TYPE, schema = @Schema(implementation = String.class))
            })
    public Response page(
            @BeanParam LeadFilterParameters filter,
            @Parameter(description = "The `next` value of the previous page") @QueryParam("cursor") String cursor,
            @Parameter(description = "Leads per page, 1 to 200. Without it JSON has 50 and CSV all")
                    @QueryParam("limit")
                    @PageSize
                    String limit,
            @Parameter(description = "Whether CSV begins with a byte-order mark, by which Excel knows UTF-8")
                    @QueryParam("mark")
                    @DefaultValue("false")
                    @Flag
                    String mark,
            @Context Request request) {
        var variant = request.selectVariant(CsvList.OR_JSON);
        if (variant == null) {
            throw new NotAcceptableException();
        }
        var wanted = filter.filter(published.obligationKinds());
        var after = cursor == null ? null : LeadCursor.parse(cursor);
        boolean isCsv = CsvList.isCsv(variant);
        if (isCsv && limit == null) {
            var first = list.page(wanted, after, MOST);
            return CsvList.answer(
                    csv(mark).write(first, last -> list.page(wanted, LeadCursor.of(last), MOST)), variant);
        }
        int most = limit == null ? USUAL : Integer.parseInt(limit);
        var found = list.page(wanted, after, most + 1);
        var page = found.size() > most ? found.subList(0, most) : found;
        var next = found.size() > most ? LeadCursor.text(page.get(most - 1)) : null;
        return CsvList.answer(isCsv ? csv(mark).write(page) : body(page, next), variant);
    }

    private Page body(List<ListedLeadRow> page, String next) {
        return new Page(page.stream().map(row -> ListedLeadBody.from(row, json)).toList(), next);
    }

    private CsvList<ListedLeadRow> csv(String mark) {
        return new CsvList<>(
                ListedLeadBody.headings(attributes),
                row -> ListedLeadBody.from(row, json).cells(attributes),
                Boolean.parseBoolean(mark));
    }
}
