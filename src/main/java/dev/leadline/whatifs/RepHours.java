package dev.leadline.whatifs;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The cost of attempts in hours of work; a channel without minutes costs nothing.
 *
 * @param required for the attempts that the tiers of all leads require
 * @param remaining for those that still have to be made
 * @param soon for those of them that are made within the next 10 business days at an even pace; null of past decisions, and
 *     absent in results of earlier versions
 */
@Schema(name = "WhatIfRepHours")
record RepHours(Hours required, Hours remaining, @Schema(nullable = true) Hours soon) {

    private static final BigDecimal MINUTES_OF_AN_HOUR = BigDecimal.valueOf(60);

    /**
     * Hours before and after, to two decimals.
     *
     * @param before by the edition compared against
     * @param after by the edition tried
     */
    @Schema(name = "WhatIfHours")
    record Hours(BigDecimal before, BigDecimal after) {}

    /** @param minutes what an attempt costs, by channel; {@code null} when it is not known, and neither are the hours */
    static RepHours of(List<WhatIfPart.ChannelEffort> efforts, Map<String, BigDecimal> minutes) {
        if (minutes == null) {
            return null;
        }
        boolean isPaced = efforts.stream().allMatch(each -> each.soon() != null);
        return new RepHours(
                hours(efforts, minutes, WhatIfPart.ChannelEffort::required),
                hours(efforts, minutes, WhatIfPart.ChannelEffort::remaining),
                isPaced ? hours(efforts, minutes, WhatIfPart.ChannelEffort::soon) : null);
    }

    private static Hours hours(
            List<WhatIfPart.ChannelEffort> efforts,
            Map<String, BigDecimal> minutes,
            Function<WhatIfPart.ChannelEffort, WhatIfPart.Count> attempts) {
        return new Hours(
                sum(efforts, minutes, effort -> attempts.apply(effort).before()),
                sum(efforts, minutes, effort -> attempts.apply(effort).after()));
    }

    private static BigDecimal sum(
            List<WhatIfPart.ChannelEffort> efforts,
            Map<String, BigDecimal> minutes,
            ToLongFunction<WhatIfPart.ChannelEffort> attempts) {
        return efforts.stream()
                .map(effort -> minutes.getOrDefault(effort.channel(), BigDecimal.ZERO)
                        .multiply(BigDecimal.valueOf(attempts.applyAsLong(effort))))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(MINUTES_OF_AN_HOUR, 2, RoundingMode.HALF_UP);
    }
}
