package dev.leadline.reports.cycles;

import dev.leadline.access.Action;
import dev.leadline.access.Needs;
import dev.leadline.policies.publications.Policies;
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

/** What came in, and what waits for a score. */
@Path("/v1/reports/intake")
@Needs(Action.READ_REPORTS)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "reports")
public class IntakeResource {

    static final String GROUPS = "The groups, at most two with a comma between them: `team`, `owner`, `tier`,"
            + " `tierAtReceipt`, `source`, `calendar`, `stage`, `policy`, `version`, `hour`, `weekday`, `day`, `week`,"
            + " `month`, or an attribute by which a policy is segmented, such as `region` or `attribute:region`. Without it"
            + " there is the total only";

    private final IntakeReading reading;
    private final WaitingLeads waiting;
    private final ReportQueries queries;
    private final Policies policies;

    IntakeResource(IntakeReading reading, WaitingLeads waiting, ReportQueries queries, Policies policies) {
        this.reading = reading;
        this.waiting = waiting;
        this.queries = queries;
        this.policies = policies;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, ReportForms.CSV, ReportForms.XLSX})
    @Operation(
            operationId = "reportIntake",
            summary = "Count the leads received by group",
            description =
                    "Counts the leads received in a period: how many wait for a score, are nurtured, or came outside"
                            + " opening hours. Leads that wait for a score are also listed by policy, whenever they came.")
    @APIResponse(
            responseCode = "200",
            description = "The report",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = IntakeBody.class)),
                @Content(mediaType = ReportForms.CSV, schema = @Schema(implementation = String.class)),
                @Content(
                        mediaType = ReportForms.XLSX,
                        schema = @Schema(implementation = String.class, format = "binary"))
            })
    public Response report(
            @BeanParam CycleParameters parameters,
            @BeanParam ReportFilters filters,
            @Parameter(description = GROUPS) @QueryParam("by") String by,
            @Parameter(description = ReportForms.MARK) @QueryParam("mark") @DefaultValue("false") @Flag String mark,
            @Context Request request) {
        var forms = ReportForms.of(request);
        var query = queries.read(parameters, by, filters);
        var report = IntakeBody.from(
                query,
                parameters.judged(),
                reading.received(query),
                waiting.read(query.question(), query.question().moment().at()),
                this::responsible);
        return forms.answer(() -> report, () -> IntakeTable.of(report), Boolean.parseBoolean(mark));
    }

    private String responsible(String policy) {
        return policies.findInForce(policy)
                .map(found -> found.policy().terms().scoredBy())
                .orElse(null);
    }
}
