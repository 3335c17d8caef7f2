package dev.leadline.optimisations;

import dev.leadline.optimisations.leads.LeadsRequest;
import dev.leadline.optimisations.leads.OptimisationCohort;
import dev.leadline.web.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An analysis that is wanted: of cohorts or of tracked leads, with what a call costs and a customer brings.
 *
 * @param name a name to find it by; absent: none
 * @param cohorts the leads by their number of attempts; absent: tracked leads
 * @param leads which of the tracked leads; absent: cohorts
 * @param hourlyCost the cost of an hour of a rep; 0 is allowed
 * @param callsPerHour the attempts that a rep makes in an hour, above 0; absent: minutesPerAttempt
 * @param minutesPerAttempt the minutes that an attempt takes; absent: callsPerHour
 * @param talkMinutes the minutes that reaching a lead takes besides; absent: 0
 * @param revenuePerCustomer the average revenue per customer; absent: revenueByTier, or what the leads say
 * @param revenueByTier the same by tier; absent: revenuePerCustomer
 * @param valuePerReached what a reached lead is worth, assumed where no revenue is known; absent: computed
 * @param margin the share of revenue that is kept, above 0, at most 1; absent: 1
 * @param currency the currency of all amounts, such as {@code USD}; absent: not said
 * @param capacity what reps have time for; absent: no price of capacity is computed
 */
@Schema(name = "OptimisationRequest")
record OptimisationRequest(
        @PlainText String name,
        @Size(min = 1, max = 10_000, message = "must have from {min} to {max} cohorts") @Schema(nullable = true)
                List<@NotNull @Valid OptimisationCohort> cohorts,
        @Valid LeadsRequest leads,
        @NotNull @DecimalMin("0") @DecimalMax(CalculationRequest.MOST) BigDecimal hourlyCost,
        @DecimalMin(value = "0", inclusive = false) @DecimalMax(CalculationRequest.MOST) BigDecimal callsPerHour,
        @DecimalMin("0") @DecimalMax("1440") BigDecimal minutesPerAttempt,
        @DecimalMin("0") @DecimalMax("1440") BigDecimal talkMinutes,
        @DecimalMin("0") @DecimalMax(CalculationRequest.MOST) BigDecimal revenuePerCustomer,
        @Size(max = 100, message = "must have at most {max} tiers") @Schema(nullable = true)
                Map<
                                @PlainText(max = 64) String,
                                @NotNull @DecimalMin("0") @DecimalMax(CalculationRequest.MOST) BigDecimal>
                        revenueByTier,
        @DecimalMin("0") @DecimalMax(CalculationRequest.MOST) BigDecimal valuePerReached,
        @DecimalMin(value = "0", inclusive = false) @DecimalMax("1") BigDecimal margin,
        @Pattern(regexp = "[A-Z]{3}", message = "must be three capital letters, such as USD") String currency,
        @Valid CapacityRequest capacity) {}
