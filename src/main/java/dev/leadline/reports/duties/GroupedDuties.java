package dev.leadline.reports.duties;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Duties, counted in groups. The total is the sum of the groups, because it is made of the same counts. */
public final class GroupedDuties {

    private final List<CountedRow> rows;
    private final OpenTimes times;
    private final Instant at;

    GroupedDuties(List<CountedRow> rows, OpenTimes times, Instant at) {
        this.rows = rows;
        this.times = times;
        this.at = at;
    }

    /** The groups in which there are duties, by the value of each grouping; a value may be {@code null}. In no order. */
    public Map<List<String>, DutyTally> groups() {
        var groups = new LinkedHashMap<List<String>, List<CountedRow>>();
        rows.forEach(row ->
                groups.computeIfAbsent(row.group(), any -> new ArrayList<>()).add(row));
        var tallies = new LinkedHashMap<List<String>, DutyTally>();
        groups.forEach((group, own) -> tallies.put(group, new DutyTally(own, times, at)));
        return tallies;
    }

    /** All of them. */
    public DutyTally total() {
        return new DutyTally(rows, times, at);
    }

    /** The zones in which their dates are; where there are several, at least two of them. */
    public SortedSet<String> zones() {
        return rows.stream().flatMap(row -> row.zones().stream()).collect(Collectors.toCollection(TreeSet::new));
    }
}
