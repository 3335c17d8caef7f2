package dev.leadline.optimisations;

import dev.leadline.web.PlainText;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What reps have time for, to find what a call is worth when there are not enough of them.
 *
 * @param calls the calls that they can make
 * @param leads the leads that these calls are for, by tier; absent: as many as were analysed
 */
@Schema(name = "OptimisationCapacity")
record CapacityRequest(
        @NotNull @DecimalMin("0") @DecimalMax(CalculationRequest.MOST) BigDecimal calls,
        @Size(max = 100, message = "must have at most {max} tiers") @Schema(nullable = true)
                Map<
                                @PlainText(max = 64) String,
                                @NotNull @DecimalMin("0") @DecimalMax(CalculationRequest.MOST) BigDecimal>
                        leads) {}
