package dev.leadline.kernel.headline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Duties of one group, counted.
 *
 * @param group what they have in common, one value for each {@link Part}; null where there is none
 * @param judged how many there are
 */
public record DutyCount(Map<Part, @Nullable String> group, Judged judged) {

    /** What duties are told apart by. */
    public enum Part {
        DUTY("duty"),
        TEAM("team"),
        OWNER("owner"),
        TIER("tier"),
        POLICY("policy"),
        VERSION("version");

        private final String label;

        Part(String label) {
            this.label = label;
        }

        /** Returns its name as a parameter of the reports. */
        public String label() {
            return label;
        }
    }

    /** Adds up what is told apart by fewer parts; what has no value for one of them is left out. */
    static Map<Map<Part, String>, Judged> by(List<DutyCount> counts, Part... parts) {
        var sums = new LinkedHashMap<Map<Part, String>, Judged>();
        for (var count : counts) {
            var group = new LinkedHashMap<Part, String>();
            for (var part : parts) {
                var value = count.group.get(part);
                if (value != null) {
                    group.put(part, value);
                }
            }
            if (group.size() == parts.length) {
                sums.merge(group, count.judged, Judged::plus);
            }
        }
        return sums;
    }

    /** Returns what a group has in common of one part, which it was told apart by. */
    static String of(Map<Part, String> group, Part part) {
        return Objects.requireNonNull(group.get(part), part.label);
    }

    /** Returns the group under the names that the reports' parameters have. */
    static Map<String, String> named(Map<Part, String> group) {
        var named = new LinkedHashMap<String, String>();
        group.forEach((part, value) -> named.put(part.label(), value));
        return named;
    }
}
