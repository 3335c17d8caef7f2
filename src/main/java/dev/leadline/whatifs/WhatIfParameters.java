package dev.leadline.whatifs;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * The complete parameters of a what-if, as stored.
 *
 * @param edition the edition tried
 * @param against the edition it is compared with
 * @param transition how the one would follow the other; {@code null} as if it had been in force at receipt
 * @param from the first moment of the period
 * @param to the first that does not belong to it any more
 * @param minutesPerAttempt what an attempt costs by channel; {@code null} when hours are not asked for
 * @param sample how many changed leads are wanted as examples
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WhatIfParameters(
        Version edition,
        Version against,
        String transition,
        Instant from,
        Instant to,
        Map<String, BigDecimal> minutesPerAttempt,
        int sample) {

    /** An edition by its name, and the version that this meant when it was asked. */
    record Version(String edition, String version) {}
}
