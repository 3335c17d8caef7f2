package dev.leadline.web.metrics;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The values of a label of a metric. Names that others choose, such as teams, could be any number, and each would be a series
 * of its own; so after the first {@value #MOST} the others share one.
 */
public final class BoundedLabels {

    static final int MOST = 100;

    private static final String NONE = "none";
    private static final String OTHER = "other";

    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /** The label for a value; {@code none} for null. */
    public String of(String value) {
        if (value == null || value.isBlank()) {
            return NONE;
        }
        if (known.contains(value)) {
            return value;
        }
        // a few more than that may come in at one moment, which does no harm
        if (known.size() >= MOST) {
            return OTHER;
        }
        known.add(value);
        return value;
    }
}
