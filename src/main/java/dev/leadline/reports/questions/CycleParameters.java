package dev.leadline.reports.questions;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/**
 * What reports on leads and on what was done for them can be asked, beside their filters: a period, and the moment of
 * judging.
 */
public record CycleParameters(
        @Parameter(description = "The first date of the period, such as `2026-11-02`, in the zone of each lead")
                @QueryParam("from")
                String from,
        @Parameter(description = "The date after the last; at most ten years after `from`") @QueryParam("to") String to,
        @Parameter(
                        description =
                                "`now` for all that is known now, or a moment such as `2026-11-27T12:00:00Z` for what"
                                        + " was known then")
                @QueryParam("judged")
                @DefaultValue("now")
                String judged) {}
