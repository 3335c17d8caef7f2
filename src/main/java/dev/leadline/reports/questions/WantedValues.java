package dev.leadline.reports.questions;

import dev.leadline.kernel.Invalid;
import dev.leadline.reports.duties.DutyColumn;
import dev.leadline.reports.duties.DutyQuestion.Wanted;
import dev.leadline.reports.duties.Grouping;
import dev.leadline.web.PlainText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Collects the values of filters. */
final class WantedValues {

    private static final int MOST_VALUES = 50;
    private static final int LONGEST_VALUE = 200;

    private final List<Invalid.Fault> faults;
    private final SortedMap<Grouping, Set<String>> values = new TreeMap<>();
    private final Set<Grouping> none = new HashSet<>();

    WantedValues(List<Invalid.Fault> faults) {
        this.faults = faults;
    }

    void add(DutyColumn column, List<String> wanted) {
        if (wanted.size() > MOST_VALUES) {
            faults.add(new Invalid.Fault(
                    "/" + column.label(),
                    String.valueOf(wanted.size()),
                    "The " + column.label() + " has " + wanted.size() + " values; at most " + MOST_VALUES
                            + " are allowed."));
            return;
        }
        for (var each : wanted) {
            if (!isText(each) || column.findKept(each).isEmpty()) {
                faults.add(Faults.of(column.label(), each, column.must()));
            } else {
                values.computeIfAbsent(Grouping.of(column), any -> new HashSet<>())
                        .add(each);
            }
        }
    }

    void add(Grouping attribute, String value) {
        if (!isText(value)) {
            faults.add(Faults.of("attribute", attribute.name() + ":" + value, DutyColumn.SOURCE.must()));
            return;
        }
        values.computeIfAbsent(attribute, any -> new HashSet<>()).add(value);
    }

    private static boolean isText(String value) {
        return value.length() <= LONGEST_VALUE && PlainText.Check.isPlain(value);
    }

    /** What has no value of it will do, too. */
    void addNone(Grouping grouping) {
        none.add(grouping);
    }

    SortedMap<Grouping, Wanted> wanted() {
        var wanted = new TreeMap<Grouping, Wanted>();
        var all = new ArrayList<>(values.keySet());
        all.addAll(none);
        all.forEach(each -> wanted.put(each, new Wanted(values.getOrDefault(each, Set.of()), none.contains(each))));
        return wanted;
    }
}
