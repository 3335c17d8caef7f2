package dev.leadline.kernel.duty;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What was counted of a lead, each row for the time in which it was known so.
 *
 * @param duties its duties
 * @param cycles its cycles
 */
public record CountedSpans(List<Span<Duty>> duties, List<Span<LeadCycle>> cycles) {

    /**
     * What was counted from a moment on, until the next.
     *
     * @param from the moment
     * @param lead what was counted then
     */
    public record Known(Instant from, CountedLead lead) {}

    public CountedSpans {
        duties = List.copyOf(duties);
        cycles = List.copyOf(cycles);
    }

    /** Puts together what was known at each of several moments; in order. */
    public static CountedSpans of(List<Known> known) {
        var duties = new Rows<Duty>(duty -> duty.cycle() + " " + duty.kind());
        var cycles = new Rows<LeadCycle>(LeadCycle::cycle);
        for (var each : known) {
            duties.know(each.lead().duties(), each.from());
            cycles.know(each.lead().cycles(), each.from());
        }
        return new CountedSpans(duties.all(), cycles.all());
    }

    /** Returns the first moment of which something is known. */
    public Optional<Instant> findFirst() {
        return cycles.stream().map(Span::knownFrom).min(Instant::compareTo);
    }

    /** Rows that replace each other by a key. */
    private static final class Rows<T> {

        private final Function<T, Object> key;
        private final List<Span<T>> over = new ArrayList<>();
        private final Map<Object, Span<T>> present = new LinkedHashMap<>();

        Rows(Function<T, Object> key) {
            this.key = key;
        }

        void know(Collection<T> rows, Instant from) {
            var byKey = new LinkedHashMap<Object, T>();
            rows.forEach(row -> byKey.put(key.apply(row), row));
            present.values().removeIf(span -> {
                boolean isOver = !span.row().equals(byKey.get(key.apply(span.row())));
                if (isOver) {
                    over.add(new Span<>(span.row(), span.knownFrom(), from));
                }
                return isOver;
            });
            byKey.forEach((each, row) -> present.putIfAbsent(each, new Span<>(row, from, null)));
        }

        List<Span<T>> all() {
            var all = new ArrayList<>(over);
            all.addAll(present.values());
            return all;
        }
    }
}
