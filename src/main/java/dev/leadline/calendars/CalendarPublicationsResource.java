package dev.leadline.calendars;

import dev.leadline.access.Action;
import dev.leadline.access.Needs;
import dev.leadline.calendars.publications.CalendarPublication;
import dev.leadline.calendars.publications.CalendarVersion;
import dev.leadline.web.FromHeader;
import dev.leadline.web.PageSize;
import dev.leadline.web.Paging;
import dev.leadline.web.PlainText;
import dev.leadline.web.QuotedText;
import dev.leadline.web.Tagged;
import dev.leadline.web.problems.Problem;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Serves the publications of calendars: a calendar changes by publishing a version, from a moment on, for a reason. */
@Path("/v1/calendars")
@Needs(Action.READ_AGREEMENTS)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "calendars", description = "Business calendars and calculations with them")
public class CalendarPublicationsResource {

    private static final String FOR_GOOD = "max-age=31536000, immutable";

    private final Calendars calendars;

    CalendarPublicationsResource(Calendars calendars) {
        this.calendars = calendars;
    }

    @GET
    @Path("/{id}/publications")
    @Operation(
            operationId = "listCalendarPublications",
            summary = "List the publications of a calendar, newest first",
            description = "Each with its number, reason and the moment from which on it is in force.")
    public CalendarPublicationBody.Page publications(
            @PathParam("id") String id,
            @Parameter(description = "Entries per page, 1 to 200") @QueryParam("limit") @DefaultValue("20") @PageSize
                    String limit,
            @Parameter(description = "The `next` value of the previous page")
                    @QueryParam("cursor")
                    @Pattern(regexp = "[1-9][0-9]{0,17}", message = Paging.CURSOR)
                    String cursor) {
        requireKnown(id);
        long before = cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
        int size = Integer.parseInt(limit);
        List<CalendarPublication> found = calendars.publications().stream()
                .filter(each -> each.id().equals(id) && each.sequence() < before)
                .sorted(Comparator.comparing(CalendarPublication::sequence).reversed())
                .limit(size + 1L)
                .toList();
        var page = Paging.cut(found, size, CalendarPublication::sequence);
        return new CalendarPublicationBody.Page(
                page.entries().stream().map(CalendarPublicationBody::from).toList(), page.next());
    }

    @POST
    @Needs(Action.PUBLISH)
    @Path("/{id}/publications")
    @Operation(
            operationId = "publishCalendar",
            summary = "Publish a calendar, now or for a later moment",
            description = "Days before the publication takes effect must stay unchanged. If the weekly hours change,"
                    + " the server stores the old ones as `earlier`; any other change to such a day is refused unless"
                    + " `correction` is true. A calendar cannot be withdrawn; to go back, publish an earlier version"
                    + " again. The answer says what stays scheduled after it.")
    @APIResponse(
            responseCode = "201",
            description = "Published",
            headers = {
                @Header(
                        name = "Location",
                        description = "The version",
                        schema = @Schema(implementation = String.class)),
                @Header(name = "ETag", description = "Its version", schema = @Schema(implementation = String.class))
            },
            content = @Content(schema = @Schema(implementation = CalendarPublicationBody.WithCalendar.class)))
    @APIResponse(responseCode = "412", ref = "#/components/responses/Problem412")
    @APIResponse(responseCode = "428", ref = "#/components/responses/Problem428")
    public Response publish(
            @PathParam("id") String id,
            @Parameter(description = "Who publishes, such as analyst@example.com", required = true)
                    @HeaderParam("From")
                    @NotNull(message = FromHeader.MISSING)
                    @PlainText
                    String from,
            @Parameter(description = "The ETag or version that you changed; absent for a new calendar")
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    String ifMatch,
            @Parameter(description = "`*` to create only, and never change a calendar")
                    @HeaderParam(HttpHeaders.IF_NONE_MATCH)
                    String ifNoneMatch,
            @NotNull @Valid PublicationRequest request) {
        CalendarPublication published = calendars.publish(request.toProposal(id, ifMatch, ifNoneMatch, from));
        String version = published.calendar().version();
        return Response.created(UriBuilder.fromPath("/v1/calendars/{id}/versions/{version}")
                        .build(id, version))
                .tag(version)
                .entity(CalendarPublicationBody.WithCalendar.from(published, calendars.timeline()))
                .build();
    }

    @GET
    @Path("/{id}/versions/{version}")
    @Operation(
            operationId = "getCalendarVersion",
            summary = "Get a version of a calendar",
            description = "A version never changes.")
    @APIResponse(
            responseCode = "200",
            description = "The calendar",
            content = @Content(schema = @Schema(implementation = CalendarDefinition.class)))
    @APIResponse(responseCode = "304", description = "The same version as in If-None-Match")
    public Response version(
            @PathParam("id") String id, @PathParam("version") String version, @Context Request request) {
        CalendarVersion found =
                calendars.timeline().findVersion(id, version).orElseThrow(() -> Problem.notFound(missing(id, version)));
        return Tagged.answer(request, found.version(), found::definition)
                .header(HttpHeaders.CACHE_CONTROL, FOR_GOOD)
                .build();
    }

    @GET
    @Path("/{id}/diff")
    @Operation(
            operationId = "compareCalendars",
            summary = "Compare two versions of a calendar",
            description = "The differences as data and as sentences, in local time.")
    public CalendarDifference difference(
            @PathParam("id") String id,
            @Parameter(description = "The earlier version") @QueryParam("from") @NotNull String from,
            @Parameter(description = "The later version") @QueryParam("to") @NotNull String to) {
        requireKnown(id);
        return CalendarDifference.from(named("/from", id, from), named("/to", id, to));
    }

    private CalendarVersion named(String pointer, String id, String version) {
        return calendars
                .timeline()
                .findVersion(id, version)
                .orElseThrow(() -> Problem.invalid(pointer, version, missing(id, version)));
    }

    private static String missing(String id, String version) {
        return "The calendar " + QuotedText.of(id) + " has no version (" + QuotedText.of(version)
                + ").\nSee the calendar's publications for all versions.";
    }

    private void requireKnown(String id) {
        if (calendars.timeline().findLatest(id).isEmpty()) {
            throw Problem.notFound("There is no calendar (" + QuotedText.of(id) + ").\nSee /v1/calendars for all ids.");
        }
    }
}
