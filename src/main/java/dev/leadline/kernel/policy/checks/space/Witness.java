package dev.leadline.kernel.policy.checks.space;

import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.checks.Findings;
import dev.leadline.kernel.policy.checks.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds a lead, or an attempt, that certain rows of a table are for and certain others are not. */
public final class Witness {

    private final Subject subject;
    private final TableKind table;
    private final Findings effort;
    private final @Nullable ExampleLeadFinder leads;

    public Witness(Subject subject, TableKind table, Findings effort) {
        this.subject = subject;
        this.table = table;
        this.effort = effort;
        this.leads = hasTiers() ? new ExampleLeadFinder(subject, table) : null;
    }

    /** One that both rows are for and none of {@code besides} is; empty when there can be none. */
    public Optional<Example> find(Box one, Box other, int... besides) {
        if (leads != null) {
            var tier = Reach.of(subject.rows(table).get(one.place)).tier();
            var both = leads.box(table, one.place).and(leads.box(table, other.place));
            return leads.find(tier, both, boxes(leads.boxes(table), besides), effort)
                    .map(region -> leads.space().example(region));
        }
        var space = subject.space(table);
        for (var part : parts(one.and(other))) {
            var holes = new Holes(effort, 1)
                    .search(part, boxes(subject.boxes(table), besides))
                    .united();
            if (!holes.isEmpty()) {
                return Optional.of(space.example(holes.get(0)));
            }
        }
        return Optional.empty();
    }

    /**
     * Returns whether some attempt can be in a box: in a table of leads always, elsewhere if its channel and the like
     * are listed.
     */
    public boolean isPossible(Box box) {
        return !parts(box).isEmpty();
    }

    /** Returns whether these rows together are for all that a box is for. */
    public boolean isCovered(Box box, int... places) {
        var covering = boxes(subject.boxes(table), places);
        return parts(box).stream()
                .allMatch(part ->
                        new Holes(effort, 1).search(part, covering).united().isEmpty());
    }

    /** A box, without the channels, tiers and the like that are listed nowhere: nothing has those. */
    private List<Region> parts(Box box) {
        var space = subject.space(table);
        var parts = List.of(box);
        for (var listed : subject.listed(table).entrySet()) {
            var all = listed.getValue().stream()
                    .map(value -> space.box(-1, Reach.of(listed.getKey(), value)))
                    .toList();
            parts = parts.stream()
                    .flatMap(part -> all.stream().filter(part::overlaps).map(part::and))
                    .toList();
        }
        return parts.stream().map(Region::of).toList();
    }

    private static List<Box> boxes(List<Box> all, int... places) {
        var some = new ArrayList<Box>(places.length);
        for (int place : places) {
            some.add(all.get(place));
        }
        return some;
    }

    private boolean hasTiers() {
        return table == TableKind.ATTEMPTS || table == TableKind.DEADLINES;
    }
}
