package dev.leadline.reports;

import dev.leadline.reports.duties.DutyList;
import dev.leadline.reports.duties.DutyList.Place;
import dev.leadline.reports.duties.DutyList.Placed;
import dev.leadline.reports.duties.DutyQuestion;
import dev.leadline.reports.duties.Grouping;
import dev.leadline.reports.duties.LateAges;
import dev.leadline.reports.duties.LateDuties;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What is late now: how much, for how long, and which (M6). */
@ApplicationScoped
public class LateNow {

    private final LateDuties late;
    private final DutyList list;

    LateNow(LateDuties late, DutyList list) {
        this.late = late;
        this.list = list;
    }

    /**
     * The ages of what is late in a group.
     *
     * @param of the value of each grouping; {@code null} for none
     * @param ages for how long
     */
    public record Group(Map<Grouping, String> of, LateAges ages) {}

    /** The groups in which something is late, the most first; without groups, one or none. */
    public List<Group> groups(DutyQuestion question, List<Grouping> by) {
        return late.ages(question, by).entrySet().stream()
                .map(each -> new Group(each.getKey(), each.getValue()))
                .sorted(Comparator.comparing((Group group) -> -group.ages.count())
                        .thenComparing(group -> group.of.toString()))
                .toList();
    }

    /** All groups together. */
    public static LateAges total(List<Group> groups) {
        return groups.stream().map(Group::ages).reduce(LateAges.none(), LateAges::plus);
    }

    /**
     * Some of the duties, the earliest deadline first.
     *
     * @param after the last one that was told; {@code null} to begin
     */
    public List<Placed> page(DutyQuestion question, Place after, int most) {
        return list.page(question, LateDuties.SELECTION, after, most);
    }
}
