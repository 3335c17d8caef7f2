package dev.leadline.optimisations;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.optimisation.CohortCurve;
import dev.leadline.kernel.optimisation.Fraction;
import dev.leadline.kernel.optimisation.Prices;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Cohorts and prices, in one currency.
 *
 * @param cohorts the leads by their number of attempts; a number that is left out has none
 * @param hourlyCost the cost of an hour of a rep; 0 is allowed
 * @param callsPerHour the calls that a rep makes in an hour, above 0
 * @param revenuePerCustomer the average revenue per customer
 */
@Schema(name = "AttemptCalculationRequest")
record CalculationRequest(
        @NotNull @Size(min = 1, max = 1_000, message = "must have from {min} to {max} cohorts")
                List<@NotNull @Valid CohortBody> cohorts,
        @NotNull @DecimalMin("0") @DecimalMax(MOST) BigDecimal hourlyCost,
        @NotNull @DecimalMin(value = "0", inclusive = false) @DecimalMax(MOST) BigDecimal callsPerHour,
        @NotNull @DecimalMin("0") @DecimalMax(MOST) BigDecimal revenuePerCustomer) {

    static final String MOST = "1000000000000";

    Prices prices() {
        return new Prices(
                Fraction.of(hourlyCost).dividedBy(Fraction.of(callsPerHour)), Fraction.of(revenuePerCustomer));
    }

    /** @throws Invalid when a cohort cannot be */
    CohortCurve curve() {
        try {
            return CohortCurve.of(CohortBody.cohorts(cohorts), prices());
        } catch (Invalid invalid) {
            throw invalid.under("/cohorts");
        }
    }
}
