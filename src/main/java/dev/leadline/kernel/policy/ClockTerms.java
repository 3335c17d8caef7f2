package dev.leadline.kernel.policy;

import dev.leadline.kernel.Invalid;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a policy's clocks.
 *
 * @param calendar the calendar that runs them (B8)
 * @param contactWindow when leads may be contacted; {@code null} for always
 * @param atRiskAfterPercent the share of its time, 1 to 99 percent, after which an open obligation is at risk (O6);
 *     {@code null} when none ever is
 * @param firstCallCanBePaused whether a pause stops the clock of the first call too (B9)
 */
public record ClockTerms(
        CalendarChoice calendar,
        @Nullable ContactWindow contactWindow,
        @Nullable Integer atRiskAfterPercent,
        boolean firstCallCanBePaused) {

    public ClockTerms {
        if (atRiskAfterPercent != null && (atRiskAfterPercent < 1 || atRiskAfterPercent > 99)) {
            throw new Invalid(
                    "/atRiskAfterPercent",
                    atRiskAfterPercent,
                    "The atRiskAfterPercent (" + atRiskAfterPercent + ") must be between 1 and 99.");
        }
    }
}
