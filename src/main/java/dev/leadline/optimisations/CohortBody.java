package dev.leadline.optimisations;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.optimisation.Cohort;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The leads that were contacted exactly so many times before they were closed.
 *
 * @param attempts how many times: a whole number from 1 to 1,000
 * @param leads how many leads
 * @param customers how many of them became customers
 */
@Schema(name = "AttemptCohort")
record CohortBody(
        @NotNull @Min(1) @Max(Cohort.MOST_ATTEMPTS) Integer attempts,
        @NotNull @Min(0) @Max(Cohort.MOST_LEADS) Long leads,
        @NotNull @Min(0) Long customers) {

    /** @throws Invalid with a pointer into the list, when a cohort cannot be */
    static List<Cohort> cohorts(List<CohortBody> bodies) {
        var cohorts = new ArrayList<Cohort>();
        for (int i = 0; i < bodies.size(); i++) {
            var body = bodies.get(i);
            try {
                cohorts.add(new Cohort(body.attempts(), body.leads(), body.customers()));
            } catch (Invalid invalid) {
                throw invalid.under("/" + i);
            }
        }
        return cohorts;
    }
}
