package dev.leadline.kernel.optimisation;

import dev.leadline.kernel.Invalid;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What became of a lead and of the attempts at it, in one channel.
 *
 * @param attempts the attempts made, 0 to {@value Cohort#MOST_ATTEMPTS}
 * @param outcome how it ended
 * @param atRisk the attempts made while it had not been reached, that which reached it included; at most all
 * @param isReached whether the last of those reached it
 * @param revenue what it brought; {@code null} when that is not known of the lead
 */
public record WorkedLead(int attempts, Outcome outcome, int atRisk, boolean isReached, @Nullable BigDecimal revenue) {

    /** How a lead ended. */
    public enum Outcome {
        /** It became a customer. */
        WON,
        LOST,
        /** It has not ended. */
        OPEN
    }

    /** @throws Invalid when a number is beyond its bounds */
    public WorkedLead {
        if (attempts < 0 || attempts > Cohort.MOST_ATTEMPTS) {
            throw new Invalid(
                    "/attempts", attempts, "The attempts (" + attempts + ") must be a whole number from 0 to 1000.");
        }
        if (atRisk < (isReached ? 1 : 0) || atRisk > attempts) {
            throw new Invalid(
                    "/reachedAt",
                    atRisk,
                    "The reachedAt (" + atRisk + ") must be from 1 to the attempts (" + attempts + ").");
        }
    }

    /** One of which is only known how it ended: a customer was reached at the last attempt, nobody else was. */
    public static WorkedLead ofOutcome(int attempts, Outcome outcome, @Nullable BigDecimal revenue) {
        return new WorkedLead(attempts, outcome, attempts, outcome == Outcome.WON && attempts > 0, revenue);
    }

    boolean isClosed() {
        return outcome != Outcome.OPEN;
    }

    boolean isCustomer() {
        return outcome == Outcome.WON;
    }
}
