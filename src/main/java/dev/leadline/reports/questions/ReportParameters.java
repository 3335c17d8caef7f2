package dev.leadline.reports.questions;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/**
 * What reports on duties can be asked, beside their filters.
 */
public record ReportParameters(
        @Parameter(
                        description = "The obligation: `FIRST_CALL`, `ALL_ATTEMPTS`, `DISPOSITION`,"
                                + " `EARLY_DISQUALIFICATION`, or a kind that a policy declares")
                @QueryParam("duty")
                @DefaultValue("FIRST_CALL")
                String duty,
        @Parameter(
                        description =
                                "The groups, at most two with a comma between them: `team`, `owner`, `tier`,"
                                        + " `tierAtReceipt`, `source`, `calendar`, `stage`, `policy`, `version`, `hour` or"
                                        + " `weekday` (of receipt), `day`, `week`, `month`, or an attribute by which a policy is"
                                        + " segmented, such as `region` or `attribute:region`. Without it there is the total only")
                @QueryParam("by")
                String by,
        @Parameter(
                        description =
                                "Whose dates count: `due` for the duties due in the period, `received` for those of"
                                        + " the leads received in it")
                @QueryParam("view")
                @DefaultValue("due")
                String view,
        @Parameter(description = "The first date of the period, such as `2026-11-02`, in the zone of each duty")
                @QueryParam("from")
                String from,
        @Parameter(description = "The date after the last; at most ten years after `from`") @QueryParam("to") String to,
        @Parameter(
                        description =
                                "`now` for all that is known now, or a moment such as `2026-11-27T12:00:00Z` for what"
                                        + " was known then, judged then")
                @QueryParam("judged")
                @DefaultValue("now")
                String judged) {}
