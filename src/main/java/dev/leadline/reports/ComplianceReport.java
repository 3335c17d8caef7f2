package dev.leadline.reports;

import dev.leadline.reports.duties.DutyTally;
import dev.leadline.reports.duties.Grouping;
import dev.leadline.reports.questions.ReportQuery;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * How promises are kept, group by group.
 *
 * @param query what was asked
 * @param groups the groups in which there are duties, in the order of their values; those without a value last
 * @param total all of them
 * @param zones the zones in which the dates of the duties are
 * @param restated how many have another result by what is known now than by what was known first
 */
public record ComplianceReport(
        ReportQuery query, List<Group> groups, DutyTally total, SortedSet<String> zones, long restated) {

    /**
     * One group.
     *
     * @param of the value of each grouping, in their order; {@code null} for none
     * @param tally its numbers
     */
    public record Group(Map<Grouping, String> of, DutyTally tally) {

        /** By the values of the first grouping, then of the second: numbers by size, days in their order, none last. */
        static Comparator<Group> byValues(List<Grouping> by) {
            Comparator<Group> order = Comparator.comparing(group -> 0);
            for (var each : by) {
                order = order.thenComparing(
                        group -> each.sortable(group.of.get(each)), Comparator.nullsLast(Comparator.naturalOrder()));
            }
            return order;
        }
    }
}
