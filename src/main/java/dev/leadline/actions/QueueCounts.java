package dev.leadline.actions;

import dev.leadline.actions.QueueCounting.Property;
import dev.leadline.actions.due.DueBuckets;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The numbers of actions, all counted at one moment.
 *
 * @param at the moment of asking
 * @param actions all of them
 * @param overdue those that were due before that moment
 * @param states by how the obligation behind them stands
 * @param types by what must be done
 * @param tiers by the tier of the lead
 * @param owners by the owner of the lead, with what is late and the first deadline; of more than 1,000 those with the
 *     most actions
 * @param teams by the owner's team; of more than 1,000 those with the most actions
 * @param sources by where the lead came from; of more than 1,000 those with the most actions
 * @param due by when they are due, in the zone of the calendar that counts their time: `late` (before the moment of asking),
 *     `today`, `tomorrow`, `thisWeek` (until Sunday), `later`, or `none`
 * @param late those that are late, by how long: `justLate` (by less than two business days of that calendar), or
 *     `lateForLonger`
 */
@Schema(name = "QueueCounts")
record QueueCounts(
        Instant at,
        long actions,
        long overdue,
        List<Count> states,
        List<Count> types,
        List<Count> tiers,
        List<OwnerCount> owners,
        List<Count> teams,
        List<Count> sources,
        List<Count> due,
        List<Count> late) {

    private static final int MOST = 1_000;
    private static final List<String> BUCKETS = List.of("late", "today", "tomorrow", "thisWeek", "later", "none");

    /**
     * The number of actions with a value.
     *
     * @param value the value; null for those that have none
     * @param actions how many actions
     */
    @Schema(name = "QueueCount")
    record Count(@Schema(nullable = true) String value, long actions) {}

    /**
     * The number of actions for the leads of an owner.
     *
     * @param value the owner; null for nobody
     * @param actions how many actions
     * @param overdue how many of them were due before the moment of asking
     * @param earliestDueAt the first deadline of all of them; null when none has one
     */
    @Schema(name = "QueueOwnerCount")
    record OwnerCount(
            @Schema(nullable = true) String value,
            long actions,
            long overdue,
            @Schema(nullable = true) Instant earliestDueAt) {}

    static QueueCounts from(List<QueueCounting.Alike> counted, Instant at) {
        // by owner all are counted once more, and so is what is just late
        var once = counted.stream()
                .filter(alike -> alike.values().containsKey(Property.BUCKET))
                .toList();
        long overdue = once.stream().mapToLong(QueueCounting.Alike::overdue).sum();
        return new QueueCounts(
                at,
                once.stream().mapToLong(QueueCounting.Alike::actions).sum(),
                overdue,
                by(counted, Property.STATE),
                by(counted, Property.TYPE),
                by(counted, Property.TIER),
                owners(counted),
                by(counted, Property.TEAM),
                by(counted, Property.SOURCE),
                by(counted, Property.BUCKET).stream()
                        .sorted(Comparator.comparing(count -> BUCKETS.indexOf(count.value())))
                        .toList(),
                late(
                        overdue,
                        by(counted, Property.JUST_LATE).stream()
                                .mapToLong(Count::actions)
                                .sum()));
    }

    private static List<Count> late(long all, long justLate) {
        return Stream.of(
                        new Count(DueBuckets.Name.JUST_LATE.label(), justLate),
                        new Count(DueBuckets.Name.LATE_FOR_LONGER.label(), all - justLate))
                .filter(count -> count.actions() > 0)
                .toList();
    }

    /** By name, those of nobody last. */
    private static List<OwnerCount> owners(List<QueueCounting.Alike> counted) {
        return counted.stream()
                .filter(alike -> alike.values().containsKey(Property.OWNER))
                .map(alike -> new OwnerCount(
                        alike.values().get(Property.OWNER), alike.actions(), alike.overdue(), alike.earliest()))
                .sorted(Comparator.comparing(OwnerCount::actions).reversed())
                .limit(MOST)
                .sorted(Comparator.comparing(OwnerCount::value, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    /** By value, those without one last. */
    private static List<Count> by(List<QueueCounting.Alike> counted, Property property) {
        var sums = new HashMap<String, Long>();
        counted.stream()
                .filter(alike -> alike.values().containsKey(property))
                .forEach(alike -> sums.merge(alike.values().get(property), alike.actions(), Long::sum));
        return sums.entrySet().stream()
                .map(sum -> new Count(sum.getKey(), sum.getValue()))
                .sorted(Comparator.comparing(Count::actions).reversed())
                .limit(MOST)
                .sorted(Comparator.comparing(Count::value, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }
}
