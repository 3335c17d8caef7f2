package dev.leadline.kernel.policy;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.calendar.BusinessDuration;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a policy's clocks.
 *
 * @param calendar the calendar that runs them (B8)
 * @param contactWindow when leads may be contacted; {@code null} for always
 * @param atRiskAfterPercent the share of its time, 1 to 99 percent, after which an open obligation is at risk (O6);
 *     {@code null} when none ever is
 * @param firstCallCanBePaused whether a pause stops the clock of the first call too (B9)
 * @param alertsWithin how long after something happened people are told of it; {@code null} for {@link #TELL_WITHIN}
 */
public record ClockTerms(
        CalendarChoice calendar,
        @Nullable ContactWindow contactWindow,
        @Nullable Integer atRiskAfterPercent,
        boolean firstCallCanBePaused,
        @Nullable BusinessDuration alertsWithin) {

    /** How old news may be, where a policy does not say. */
    public static final BusinessDuration TELL_WITHIN = new BusinessDuration(10, BusinessDuration.Unit.BUSINESS_DAYS);

    /** With the usual age of alerts. */
    public ClockTerms(
            CalendarChoice calendar,
            @Nullable ContactWindow contactWindow,
            @Nullable Integer atRiskAfterPercent,
            boolean firstCallCanBePaused) {
        this(calendar, contactWindow, atRiskAfterPercent, firstCallCanBePaused, null);
    }

    public ClockTerms {
        if (atRiskAfterPercent != null && (atRiskAfterPercent < 1 || atRiskAfterPercent > 99)) {
            throw new Invalid(
                    "/atRiskAfterPercent",
                    atRiskAfterPercent,
                    "The atRiskAfterPercent (" + atRiskAfterPercent + ") must be between 1 and 99.");
        }
        if (alertsWithin != null && alertsWithin.amount() == 0) {
            throw new Invalid(
                    "/alertsWithin",
                    alertsWithin,
                    "The alertsWithin (" + alertsWithin + ") must be more than nothing, or nobody is ever alerted.");
        }
    }

    /** How long after something happened people are told of it. */
    public BusinessDuration tellWithin() {
        return alertsWithin == null ? TELL_WITHIN : alertsWithin;
    }
}
