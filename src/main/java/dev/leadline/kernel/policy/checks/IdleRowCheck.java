package dev.leadline.kernel.policy.checks;

import dev.leadline.kernel.policy.HitPolicy;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.checks.Finding.Kind;
import dev.leadline.kernel.policy.checks.fixes.Fix;
import dev.leadline.kernel.policy.checks.space.Box;
import dev.leadline.kernel.policy.checks.space.Pairs;
import dev.leadline.kernel.policy.checks.space.Witness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds rows without effect where several rows are combined, because others match all of its leads and require as much
 * in every column. It is of no use, so a warning. One that merely repeats an earlier row is for {@link
 * DuplicateRowCheck}.
 */
final class IdleRowCheck implements TableCheck {

    /** So many rows are named. */
    private static final int MOST_NAMED = 8;

    @Override
    public Kind kind() {
        return Kind.MASKED_ROW;
    }

    @Override
    public void check(Subject subject, TableKind table, Findings findings) {
        if (subject.hitPolicy(table) != HitPolicy.COLLECT) {
            return;
        }
        var witness = new Witness(subject, table, findings);
        var meeting = meeting(subject.boxes(table), findings);
        for (var box : subject.boxes(table)) {
            var others = meeting.get(box.place);
            var twins = others.stream()
                    .filter(other -> other.sameAs(box) && subject.sayTheSame(table, other, box))
                    .toList();
            boolean repeats = twins.stream().anyMatch(twin -> twin.place < box.place);
            if (!repeats && witness.isPossible(box)) {
                others.removeAll(twins);
                check(subject, table, box, others, witness, findings);
            }
        }
    }

    private static void check(
            Subject subject, TableKind table, Box box, List<Box> others, Witness witness, Findings findings) {
        var outputs = subject.outputs(table);
        var making = new TreeSet<Integer>();
        for (var saying : outputs.sayings()) {
            findings.spend(others.size());
            int[] asMuch = others.stream()
                    .mapToInt(other -> other.place)
                    .filter(place -> outputs.asMuch(place, box.place, saying))
                    .toArray();
            if (asMuch.length == 0 || !witness.isCovered(box, asMuch)) {
                return;
            }
            IntStream.of(asMuch).forEach(making::add);
        }
        others.stream()
                .filter(other -> other.covers(box)
                        && outputs.sayings().stream()
                                .allMatch(saying -> outputs.asMuch(other.place, box.place, saying)))
                .findFirst()
                .ifPresent(alone -> making.retainAll(List.of(alone.place)));
        report(subject, table, box, making, findings);
    }

    private static void report(Subject subject, TableKind table, Box box, Set<Integer> making, Findings findings) {
        var name = subject.name(box, table);
        var names = making.stream()
                .map(place -> subject.rows(table).get(place).row())
                .collect(Collectors.toCollection(ArrayList::new));
        var named = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
                + (names.size() > MOST_NAMED ? " and " + (names.size() - MOST_NAMED) + " more" : "");
        names.add(name);
        findings.add(
                findings.warning("Row " + name + " of " + table.tableName() + " has no effect: for all leads that it"
                                + " matches, "
                                + (making.size() == 1 ? "row " + named + " requires" : "the rows " + named + " require")
                                + " at least as much.")
                        .withRows(names.toArray(String[]::new))
                        .withFixes(Fix.remove(table, name))
                        .withAdvice("Delete it."));
    }

    /** Per row those that some lead finds together with it, in the order of the table. */
    private static List<List<Box>> meeting(List<Box> boxes, Findings findings) {
        var meeting = new ArrayList<List<Box>>();
        boxes.forEach(box -> meeting.add(new ArrayList<>()));
        new Pairs(findings, (one, other) -> {
                    findings.spend(10);
                    meeting.get(one.place).add(other);
                    meeting.get(other.place).add(one);
                    return true;
                })
                .within(boxes);
        meeting.forEach(others -> others.sort(Comparator.comparingInt(box -> box.place)));
        return meeting;
    }
}
