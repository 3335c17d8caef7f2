package dev.leadline.reports.duties;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.LongStream;

/** How long duties have been late, in open time of their calendars since the deadline. An immutable value. */
public final class LateAges {

    /** Business days at which the next bucket begins. */
    private static final int[] DAYS = {1, 3, 10};

    private final long[] ages;
    private final long[] buckets;

    private LateAges(long[] ages, long[] buckets) {
        this.ages = ages;
        this.buckets = buckets;
    }

    /** None late. */
    public static LateAges none() {
        return new LateAges(new long[0], new long[DAYS.length + 1]);
    }

    /**
     * @param openAtDeadline the open seconds of a calendar at each deadline
     * @param now the same now
     * @param businessDay how long it is open on a business day
     */
    static LateAges of(long[] openAtDeadline, long now, Duration businessDay) {
        var ages = Arrays.stream(openAtDeadline)
                .map(each -> Math.max(0, now - each))
                .sorted()
                .toArray();
        var buckets = new long[DAYS.length + 1];
        for (long age : ages) {
            int bucket = 0;
            while (bucket < DAYS.length && age >= DAYS[bucket] * businessDay.toSeconds()) {
                bucket++;
            }
            buckets[bucket]++;
        }
        return new LateAges(ages, buckets);
    }

    public LateAges plus(LateAges other) {
        var sums = new long[buckets.length];
        Arrays.setAll(sums, i -> buckets[i] + other.buckets[i]);
        return new LateAges(
                LongStream.concat(Arrays.stream(ages), Arrays.stream(other.ages))
                        .sorted()
                        .toArray(),
                sums);
    }

    public long count() {
        return ages.length;
    }

    /** The number of those late for less than 1, 1 to 3, 3 to 10, and 10 or more business days. */
    public long[] byBusinessDays() {
        return buckets.clone();
    }

    public Optional<Duration> findOldest() {
        return ages.length == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(ages[ages.length - 1]));
    }

    /** Finds the age that half of them have reached; of an even number the lower of the two in the middle. */
    public Optional<Duration> findMedian() {
        return ages.length == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(ages[(ages.length - 1) / 2]));
    }
}
