package dev.leadline.calendars;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.leadline.access.Action;
import dev.leadline.access.Needs;
import dev.leadline.calendars.publications.CalendarPublication;
import dev.leadline.calendars.publications.CalendarTimeline;
import dev.leadline.calendars.publications.CalendarVersion;
import dev.leadline.web.QuotedText;
import dev.leadline.web.Tagged;
import dev.leadline.web.problems.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The calendars in force, and their arithmetic for anyone to check against their own. */
@Path("/v1/calendars")
@Needs(Action.READ_AGREEMENTS)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "calendars", description = "Business calendars and calculations with them")
public class CalendarsResource {

    private final Calendars calendars;
    private final InstantSource clock;

    CalendarsResource(Calendars calendars, InstantSource clock) {
        this.calendars = calendars;
        this.clock = clock;
    }

    /**
     * A calendar in force, without its hours.
     *
     * @param id the calendar
     * @param version the SHA-256 of its content
     * @param timezone its IANA time zone
     */
    @Schema(name = "CalendarSummary")
    public record Summary(
            @Schema(required = true, examples = "us-sales") String id,
            @Schema(required = true, examples = "sha256:...") String version,
            @Schema(required = true, examples = "America/New_York") String timezone) {

        static Summary from(CalendarVersion calendar) {
            return new Summary(
                    calendar.id(),
                    calendar.version(),
                    calendar.calendar().zone().getId());
        }
    }

    /**
     * A calendar in force, in full.
     *
     * @param id the calendar
     * @param version the SHA-256 of its content
     * @param timezone its IANA time zone
     * @param hours its weekly hours
     * @param holidays the dates that are closed, or have other hours
     * @param extra hours beyond the weekly ones
     * @param earlier weekly hours that held before
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "CalendarInForce")
    public record InForce(
            @Schema(required = true, examples = "us-sales") String id,
            @Schema(required = true, examples = "sha256:...") String version,
            @Schema(required = true, examples = "America/New_York") String timezone,
            WeekDefinition hours,
            List<HolidayDefinition> holidays,
            List<ExtraDefinition> extra,
            List<EarlierDefinition> earlier,
            @Schema(description = "The moment since which it is in force; absent if it always was") Instant since,
            @Schema(
                            required = true,
                            description = "The version that was published last; differs from `version` if a"
                                    + " publication is scheduled")
                    String latest,
            @Schema(description = "Scheduled publications, the next first") List<CalendarPublicationBody> next) {

        static InForce from(CalendarPublication publication, CalendarTimeline timeline, Instant now) {
            CalendarVersion calendar = publication.calendar();
            String id = calendar.id();
            CalendarDefinition definition = calendar.definition();
            return new InForce(
                    definition.id(),
                    calendar.version(),
                    definition.timezone(),
                    definition.hours(),
                    definition.holidays(),
                    definition.extra(),
                    definition.earlier(),
                    publication.effectiveFrom(),
                    timeline.findLatest(id).orElse(publication).calendar().version(),
                    timeline.scheduled(id, now).stream()
                            .map(CalendarPublicationBody::from)
                            .toList());
        }
    }

    /**
     * The calendars in force.
     *
     * @param items all of them
     * @param next null: there are no more pages
     */
    @Schema(name = "CalendarPage")
    record Page(List<Summary> items, @Schema(nullable = true) String next) {}

    @GET
    @Operation(
            operationId = "listCalendars",
            summary = "List the calendars in force",
            description = "Each with the version that is in force now.")
    public Page all() {
        return new Page(calendars.all().stream().map(Summary::from).toList(), null);
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getCalendar",
            summary = "Get a calendar in force",
            description = "The ETag is its version, with a suffix while a publication is scheduled.")
    @APIResponse(
            responseCode = "200",
            description = "The calendar",
            content = @Content(schema = @Schema(implementation = InForce.class)))
    @APIResponse(responseCode = "304", description = "Unchanged since the version in If-None-Match")
    public Response one(@PathParam("id") String id, @Context Request request) {
        Instant now = clock.instant();
        CalendarTimeline timeline = calendars.timeline();
        CalendarPublication inForce = timeline.findInForce(id, now)
                .orElseThrow(() -> Problem.notFound(
                        "There is no calendar (" + QuotedText.of(id) + ").\nSee /v1/calendars for all ids."));
        return Tagged.answer(
                        request, timeline.findTag(id, now).orElseThrow(), () -> InForce.from(inForce, timeline, now))
                .build();
    }

    @POST
    @Path("/deadline")
    @Operation(
            operationId = "computeDeadline",
            summary = "Calculate a deadline",
            description =
                    "The clock starts at the first open instant at or after `start`. A deadline at a closing instant is"
                            + " that instant, not the next opening. N business days end at the close of the N-th business day after"
                            + " the date of the clock start.")
    public CalendarAnswers.Deadline deadline(@NotNull @Valid CalendarQuestions.Deadline question) {
        return CalendarAnswers.Deadline.to(question, question.calendar().resolve(calendars));
    }

    @POST
    @Path("/elapsed")
    @Operation(
            operationId = "computeElapsed",
            summary = "Calculate the open time between two instants",
            description = "The result is negative if `to` is before `from`.")
    public CalendarAnswers.Elapsed elapsed(@NotNull @Valid CalendarQuestions.Elapsed question) {
        return CalendarAnswers.Elapsed.to(question, question.calendar().resolve(calendars));
    }

    @POST
    @Path("/open")
    @Operation(
            operationId = "computeOpen",
            summary = "Check whether a calendar is open at an instant, and when it opens next",
            description =
                    "`nextOpen` is the moment itself while the calendar is open, and null when it never opens again.")
    public CalendarAnswers.Open open(@NotNull @Valid CalendarQuestions.Open question) {
        return CalendarAnswers.Open.to(question, question.calendar().resolve(calendars));
    }
}
