package dev.leadline.reports;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/** How promises are kept: every number that leaders ask for, by its definition. */
@Path("/v1/reports/compliance")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "reports", description = "Whether promises are kept, and the list behind each number")
public class ComplianceResource {

    private final Compliance compliance;
    private final ReportQueries queries;

    ComplianceResource(Compliance compliance, ReportQueries queries) {
        this.compliance = compliance;
        this.queries = queries;
    }

    @GET
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(
            operationId = "reportCompliance",
            summary = "Count kept, late and missed duties by group",
            description =
                    "Counts the duties of a period in their buckets, with shares, intervals and times. Every row has"
                            + " the address of its list. A duty is an obligation of one cycle of a lead.")
    public ComplianceBody report(@BeanParam ReportParameters parameters) {
        var query = queries.read(parameters);
        return ComplianceBody.from(compliance.rows(query), AskedBody.from(query, parameters.judged()));
    }
}
