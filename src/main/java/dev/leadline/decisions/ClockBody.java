package dev.leadline.decisions;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The clock of one obligation.
 *
 * @param kind what is owed
 * @param within the time allowed
 * @param trace contiguous intervals from receipt to the deadline; what is counted adds up to the time allowed
 * @param complete whether the trace reaches the deadline
 * @param pausesSetAside the pauses that do not stop this clock, each with the reason
 */
@Schema(name = "ClockExplanation")
public record ClockBody(
        @Schema(description = DecisionBody.KINDS) String kind,
        String within,
        List<IntervalBody> trace,
        boolean complete,
        List<IdlePauseBody> pausesSetAside) {

    /**
     * One stretch of time.
     *
     * @param from its begin, inside
     * @param fromLocal the same in the calendar's zone
     * @param to its end, outside
     * @param toLocal the same in the calendar's zone
     * @param counted whether the clock ran
     * @param reason why, or why not
     * @param day the number of the business day, of a clock that counts them: 0 is the date of the clock start; otherwise null
     * @param madeUp whether it makes up for pauses: it lies after the deadline that there would be without them
     */
    @Schema(name = "ClockInterval")
    public record IntervalBody(
            Instant from,
            String fromLocal,
            Instant to,
            String toLocal,
            boolean counted,
            String reason,
            @Schema(nullable = true) Integer day,
            boolean madeUp) {}

    /**
     * A pause that does not stop the clock, and why not (B9).
     *
     * @param from when it begins
     * @param to when it ends; null while it has no end
     * @param reason the reason given; null when none was
     * @param because why it does not stop the clock
     */
    @Schema(name = "PauseSetAside")
    public record IdlePauseBody(
            Instant from,
            @Schema(nullable = true) Instant to,
            @Schema(nullable = true) String reason,
            String because) {}
}
