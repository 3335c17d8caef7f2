package dev.leadline.kernel.policy.rows;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the row of a table that is for a lead, at a cost that does not grow with the table. For each dimension of the
 * table (rank, tier, an attribute) it knows which rows a value leaves; it takes the dimension that leaves the fewest
 * and tries those in turn. It never passes over a row that matches.
 *
 * @param <R> the rows
 */
final class RowIndex<R> {

    private static final int[] NONE = {};

    private final List<R> rows;
    private final int[] all;
    private final @Nullable RankSlices byRank;
    private final ByValue[] byValue;

    /** By one dimension: the places of the rows that name a value, and of those that are for any. */
    private record ByValue(String dimension, Map<String, int[]> named, int[] any) {}

    /** The places of the rows that may be for a lead. */
    private record Left(int[] named, int[] any) {}

    /**
     * @param rows in the order in which they win over each other
     * @param band the ranks a row is for; {@code null} when the table does not look at ranks
     * @param values per dimension, the one value a row is for, {@code null} for any
     */
    RowIndex(List<R> rows, @Nullable Function<R, RankBand> band, Map<String, Function<R, @Nullable String>> values) {
        this.rows = List.copyOf(rows);
        this.all = IntStream.range(0, rows.size()).toArray();
        this.byRank = band == null
                ? null
                : RankSlices.of(rows.stream().map(band).toList()).orElse(null);
        this.byValue = values.entrySet().stream()
                .map(each -> byValue(each.getKey(), each.getValue()))
                .toArray(ByValue[]::new);
    }

    private ByValue byValue(String dimension, Function<R, @Nullable String> value) {
        var named = new HashMap<String, List<Integer>>();
        var any = new ArrayList<Integer>();
        for (int place : all) {
            var wanted = value.apply(rows.get(place));
            (wanted == null ? any : named.computeIfAbsent(wanted, key -> new ArrayList<>())).add(place);
        }
        var places = new HashMap<String, int[]>();
        named.forEach((wanted, each) -> places.put(wanted, ints(each)));
        return new ByValue(dimension, places, ints(any));
    }

    private static int[] ints(List<Integer> places) {
        return places.stream().mapToInt(Integer::intValue).toArray();
    }

    /**
     * The first row that {@code matches}, among those that {@code rank} and {@code values} leave; {@code null} when none
     * does.
     *
     * @param values the lead's value for each dimension
     */
    @Nullable
    R first(@Nullable BigDecimal rank, UnaryOperator<String> values, Predicate<R> matches) {
        var left = narrowest(rank, values);
        int place = Math.min(firstOf(left.named, matches), firstOf(left.any, matches));
        return place == rows.size() ? null : rows.get(place);
    }

    /** All rows that {@code match}, in order. */
    List<R> all(@Nullable BigDecimal rank, UnaryOperator<String> values, Predicate<R> match) {
        var left = narrowest(rank, values);
        var found = new ArrayList<R>();
        int named = 0;
        int any = 0;
        while (named < left.named.length || any < left.any.length) {
            boolean takesNamed =
                    any == left.any.length || named < left.named.length && left.named[named] < left.any[any];
            var row = rows.get(takesNamed ? left.named[named++] : left.any[any++]);
            if (match.test(row)) {
                found.add(row);
            }
        }
        return found;
    }

    private Left narrowest(@Nullable BigDecimal rank, UnaryOperator<String> values) {
        var named = NONE;
        var any = byRank == null ? all : rank == null ? NONE : byRank.at(rank);
        for (var by : byValue) {
            var own = by.named().getOrDefault(values.apply(by.dimension()), NONE);
            var rest = by.any();
            if (own.length + rest.length < named.length + any.length) {
                named = own;
                any = rest;
            }
        }
        return new Left(named, any);
    }

    private int firstOf(int[] places, Predicate<R> matches) {
        for (int place : places) {
            if (matches.test(rows.get(place))) {
                return place;
            }
        }
        return rows.size();
    }

    List<R> rows() {
        return rows;
    }
}
