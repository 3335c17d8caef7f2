package dev.leadline.reports.cycles;

import dev.leadline.reports.duties.Grouping;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * The groups of a report.
 *
 * @param by what leads are grouped by
 */
record Groups(List<Grouping> by) {

    /** By the values of the first grouping, then of the second: numbers by size, days in their order, none last. */
    Comparator<List<String>> inOrder() {
        Comparator<List<String>> order = Comparator.comparing(group -> 0);
        for (int i = 0; i < by.size(); i++) {
            int at = i;
            order = order.thenComparing(
                    group -> by.get(at).sortable(group.get(at)), Comparator.nullsLast(Comparator.naturalOrder()));
        }
        return order;
    }

    /** The value of each grouping in a group. */
    Map<Grouping, String> of(List<String> group) {
        var of = new HashMap<Grouping, String>();
        for (int i = 0; i < by.size(); i++) {
            of.put(by.get(i), group.get(i));
        }
        return of;
    }

    /** A group as answers write it. */
    Map<String, Object> named(List<String> group) {
        var named = new LinkedHashMap<String, Object>();
        for (int i = 0; i < by.size(); i++) {
            named.put(by.get(i).name(), by.get(i).toJson(group.get(i)));
        }
        return named;
    }

    /** The zone of all dates; {@code null} where there are several, or none. */
    static String zone(SortedSet<String> zones) {
        return zones.size() == 1 ? zones.first() : null;
    }

    /** What there is to say of several zones; {@code null} of one. */
    static String note(SortedSet<String> zones) {
        return zones.size() > 1 ? "Dates are in the zone of each lead: " + String.join(", ", zones) + "." : null;
    }
}
