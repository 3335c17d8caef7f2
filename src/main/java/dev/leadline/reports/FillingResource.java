package dev.leadline.reports;

import dev.leadline.access.Action;
import dev.leadline.access.Needs;
import dev.leadline.reports.duties.Uncounted;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Serves how far the duties of leads are filled in that were tracked before duties were counted. */
@Path("/v1/reports/filling")
@Needs(Action.READ_REPORTS)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "reports")
public class FillingResource {

    private static final int MOST_FAILURES = 20;

    private final Uncounted uncounted;

    FillingResource(Uncounted uncounted) {
        this.uncounted = uncounted;
    }

    /**
     * How far the filling is. Reports are whole when every lead is filled in.
     *
     * @param leads all tracked leads
     * @param filled those whose duties are counted
     * @param failed those whose duties could not be filled in; each is tried again an hour later
     * @param failures the first 20 of them, in the order of their ids
     */
    @Schema(name = "Filling")
    record FillingBody(long leads, long filled, long failed, List<FailureBody> failures) {

        /**
         * A lead whose duties could not be filled in.
         *
         * @param leadId the lead
         * @param because why, as the server said it
         * @param triedAt when that was
         */
        @Schema(name = "FillingFailure")
        record FailureBody(String leadId, String because, Instant triedAt) {}
    }

    @GET
    @Operation(
            operationId = "getFilling",
            summary = "Read how far duties are filled in",
            description =
                    "Duties of leads that were tracked before the server counted them are filled in while it runs,"
                            + " some leads at a time. Until that is done, reports leave the rest out.")
    @APIResponse(
            responseCode = "200",
            description = "How far it is",
            content = @Content(schema = @Schema(implementation = FillingBody.class)))
    public FillingBody filling() {
        var progress = uncounted.progress();
        return new FillingBody(
                progress.leads(),
                progress.filled(),
                progress.failed(),
                uncounted.failures(MOST_FAILURES).stream()
                        .map(each -> new FillingBody.FailureBody(each.leadId(), each.because(), each.triedAt()))
                        .toList());
    }
}
