package dev.leadline.kernel.statistics;

import java.util.Arrays;
import java.util.OptionalLong;

/**
 * How long something takes, when some of it is not over yet: the curve of Kaplan and Meier. What is still awaited counts
 * as longer than so far, and what will never come as never; to leave out either would make times too short. Times are
 * whole numbers of any unit, at least 0. An immutable value.
 */
public final class TimeToEvent {

    /** What rounding may add to a share that is reached exactly. */
    private static final double ROUNDING = 1e-9;

    private final long[] happened;
    private final long[] awaited;
    private final long never;

    private TimeToEvent(long[] happened, long[] awaited, long never) {
        this.happened = happened;
        this.awaited = awaited;
        this.never = never;
    }

    /**
     * Times in any order.
     *
     * @param happened after how long it came
     * @param awaited for how long it has not come so far, of what may still come
     * @param never of how many it will never come
     */
    public static TimeToEvent of(long[] happened, long[] awaited, long never) {
        if (never < 0) {
            throw new IllegalArgumentException("There cannot be " + never + " without an event.");
        }
        return new TimeToEvent(sorted(happened), sorted(awaited), never);
    }

    private static long[] sorted(long[] times) {
        var copy = times.clone();
        Arrays.sort(copy);
        return copy;
    }

    /**
     * Finds the shortest time within which the event comes for so large a share. Empty when the curve does not get there:
     * too much is still awaited, or never comes. What is awaited for exactly a time counts as awaited at that time.
     *
     * @param share above 0, below 1; 0.5 is the median
     */
    public OptionalLong findQuantile(double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("The share (" + share + ") must be above 0 and below 1.");
        }
        double left = 1;
        long atRisk = happened.length + awaited.length + never;
        int passed = 0;
        for (int next = 0; next < happened.length; ) {
            long time = happened[next];
            while (passed < awaited.length && awaited[passed] < time) {
                passed++;
                atRisk--;
            }
            int first = next;
            while (next < happened.length && happened[next] == time) {
                next++;
            }
            left *= 1 - (double) (next - first) / atRisk;
            atRisk -= next - first;
            if (left <= 1 - share + ROUNDING) {
                return OptionalLong.of(time);
            }
        }
        return OptionalLong.empty();
    }
}
