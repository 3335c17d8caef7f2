package dev.leadline.actions;

import java.time.Instant;
import java.util.Comparator;
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
        var all = counted.stream()
                .filter(alike -> alike.property() == null)
                .findFirst()
                .orElseThrow();
        return new QueueCounts(
                at,
                all.actions(),
                all.overdue(),
                by(counted, "state"),
                by(counted, "type"),
                by(counted, "tier"),
                by(counted, "owner"),
                by(counted, "team"),
                by(counted, "source"),
                by(counted, "bucket").stream()
                        .sorted(Comparator.comparing(count -> BUCKETS.indexOf(count.value())))
                        .toList());
    }

    /** By value, those without one last. */
    private static List<Count> by(List<QueueCounting.Alike> counted, String property) {
        return counted.stream()
                .filter(alike -> property.equals(alike.property()))
                .map(alike -> new Count(alike.value(), alike.actions()))
                .sorted(Comparator.comparing(Count::actions).reversed())
                .limit(MOST)
                .sorted(Comparator.comparing(Count::value, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }
}
