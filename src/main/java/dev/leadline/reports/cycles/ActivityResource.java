package dev.leadline.reports.cycles;

import dev.leadline.access.Action;
import dev.leadline.access.Needs;
import dev.leadline.reports.forms.ReportForms;
import dev.leadline.reports.questions.CycleParameters;
import dev.leadline.reports.questions.ReportFilters;
import dev.leadline.reports.questions.ReportQueries;
import dev.leadline.web.Flag;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What was done, and what came of it. */
@Path("/v1/reports/activity")
@Needs(Action.READ_REPORTS)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "reports")
public class ActivityResource {

    private final AttemptCounts attempts;
    private final ResultReading results;
    private final GivenUpReading givenUp;
    private final ReportQueries queries;

    ActivityResource(AttemptCounts attempts, ResultReading results, GivenUpReading givenUp, ReportQueries queries) {
        this.attempts = attempts;
        this.results = results;
        this.givenUp = givenUp;
        this.queries = queries;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, ReportForms.CSV, ReportForms.XLSX})
    @Operation(
            operationId = "reportActivity",
            summary = "Count attempts, dispositions and outcomes by group",
            description =
                    "Counts what was done in a period, whatever it was owed for: attempts and dispositions, grouped by"
                            + " the moment and the owner of each. Beside it stand what became of the leads received in the period,"
                            + " the attempts that leads lacked whose attempts were due in it, and the leads given up by reason.")
    @APIResponse(
            responseCode = "200",
            description = "The report",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ActivityBody.class)),
                @Content(mediaType = ReportForms.CSV, schema = @Schema(implementation = String.class)),
                @Content(
                        mediaType = ReportForms.XLSX,
                        schema = @Schema(implementation = String.class, format = "binary"))
            })
    public Response report(
            @BeanParam CycleParameters parameters,
            @BeanParam ReportFilters filters,
            @Parameter(description = IntakeResource.GROUPS) @QueryParam("by") String by,
            @Parameter(description = ReportForms.MARK) @QueryParam("mark") @DefaultValue("false") @Flag String mark,
            @Context Request request) {
        var forms = ReportForms.of(request);
        var query = queries.read(parameters, by, filters);
        var report = ActivityBody.from(query, parameters.judged(), Activity.read(query, attempts, results, givenUp));
        return forms.answer(() -> report, () -> ActivityTable.of(report), Boolean.parseBoolean(mark));
    }
}
