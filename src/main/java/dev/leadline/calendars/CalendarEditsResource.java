package dev.leadline.calendars;

import dev.leadline.access.Action;
import dev.leadline.access.Needs;
import dev.leadline.calendars.publications.CalendarProposal;
import dev.leadline.calendars.publications.CalendarPublication;
import dev.leadline.web.Flag;
import dev.leadline.web.FromHeader;
import dev.leadline.web.PlainText;
import dev.leadline.web.QuotedText;
import dev.leadline.web.problems.Precondition;
import dev.leadline.web.problems.Problem;
import dev.leadline.web.problems.ProblemType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Publishes an edited calendar: all of it as it was read, or some holidays in or out. */
@Path("/v1/calendars/{id}")
@Needs(Action.PUBLISH)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "calendars", description = "Business calendars and calculations with them")
public class CalendarEditsResource {

    private static final int TRIES = 3;

    private final Calendars calendars;
    private final InstantSource clock;

    CalendarEditsResource(Calendars calendars, InstantSource clock) {
        this.calendars = calendars;
        this.clock = clock;
    }

    @PUT
    @Operation(
            operationId = "putCalendar",
            summary = "Publish a calendar as it was read and edited",
            description =
                    "Takes what `GET /v1/calendars/{id}` answers. Without If-Match, the `latest` or `version` in the"
                            + " body is the version that you have seen. It is a publication like any other.")
    @APIResponse(
            responseCode = "200",
            description = "Published",
            content = @Content(schema = @Schema(implementation = CalendarPublicationBody.WithCalendar.class)))
    @APIResponse(responseCode = "412", ref = "#/components/responses/Problem412")
    @APIResponse(responseCode = "428", ref = "#/components/responses/Problem428")
    public Response put(
            @PathParam("id") String id,
            @Parameter(description = "Who publishes, such as analyst@example.com", required = true)
                    @HeaderParam("From")
                    @NotNull(message = FromHeader.MISSING)
                    @PlainText
                    String from,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch,
            @Parameter(description = "Why, for everyone who later asks", required = true)
                    @QueryParam("reason")
                    @NotNull
                    @PlainText(max = 1_000)
                    String reason,
            @Parameter(description = EffectiveFrom.DESCRIPTION) @QueryParam("effectiveFrom") String effectiveFrom,
            @Parameter(description = "Whether days that are past may change")
                    @QueryParam("correction")
                    @DefaultValue("false")
                    @Flag
                    String correction,
            @NotNull EditedCalendarDefinition edited) {
        var seen = new Precondition(ifMatch == null ? edited.seen().orElse(null) : ifMatch, ifNoneMatch);
        var by = new CalendarProposal.By(from, reason, Boolean.parseBoolean(correction));
        var effective = EffectiveFrom.parse(effectiveFrom, edited.timezone());
        return answer(calendars.publish(new CalendarProposal(id, edited.definition(), seen, effective, by)));
    }

    @PATCH
    @Operation(
            operationId = "patchCalendar",
            summary = "Put holidays into a calendar, or take them out",
            description =
                    "Changes the calendar that is in force at `effectiveFrom`, and leaves the rest of it as it is."
                            + " Without If-Match it applies to whatever is published by then.")
    @APIResponse(
            responseCode = "200",
            description = "Published",
            content = @Content(schema = @Schema(implementation = CalendarPublicationBody.WithCalendar.class)))
    @APIResponse(responseCode = "412", ref = "#/components/responses/Problem412")
    public Response patch(
            @PathParam("id") String id,
            @Parameter(description = "Who publishes, such as analyst@example.com", required = true)
                    @HeaderParam("From")
                    @NotNull(message = FromHeader.MISSING)
                    @PlainText
                    String from,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid HolidayPatchRequest request) {
        for (int tries = 1; ; tries++) {
            try {
                return answer(calendars.publish(proposal(id, from, ifMatch, request)));
            } catch (Problem changed) {
                boolean isOurs = ifMatch == null && changed.type() == ProblemType.CHANGED_MEANWHILE;
                if (!isOurs || tries == TRIES) {
                    throw changed;
                }
            }
        }
    }

    private CalendarProposal proposal(String id, String from, String ifMatch, HolidayPatchRequest request) {
        var timeline = calendars.timeline();
        var now = timeline.now(id, clock.instant());
        var present = timeline.findInForce(id, now)
                .orElseThrow(() -> Problem.notFound(
                        "There is no calendar (" + QuotedText.of(id) + ").\nSee /v1/calendars for all ids."));
        var effective = EffectiveFrom.parse(
                request.effectiveFrom(), present.calendar().definition().timezone());
        var changed = effective == null
                ? present
                : timeline.findInForce(id, effective).orElse(present);
        var seen = new Precondition(ifMatch == null ? timeline.findTag(id, now).orElseThrow() : ifMatch, null);
        var by = new CalendarProposal.By(from, request.reason(), Boolean.TRUE.equals(request.correction()));
        return new CalendarProposal(id, request.applied(changed.calendar().definition()), seen, effective, by);
    }

    private Response answer(CalendarPublication published) {
        return Response.ok(CalendarPublicationBody.WithCalendar.from(published, calendars.timeline()))
                .tag(published.calendar().version())
                .build();
    }
}
