package dev.leadline.kernel.commitment;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * What will be counted at the end of a period if its remaining business days bring what the days gone have brought.
 *
 * @param expected what was counted, and as much for each day left as the days gone have brought on average
 * @param range the middle 95% of 1,000 draws, each of which takes for every day left one of the days gone; the same for the
 *     same days. {@code null} before 10 days are gone
 */
public record Forecast(BigDecimal expected, Shares.@Nullable Range range) {

    private static final int FEWEST_DAYS = 10;
    private static final int DRAWS = 1_000;
    private static final int BEYOND = 25;
    private static final long SEED = 20_260_101L;

    /**
     * @param counted all that was counted
     * @param daily what each day gone has brought; at least one
     * @param left how many days are left
     */
    public static Forecast of(BigDecimal counted, List<BigDecimal> daily, int left) {
        var more = counted.multiply(BigDecimal.valueOf(left));
        var expected = Decimals.cents(counted.add(Decimals.quotient(more, daily.size())));
        return new Forecast(expected, daily.size() < FEWEST_DAYS ? null : range(counted, daily, left));
    }

    private static Shares.Range range(BigDecimal counted, List<BigDecimal> daily, int left) {
        var random = new SplittableRandom(SEED);
        double[] days = daily.stream().mapToDouble(BigDecimal::doubleValue).toArray();
        var draws = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            for (int day = 0; day < left; day++) {
                draws[draw] += days[random.nextInt(days.length)];
            }
        }
        Arrays.sort(draws);
        return new Shares.Range(total(counted, draws[BEYOND - 1]), total(counted, draws[DRAWS - BEYOND]));
    }

    private static BigDecimal total(BigDecimal counted, double drawn) {
        return Decimals.cents(counted.add(BigDecimal.valueOf(drawn)));
    }
}
