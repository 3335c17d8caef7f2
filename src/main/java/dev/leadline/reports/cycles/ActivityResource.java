package dev.leadline.reports.cycles;

import dev.leadline.reports.ReportQueries;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/** What was done, and what came of it. */
@Path("/v1/reports/activity")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "reports")
public class ActivityResource {

    private final AttemptCounts attempts;
    private final ResultReading results;
    private final ReportQueries queries;

    ActivityResource(AttemptCounts attempts, ResultReading results, ReportQueries queries) {
        this.attempts = attempts;
        this.results = results;
        this.queries = queries;
    }

    @GET
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(
            operationId = "reportActivity",
            summary = "Count attempts, dispositions and outcomes by group",
            description =
                    "Counts what was done in a period, whatever it was owed for: attempts and dispositions, grouped by"
                            + " the moment and the owner of each. Beside it stand what became of the leads received in the period,"
                            + " and the attempts that leads lacked whose attempts were due in it.")
    public ActivityBody report(
            @BeanParam CycleParameters parameters,
            @Parameter(description = IntakeResource.GROUPS) @QueryParam("by") String by) {
        var query = queries.read(parameters.groupedBy(by));
        return ActivityBody.from(query, parameters.judged(), Activity.read(query, attempts, results));
    }
}
