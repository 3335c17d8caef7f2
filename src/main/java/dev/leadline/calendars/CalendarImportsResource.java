package dev.leadline.calendars;

import dev.leadline.access.Action;
import dev.leadline.access.Needs;
import dev.leadline.calendars.holidays.HolidayImport;
import dev.leadline.calendars.holidays.ICalendarHolidays;
import dev.leadline.calendars.holidays.PublicHolidays;
import dev.leadline.calendars.holidays.PublicHolidaysWanted;
import dev.leadline.calendars.publications.CalendarPublication;
import dev.leadline.calendars.publications.CalendarVersion;
import dev.leadline.web.QuotedText;
import dev.leadline.web.problems.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Holidays from elsewhere. Nothing is stored here: the answer is the calendar to publish. */
@Path("/v1/calendars")
@Needs(Action.TRY_OUT)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "calendars", description = "Business calendars and calculations with them")
public class CalendarImportsResource {

    private static final String ICALENDAR = "text/calendar";

    private final Calendars calendars;
    private final InstantSource clock;

    CalendarImportsResource(Calendars calendars, InstantSource clock) {
        this.calendars = calendars;
        this.clock = clock;
    }

    @POST
    @Path("/{id}/imports/icalendar")
    @Consumes(ICALENDAR)
    @Operation(
            operationId = "previewICalendar",
            summary = "Preview a calendar with the holidays of an iCalendar file",
            description =
                    "Imports events that last whole days, and those that take at least two hours off the begin or the end"
                            + " of a working day, from today on, and recurring ones for ten years. Nothing is"
                            + " stored: to use the result, publish the answer's `calendar` with its `basedOn` as"
                            + " If-Match.")
    public HolidayImport.Answer icalendar(
            @PathParam("id") String id,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = ICALENDAR,
                                            schema =
                                                    @Schema(type = SchemaType.STRING, description = "RFC 5545, UTF-8")))
                    byte[] file) {
        return imported(id, into -> ICalendarHolidays.read(file, into));
    }

    @POST
    @Path("/{id}/imports/holidays")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "previewPublicHolidays",
            summary = "Preview a calendar with the public holidays of a country or region",
            description = "Imports holidays from today on. Nothing is stored: to use the result, publish the answer's"
                    + " `calendar` with its `basedOn` as If-Match.")
    public HolidayImport.Answer holidays(@PathParam("id") String id, @NotNull @Valid PublicHolidaysWanted wanted) {
        return imported(id, new PublicHolidays(wanted)::read);
    }

    private HolidayImport.Answer imported(String id, Consumer<HolidayImport> reading) {
        CalendarVersion latest = calendars
                .timeline()
                .findLatest(id)
                .map(CalendarPublication::calendar)
                .orElseThrow(() -> Problem.notFound("There is no calendar (" + QuotedText.of(id)
                        + ").\nPublish the calendar first, then add holidays."));
        LocalDate today = LocalDate.ofInstant(clock.instant(), latest.calendar().zone());
        HolidayImport into = new HolidayImport(latest.calendar(), today);
        reading.accept(into);
        return into.toAnswer(latest.version());
    }
}
