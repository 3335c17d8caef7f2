package dev.leadline.kernel.policy.checks;

import dev.leadline.kernel.policy.HitPolicy;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.Terms;
import dev.leadline.kernel.policy.checks.Finding.Kind;
import dev.leadline.kernel.policy.checks.fixes.Cell;
import dev.leadline.kernel.policy.checks.space.Box;
import dev.leadline.kernel.policy.checks.space.ExampleLeadFinder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Is a first call wanted of which no call is required? A warning, shown by a lead that gets both rows. */
final class FirstCallCheck implements TableCheck {

    private static final String COLUMN = "firstCallWithin";

    @Override
    public Kind kind() {
        return Kind.NOT_FEASIBLE;
    }

    @Override
    public Set<TableKind> reads(TableKind table) {
        return Set.of(TableKind.RANK_TIERS, TableKind.ATTEMPTS);
    }

    @Override
    public void check(Subject subject, TableKind table, Findings findings) {
        if (table != TableKind.DEADLINES) {
            return;
        }
        var attempts = subject.rows().attempts();
        int[] without = IntStream.range(0, attempts.size())
                .filter(place -> attempts.get(place).required(Terms.PHONE) == 0)
                .toArray();
        if (without.length == 0 || !subject.terms().channels().contains(Terms.PHONE)) {
            return;
        }
        var leads = new ExampleLeadFinder(subject, TableKind.ATTEMPTS, TableKind.DEADLINES);
        for (var call : leads.boxes(TableKind.DEADLINES)) {
            var row = subject.rows().deadlines().get(call.place);
            findings.spend(without.length);
            if (row.firstCallWithin() != null) {
                IntStream.of(without)
                        .filter(place -> attempts.get(place).tier().equals(row.tier()))
                        .forEach(place -> checkCall(subject, leads, call, place, findings));
            }
        }
    }

    private static boolean requiresCall(Subject subject, Box box, String tier) {
        var row = subject.rows().attempts().get(box.place);
        return row.tier().equals(tier) && row.required(Terms.PHONE) > 0;
    }

    private static void checkCall(Subject subject, ExampleLeadFinder leads, Box call, int place, Findings findings) {
        var attempts = subject.rows().attempts().get(place);
        var box = leads.box(TableKind.ATTEMPTS, place);
        if (!box.overlaps(call)) {
            return;
        }
        var winning = new ArrayList<>(leads.winningOver(TableKind.ATTEMPTS, place, findings));
        if (subject.hitPolicy(TableKind.ATTEMPTS) == HitPolicy.COLLECT) {
            leads.boxes(TableKind.ATTEMPTS).stream()
                    .filter(other -> requiresCall(subject, other, attempts.tier()))
                    .forEach(winning::add);
        }
        winning.addAll(leads.winningOver(TableKind.DEADLINES, call.place, findings));
        leads.find(attempts.tier(), box.and(call), winning, findings).ifPresent(region -> {
            var row = subject.rows().deadlines().get(call.place);
            var example = leads.space().example(region);
            findings.add(findings.warning("Row " + row.row() + " of deadlines requires a first call within "
                            + row.firstCallWithin() + ", but row " + attempts.row()
                            + " of attempts requires no attempt by "
                            + Terms.PHONE + " for " + example.in(TableKind.DEADLINES) + ".")
                    .withRows(row.row())
                    .withColumns(COLUMN)
                    .withAdvice("Require one, or leave `" + COLUMN + "` blank.")
                    .withExample(example)
                    .withCells(List.of(
                            new Cell(TableKind.DEADLINES, row.row(), COLUMN),
                            new Cell(TableKind.ATTEMPTS, attempts.row(), Terms.PHONE))));
        });
    }
}
