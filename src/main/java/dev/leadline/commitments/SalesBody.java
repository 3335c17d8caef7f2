package dev.leadline.commitments;

import dev.leadline.kernel.commitment.WorkOfLead;
import dev.leadline.kernel.commitment.Workload;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What sales owes for the leads of marketing's promise.
 *
 * @param week what the planned leads of a week of five business days take
 * @param rest what open leads, and those still to come by the forecast, take up to the end of the period
 * @param suggestion what to think of when it is too much; null while it is not. It changes nothing: an exception is a waiver,
 *     and only when it is approved
 */
@Schema(name = "SalesSide")
record SalesBody(
        @Schema(required = true) WorkBody week,
        @Schema(required = true) WorkBody rest,
        @Schema(required = true, nullable = true) String suggestion) {

    private static final int PLACES = 2;

    /**
     * Work on leads.
     *
     * @param leads how many
     * @param attempts by channel
     * @param hours the hours needed on average
     * @param worstHours the hours needed when nobody answers: the floor of the policy
     * @param capacityHours the hours that there are
     * @param load hours over capacity, to six places; null where there is no capacity
     */
    @Schema(name = "SalesWork")
    record WorkBody(
            @Schema(required = true) BigDecimal leads,
            @Schema(required = true) List<AttemptsBody> attempts,
            @Schema(required = true) BigDecimal hours,
            @Schema(required = true) BigDecimal worstHours,
            @Schema(required = true) BigDecimal capacityHours,
            @Schema(required = true, nullable = true) BigDecimal load) {

        static WorkBody from(BigDecimal leads, Workload work) {
            return new WorkBody(
                    rounded(leads),
                    work.attempts().stream().map(AttemptsBody::from).toList(),
                    work.expectedHours(),
                    work.worstHours(),
                    rounded(work.capacity()),
                    work.load());
        }
    }

    /**
     * Attempts in one channel.
     *
     * @param channel such as `PHONE`
     * @param expected how many are needed on average
     * @param worst how many are needed when nobody answers
     */
    @Schema(name = "SalesAttempts")
    record AttemptsBody(
            @Schema(required = true) String channel,
            @Schema(required = true) BigDecimal expected,
            @Schema(required = true) BigDecimal worst) {

        static AttemptsBody from(WorkOfLead.Attempts attempts) {
            return new AttemptsBody(attempts.channel(), rounded(attempts.expected()), rounded(attempts.worst()));
        }
    }

    static BigDecimal rounded(BigDecimal number) {
        var rounded = number.setScale(PLACES, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
