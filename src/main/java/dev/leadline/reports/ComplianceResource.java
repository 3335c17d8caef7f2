package dev.leadline.reports;

import dev.leadline.access.Action;
import dev.leadline.access.Needs;
import dev.leadline.commitments.terms.LeadValues;
import dev.leadline.commitments.terms.LeadWorth;
import dev.leadline.reports.forms.ReportForms;
import dev.leadline.reports.questions.ReportFilters;
import dev.leadline.reports.questions.ReportParameters;
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
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How promises are kept: every number that leaders ask for, by its definition. */
@Path("/v1/reports/compliance")
@Needs(Action.READ_REPORTS)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "reports", description = "Whether promises are kept, and the list behind each number")
public class ComplianceResource {

    private final Compliance compliance;
    private final ReportQueries queries;
    private final LeadWorth worth;

    ComplianceResource(Compliance compliance, ReportQueries queries, LeadWorth worth) {
        this.compliance = compliance;
        this.queries = queries;
        this.worth = worth;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, ReportForms.CSV, ReportForms.XLSX})
    @Operation(
            operationId = "reportCompliance",
            summary = "Count kept, late and missed duties by group",
            description =
                    "Counts the duties of a period in their buckets, with shares, intervals and times. Every row has"
                            + " the address of its list. A duty is an obligation of one cycle of a lead. CSV and XLSX have a row a"
                            + " group and none of the total, so that the rows can be added up.")
    @APIResponse(
            responseCode = "200",
            description = "The report",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = ComplianceBody.class)),
                @Content(mediaType = ReportForms.CSV, schema = @Schema(implementation = String.class)),
                @Content(
                        mediaType = ReportForms.XLSX,
                        schema = @Schema(implementation = String.class, format = "binary"))
            })
    public Response report(
            @BeanParam ReportParameters parameters,
            @BeanParam ReportFilters filters,
            @Parameter(
                            description =
                                    "The commitments by which leads are worth something (`atStake`); without it the"
                                            + " first 20 by their ids")
                    @QueryParam("commitment")
                    List<String> commitment,
            @Parameter(description = ReportForms.MARK) @QueryParam("mark") @DefaultValue("false") @Flag String mark,
            @Context Request request) {
        var forms = ReportForms.of(request);
        var query = queries.read(parameters, filters);
        var report = compliance.rows(
                query, values(commitment, query.question().moment().at()));
        return forms.answer(
                () -> ComplianceBody.from(report, AskedBody.from(report.query(), parameters.judged())),
                () -> ComplianceTable.of(report),
                Boolean.parseBoolean(mark));
    }

    private List<LeadValues> values(List<String> commitments, Instant at) {
        return commitments == null || commitments.isEmpty() ? worth.known(at) : worth.known(commitments, at);
    }
}
