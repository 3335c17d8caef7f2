package dev.leadline.actions;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
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
 */
@Schema(name = "QueueCounts")
record QueueCounts(Instant at, long actions, long overdue, List<Count> states, List<Count> types, List<Count> tiers) {

    /**
     * The number of actions with a value.
     *
     * @param value the value; null for those that have none
     * @param actions how many actions
     */
    @Schema(name = "QueueCount")
    record Count(@Schema(nullable = true) String value, long actions) {}

    static QueueCounts from(List<QueueReading.Alike> counted, Instant at) {
        return new QueueCounts(
                at,
                counted.stream().mapToLong(QueueReading.Alike::actions).sum(),
                counted.stream().mapToLong(QueueReading.Alike::overdue).sum(),
                by(counted, QueueReading.Alike::state),
                by(counted, QueueReading.Alike::type),
                by(counted, QueueReading.Alike::tier));
    }

    /** By value, those without one last. */
    private static List<Count> by(List<QueueReading.Alike> counted, Function<QueueReading.Alike, String> value) {
        var sums = counted.stream()
                .collect(Collectors.groupingBy(
                        alike -> new Count(value.apply(alike), 0),
                        Collectors.summingLong(QueueReading.Alike::actions)));
        return sums.entrySet().stream()
                .map((Map.Entry<Count, Long> sum) -> new Count(sum.getKey().value(), sum.getValue()))
                .sorted(Comparator.comparing(Count::value, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }
}
