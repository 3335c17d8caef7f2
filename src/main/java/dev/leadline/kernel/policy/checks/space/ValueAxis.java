package dev.leadline.kernel.policy.checks.space;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The values of an attribute: a cell for each one that a row names, and a last one for every other and for none. */
final class ValueAxis {

    /** So many values are named in a sentence. */
    private static final int MOST_NAMED = 8;

    private final String name;
    private final List<String> values = new ArrayList<>();
    private final Map<String, Integer> cells = new HashMap<>();

    ValueAxis(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    void add(String value) {
        if (cells.putIfAbsent(value, values.size()) == null) {
            values.add(value);
        }
    }

    int size() {
        return values.size() + 1;
    }

    int cell(String value) {
        return Objects.requireNonNull(cells.get(value), value);
    }

    /** The value of a single cell; {@code null} when these are several, or the one for every other. */
    @Nullable
    String value(int low, int high) {
        return high - low == 1 && low < values.size() ? values.get(low) : null;
    }

    /** These cells in a sentence; empty when they are all. */
    String words(int low, int high, @Nullable BitSet leftOut) {
        if (high - low == 1 && low < values.size()) {
            return name + " " + values.get(low);
        }
        if (leftOut == null || leftOut.isEmpty()) {
            return "";
        }
        var named = leftOut.stream().limit(MOST_NAMED).mapToObj(values::get).collect(Collectors.joining(", "));
        int more = leftOut.cardinality() - MOST_NAMED;
        return "any " + name + " except " + named + (more > 0 ? " and " + more + " more" : "") + ", or none";
    }
}
