package dev.leadline.kernel.policy.rows;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The leads that a row matches, by their attributes: each named attribute must have the value given. A blank cell names
 * nothing, so it admits any value.
 *
 * @param wanted the value that each named attribute must have
 */
public record Segment(Map<String, String> wanted) {

    /** Every lead. */
    public static final Segment ALL = new Segment(Map.of());

    public Segment {
        wanted = Collections.unmodifiableMap(new TreeMap<>(wanted));
    }

    /** Returns whether a lead with these attributes is meant. */
    public boolean admits(Map<String, String> attributes) {
        if (wanted.isEmpty()) {
            return true;
        }
        for (var each : wanted.entrySet()) {
            if (!each.getValue().equals(attributes.get(each.getKey()))) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether some lead is meant by both. */
    public boolean overlaps(Segment other) {
        return wanted.entrySet().stream()
                .allMatch(each -> each.getValue().equals(other.wanted.getOrDefault(each.getKey(), each.getValue())));
    }
}
