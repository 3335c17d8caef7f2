package dev.leadline.reports.cycles;

import dev.leadline.policies.publications.Policies;
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

/** What came in, and what waits for a score. */
@Path("/v1/reports/intake")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "reports")
public class IntakeResource {

    static final String GROUPS = "The groups, at most two with a comma between them: `team`, `owner`, `tier`,"
            + " `tierAtReceipt`, `source`, `calendar`, `stage`, `policy`, `version`, `hour`, `weekday`, `day`, `week`,"
            + " `month`, or an attribute by which a policy is segmented, such as `region` or `attribute:region`. Without it"
            + " there is the total only";

    private final IntakeReading reading;
    private final ReportQueries queries;
    private final Policies policies;

    IntakeResource(IntakeReading reading, ReportQueries queries, Policies policies) {
        this.reading = reading;
        this.queries = queries;
        this.policies = policies;
    }

    @GET
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(
            operationId = "reportIntake",
            summary = "Count the leads received by group",
            description =
                    "Counts the leads received in a period: how many wait for a score, are nurtured, or came outside"
                            + " opening hours. Leads that wait for a score are also listed by policy, whenever they came.")
    public IntakeBody report(
            @BeanParam CycleParameters parameters, @Parameter(description = GROUPS) @QueryParam("by") String by) {
        var query = queries.read(parameters.groupedBy(by));
        return IntakeBody.from(
                query, parameters.judged(), reading.received(query), reading.waiting(query), this::responsible);
    }

    private String responsible(String policy) {
        return policies.findInForce(policy)
                .map(found -> found.policy().terms().scoredBy())
                .orElse(null);
    }
}
