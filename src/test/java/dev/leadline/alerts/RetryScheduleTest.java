package dev.leadline.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

    private static final Duration THREE_DAYS = Duration.ofHours(72);

    private static Duration sum(RandomGenerator random) {
        var schedule = new RetrySchedule(random);
        return IntStream.range(1, RetrySchedule.TRIES)
                .mapToObj(failed -> schedule.waitAfter(failed).orElseThrow())
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static RandomGenerator always(double value) {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new UnsupportedOperationException();
            }

            @Override
            public double nextDouble() {
                return value;
            }
        };
    }

    @Test
    void there_are_ten_tries_over_three_days() {
        assertThat(RetrySchedule.TRIES).isEqualTo(10);
        assertThat(sum(always(0.5))).isBetween(THREE_DAYS, THREE_DAYS.plusHours(1));
        assertThat(new RetrySchedule(new Random(1)).waitAfter(10)).isEmpty();
        assertThat(new RetrySchedule(new Random(1)).waitAfter(11)).isEmpty();
    }

    @Test
    void jitter_is_a_tenth_in_either_direction() {
        assertThat(new RetrySchedule(always(0)).waitAfter(1)).contains(Duration.ofMillis(4_500));
        assertThat(new RetrySchedule(always(0.5)).waitAfter(1)).contains(Duration.ofMillis(5_000));
        assertThat(new RetrySchedule(always(1)).waitAfter(1)).contains(Duration.ofMillis(5_500));
        assertThat(sum(always(0))).isGreaterThan(Duration.ofHours(65));
        assertThat(sum(always(1))).isLessThan(Duration.ofHours(80));
    }

    @Test
    void waits_get_longer_whatever_the_jitter() {
        var shortest = new RetrySchedule(always(0));
        var longest = new RetrySchedule(always(1));

        for (int failed = 2; failed < RetrySchedule.TRIES; failed++) {
            assertThat(shortest.waitAfter(failed).orElseThrow())
                    .isGreaterThan(longest.waitAfter(failed - 1).orElseThrow());
        }
    }
}
