package dev.leadline.kernel.commitment;

import dev.leadline.kernel.commitment.WorkOfLead.Attempts;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What sales owes for the leads, in hours, against the hours that it has.
 *
 * @param attempts by channel, sorted
 * @param minutes how long an attempt takes, by channel; a channel without takes none
 * @param capacity the hours that there are; {@code null} while nobody says
 */
public record Workload(List<Attempts> attempts, Map<String, BigDecimal> minutes, @Nullable BigDecimal capacity) {

    private static final BigDecimal MINUTES_AN_HOUR = BigDecimal.valueOf(60);

    /** Adds up attempts of many leads, by channel. */
    public static Workload of(List<Attempts> attempts, Map<String, BigDecimal> minutes, @Nullable BigDecimal capacity) {
        var sums = new TreeMap<String, Attempts>();
        attempts.forEach(each -> sums.merge(each.channel(), each, Attempts::plus));
        return new Workload(List.copyOf(sums.values()), minutes, capacity);
    }

    /** The hours that are needed on average, to two places. */
    public BigDecimal expectedHours() {
        return hours(false);
    }

    /** The hours that are needed when nobody answers, to two places. */
    public BigDecimal worstHours() {
        return hours(true);
    }

    private BigDecimal hours(boolean isWorst) {
        var sum = BigDecimal.ZERO;
        for (var each : attempts) {
            var takes = minutes.getOrDefault(each.channel(), BigDecimal.ZERO);
            sum = sum.add((isWorst ? each.worst() : each.expected()).multiply(takes));
        }
        return Decimals.cents(sum.divide(MINUTES_AN_HOUR, MathContext.DECIMAL128));
    }

    /** What part of the capacity is needed on average, to six places; {@code null} where there is none. */
    public @Nullable BigDecimal load() {
        return capacity == null || capacity.signum() <= 0 ? null : Decimals.quotient(expectedHours(), capacity);
    }

    /** Returns whether more is needed on average than there is. */
    public boolean isTooMuch() {
        return capacity != null && expectedHours().compareTo(capacity) > 0;
    }
}
