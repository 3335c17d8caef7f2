package dev.leadline.actions;

import dev.leadline.actions.QueueCounting.Property;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
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
 * @param owners by the owner of the lead; of more than 1,000 those with the most actions
 * @param teams by the owner's team; of more than 1,000 those with the most actions
 * @param sources by where the lead came from; of more than 1,000 those with the most actions
 * @param due by when they are due, in the zone of the calendar that counts their time: `late` (before the moment of asking),
 *     `today`, `tomorrow`, `thisWeek` (until Sunday), `later`, or `none`
 */
@Schema(name = "QueueCounts")
record QueueCounts(
        Instant at,
        long actions,
        long overdue,
        List<Count> states,
        List<Count> types,
        List<Count> tiers,
        List<Count> owners,
        List<Count> teams,
        List<Count> sources,
        List<Count> due) {

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

    static QueueCounts from(List<QueueCounting.Alike> counted, Instant at) {
        // by owner all are counted once more
        var once = counted.stream()
                .filter(alike -> !alike.values().containsKey(Property.OWNER))
                .toList();
        return new QueueCounts(
                at,
                once.stream().mapToLong(QueueCounting.Alike::actions).sum(),
                once.stream().mapToLong(QueueCounting.Alike::overdue).sum(),
                by(counted, Property.STATE),
                by(counted, Property.TYPE),
                by(counted, Property.TIER),
                by(counted, Property.OWNER),
                by(counted, Property.TEAM),
                by(counted, Property.SOURCE),
                by(counted, Property.BUCKET).stream()
                        .sorted(Comparator.comparing(count -> BUCKETS.indexOf(count.value())))
                        .toList());
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
