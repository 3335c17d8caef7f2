package dev.leadline.optimisations.leads;

import dev.leadline.kernel.optimisation.Cohort;
import dev.leadline.web.PlainText;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The leads of a tier that were contacted exactly so many times before they were closed.
 *
 * @param tier the tier; absent: none
 * @param attempts how many times: a whole number from 1 to 1,000
 * @param leads how many leads
 * @param customers how many of them became customers
 * @param reached how many of them were reached, at the last attempt; absent: the customers count as reached
 */
@Schema(name = "OptimisationCohort")
public record OptimisationCohort(
        @PlainText(max = 64) String tier,
        @NotNull @Min(1) @Max(Cohort.MOST_ATTEMPTS) Integer attempts,
        @NotNull @Min(0) @Max(Cohort.MOST_LEADS) Long leads,
        @NotNull @Min(0) Long customers,
        @Min(0) Long reached) {}
