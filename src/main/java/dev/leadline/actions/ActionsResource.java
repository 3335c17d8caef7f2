package dev.leadline.actions;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.access.Action;
import dev.leadline.access.Needs;
import dev.leadline.actions.due.DueBuckets;
import dev.leadline.web.Flag;
import dev.leadline.web.PageSize;
import dev.leadline.web.PlainText;
import dev.leadline.web.csv.CsvList;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/** The queue of next actions: what must be done for which lead, the earliest due first. */
@Path("/v1/actions")
@Needs(Action.READ_QUEUE)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "actions", description = "The queue: the next action of each lead, with responsible team and deadline")
public class ActionsResource {

    private static final int USUAL = 50;
    private static final int MOST = 200;

    private static final String WHEN =
            "When the action is due, as the counts say it: `justLate` (by less than two business days), `lateForLonger`,"
                    + " `late` (either), `today`, `tomorrow`, `thisWeek` (until Sunday), `later` or `none`";

    private final QueueReading reading;
    private final QueueCounting counting;
    private final QueueEntries entries;
    private final ActionTypes types;
    private final ObjectMapper json;
    private final InstantSource clock;

    ActionsResource(
            QueueReading reading,
            QueueCounting counting,
            QueueEntries entries,
            ActionTypes types,
            ObjectMapper json,
            InstantSource clock) {
        this.reading = reading;
        this.counting = counting;
        this.entries = entries;
        this.types = types;
        this.json = json;
        this.clock = clock;
    }

    /**
     * A page of the queue.
     *
     * @param items what is on it
     * @param next the cursor of the next page; null on the last
     */
    @Schema(name = "QueuePage")
    record Page(List<QueueEntry> items, @Schema(nullable = true) String next) {}

    @GET
    @Needs(value = Action.READ_QUEUE, byPolicy = true)
    @Produces({MediaType.APPLICATION_JSON, CsvList.MEDIA_TYPE})
    @Operation(
            operationId = "listActions",
            summary = "List the next actions, earliest deadline first",
            description = "One entry per lead, ordered by `dueAt`, then `leadId`, unless `sort` says otherwise; actions"
                    + " without a deadline come last. Pages are stable while others write: a lead with an unchanged"
                    + " `dueAt` is neither skipped nor repeated. `left` says how much time is left at a moment and"
                    + " whether it runs, so that nobody needs the calendar to count it down. The header `Link` has the address of the next page. CSV without"
                    + " `limit` has all entries.")
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Page.class)),
                @Content(mediaType = CsvList.MEDIA_TYPE, schema = @Schema(implementation = String.class))
            })
    public Response page(
            @BeanParam FilterParameters filter,
            @Parameter(description = WHEN) @QueryParam("due") List<String> due,
            @Parameter(
                            description =
                                    "`due`: the earliest deadline first, also when it is absent; `-due`: the latest"
                                            + " deadline first; `received` and `-received`: by the receipt of the lead",
                            schema = @Schema(enumeration = {"due", "-due", "received", "-received"}))
                    @QueryParam("sort")
                    String sort,
            @Parameter(
                            description =
                                    "An attribute of the lead to show. Repeat it for several; without it an entry has"
                                            + " those by which its policy segments tables, and those of the setting"
                                            + " `leadline.actions.attributes`")
                    @QueryParam("attributes")
                    @Size(max = 20, message = "must be at most {max} names")
                    List<@PlainText(max = 64) String> attributes,
            @Parameter(description = "The `next` value of the previous page") @QueryParam("cursor") String cursor,
            @Parameter(description = "Entries per page, 1 to 200. Without it JSON has 50 and CSV all")
                    @QueryParam("limit")
                    @PageSize
                    String limit,
            @Parameter(description = "Whether CSV begins with a byte-order mark, by which Excel knows UTF-8")
                    @QueryParam("mark")
                    @DefaultValue("false")
                    @Flag
                    String mark,
            @Context Request request,
            @Context UriInfo uri) {
        var variant = request.selectVariant(CsvList.OR_JSON);
        if (variant == null) {
            throw new NotAcceptableException();
        }
        var at = clock.instant();
        var wanted = new QueueReading.Asked(filter.filter(types), DueBuckets.parse(due), at);
        var order = QueueOrder.parse(sort);
        var after = cursor == null ? null : Cursor.parse(cursor, order);
        var asked = attributes == null
                ? List.<String>of()
                : attributes.stream().distinct().toList();
        boolean isCsv = CsvList.isCsv(variant);
        var shown = asked.isEmpty() ? entries.shown() : asked;
        var csv = new QueueCsv(json, shown, action -> entries.of(action, asked, at)).list(Boolean.parseBoolean(mark));
        if (isCsv && limit == null) {
            var first = reading.page(wanted, order, after, MOST);
            return CsvList.answer(
                    csv.write(first, last -> reading.page(wanted, order, Cursor.of(order, last), MOST)), variant);
        }
        int most = limit == null ? USUAL : Integer.parseInt(limit);
        var found = reading.page(wanted, order, after, most + 1);
        var page = found.size() > most ? found.subList(0, most) : found;
        var next = found.size() > most ? Cursor.of(order, page.get(most - 1)).text() : null;
        var answer = CsvList.answer(isCsv ? csv.write(page) : of(page, asked, at, next), variant);
        return next == null
                ? answer
                : Response.fromResponse(answer).link(after(next, uri), "next").build();
    }

    private Page of(List<QueuedAction> page, List<String> attributes, Instant at, String next) {
        return new Page(
                page.stream().map(action -> entries.of(action, attributes, at)).toList(), next);
    }

    /** The same question, further on. Without a host: ours may have another name outside. */
    private static String after(String cursor, UriInfo uri) {
        var next =
                uri.getRequestUriBuilder().replaceQueryParam("cursor", cursor).build();
        return next.getRawPath() + "?" + next.getRawQuery();
    }

    @GET
    @Path("/counts")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(
            operationId = "countActions",
            summary = "Count the next actions by state, type, tier, owner, team, source and when they are due",
            description = "Takes the same filters as the queue.")
    public QueueCounts counts(
            @BeanParam FilterParameters filter, @Parameter(description = WHEN) @QueryParam("due") List<String> due) {
        var at = clock.instant();
        return QueueCounts.from(counting.counts(filter.filter(types), DueBuckets.parse(due), at), at);
    }
}
