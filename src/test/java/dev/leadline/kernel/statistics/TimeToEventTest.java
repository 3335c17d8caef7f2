package dev.leadline.kernel.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Times that are not over yet, against a known trial and worked by hand. */
class TimeToEventTest {

    private static long[] times(long... times) {
        return times;
    }

    private static final long[] NONE = {};

    @Test
    void the_curve_is_that_of_kaplan_and_meier() {
        // Gehan 1965, 6-MP: S(10) = 0.7529, S(13) = 0.6902, S(22) = 0.5378, S(23) = 0.4482, and no event after it
        var remission = TimeToEvent.of(
                times(23, 22, 16, 13, 10, 7, 6, 6, 6), times(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35), 0);
        assertThat(remission.findQuantile(0.10)).hasValue(6);
        assertThat(remission.findQuantile(0.25)).hasValue(13);
        assertThat(remission.findQuantile(0.5)).hasValue(23);
        assertThat(remission.findQuantile(0.9)).isEmpty();
    }

    @Test
    void where_nothing_is_awaited_it_is_the_usual_quantile() {
        var times = TimeToEvent.of(times(4, 1, 3, 2), NONE, 0);
        assertThat(times.findQuantile(0.5)).hasValue(2);
        assertThat(times.findQuantile(0.51)).hasValue(3);
        assertThat(times.findQuantile(0.9)).hasValue(4);
    }

    @Test
    void what_never_comes_keeps_the_curve_up() {
        // 3/4 * 2/3 = 1/2 after 2; the other two never
        assertThat(TimeToEvent.of(times(1, 2), NONE, 2).findQuantile(0.5)).hasValue(2);
        assertThat(TimeToEvent.of(times(1, 2), NONE, 3).findQuantile(0.5)).isEmpty();
    }

    @Test
    void what_is_awaited_for_a_time_is_awaited_at_that_time() {
        // at 5 there are 2 at risk: 1/2
        assertThat(TimeToEvent.of(times(5), times(5), 0).findQuantile(0.5)).hasValue(5);
        assertThat(TimeToEvent.of(times(5), times(5), 0).findQuantile(0.6)).isEmpty();
        // one awaited for 4 says nothing of 5, where 1 of 1 comes
        assertThat(TimeToEvent.of(times(5), times(4), 0).findQuantile(0.9)).hasValue(5);
    }

    @Test
    void of_nothing_there_is_no_quantile() {
        assertThat(TimeToEvent.of(NONE, NONE, 0).findQuantile(0.5)).isEmpty();
        assertThat(TimeToEvent.of(NONE, times(3), 1).findQuantile(0.5)).isEmpty();
        assertThatThrownBy(() -> TimeToEvent.of(NONE, NONE, 0).findQuantile(1))
                .hasMessage("The share (1.0) must be above 0 and below 1.");
    }

    /** Against the definition, taken literally: for each time the product over all times up to it. */
    @Property(tries = 500)
    void a_quantile_is_the_first_time_at_which_the_product_is_low_enough(
            @ForAll @Size(max = 12) List<@IntRange(max = 8) Integer> happened,
            @ForAll @Size(max = 12) List<@IntRange(max = 8) Integer> awaited,
            @ForAll @IntRange(max = 4) int never,
            @ForAll @IntRange(min = 1, max = 99) int percent) {
        var found = TimeToEvent.of(longs(happened), longs(awaited), never).findQuantile(percent / 100.0);
        for (int time = 0; time <= 8; time++) {
            boolean isReached =
                    isAny(happened, time) && left(happened, awaited, never, time) <= 1 - percent / 100.0 + 1e-9;
            if (isReached) {
                assertThat(found).hasValue(time);
                return;
            }
        }
        assertThat(found).isEmpty();
    }

    private static double left(List<Integer> happened, List<Integer> awaited, int never, int upTo) {
        double left = 1;
        for (int time = 0; time <= upTo; time++) {
            int at = time;
            long events = stream(happened).filter(each -> each == at).count();
            long atRisk = stream(happened).filter(each -> each >= at).count()
                    + stream(awaited).filter(each -> each >= at).count()
                    + never;
            left *= events == 0 ? 1 : 1 - (double) events / atRisk;
        }
        return left;
    }

    private static boolean isAny(List<Integer> times, int time) {
        return stream(times).anyMatch(each -> each == time);
    }

    private static IntStream stream(List<Integer> times) {
        return times.stream().mapToInt(Integer::intValue);
    }

    private static long[] longs(List<Integer> times) {
        return stream(times).asLongStream().toArray();
    }
}
