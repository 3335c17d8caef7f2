package dev.leadline.kernel.policy.checks;

import dev.leadline.kernel.calendar.BusinessDuration;
import dev.leadline.kernel.policy.HitPolicy;
import dev.leadline.kernel.policy.ObligationKind;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.checks.fixes.Fix;
import dev.leadline.kernel.policy.checks.space.Box;
import dev.leadline.kernel.policy.checks.space.Reach;
import dev.leadline.kernel.policy.checks.space.Region;
import dev.leadline.kernel.policy.checks.space.Space;
import dev.leadline.kernel.policy.checks.time.Allowances.Answer;
import dev.leadline.kernel.policy.rows.AttemptsRow;
import dev.leadline.kernel.policy.rows.DeadlinesRow;
import dev.leadline.kernel.policy.rows.TableRow;
import dev.leadline.kernel.policy.rows.TierRow;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The steps from a tier to the one above it, each pair of rows compared once. */
final class TierSteps {

    private final Subject subject;
    private final TableKind table;
    private final Space space;
    private final Findings findings;
    private final Set<List<String>> compared = new HashSet<>();
    private final TierPairs pairs;

    TierSteps(Subject subject, TableKind table, Space space, Findings findings) {
        this.subject = subject;
        this.table = table;
        this.space = space;
        this.findings = findings;
        this.pairs = new TierPairs(subject, table, findings);
    }

    /** The row of {@code rank-tiers} that a box is of. */
    TierRow row(Box box) {
        return subject.rows().tiers().get(box.place);
    }

    boolean mayGetLess(String lower, String upper) {
        return pairs.mayGetLess(lower, upper);
    }

    /** Leads {@code above} are nurtured, and those just below them are worked. */
    void heldBack(TierRow lower, TierRow upper, Region above) {
        if (table != TableKind.RANK_TIERS || !compared.add(List.of(lower.row(), upper.row()))) {
            return;
        }
        var example = space.example(above);
        findings.add(findings.warning("Tier " + upper.tier() + " (row " + upper.row() + ") is nurtured, but tier "
                        + lower.tier() + " (row " + lower.row() + ") below it is worked. This affects "
                        + example.in(table) + ".")
                .withRows(upper.row(), lower.row())
                .withColumns("handling")
                .withExample(example));
    }

    /** Compares what the two tiers get, by the rows that are for leads {@code above}. */
    void compare(TierRow lower, TierRow upper, List<Box> rows, Region above) {
        if (table == TableKind.RANK_TIERS) {
            return;
        }
        var below = meant(lower.tier(), rows);
        var top = meant(upper.tier(), rows);
        if (below == null || top == null) {
            return;
        }
        if (!compared.add(List.of(below.row(), top.row()))) {
            return;
        }
        if (table == TableKind.ATTEMPTS) {
            attempts((AttemptsRow) below, (AttemptsRow) top, above);
        } else {
            var low = (DeadlinesRow) below;
            var high = (DeadlinesRow) top;
            subject.terms().deadlineKinds().forEach(kind -> deadlines(low, high, kind, above));
        }
    }

    /** The row that is meant for a tier, or what several say together. */
    private @Nullable TableRow meant(String tier, List<Box> rows) {
        var ofTier = rows.stream()
                .sorted(Comparator.comparingInt(box -> box.place))
                .map(box -> subject.rows(table).get(box.place))
                .filter(row -> tier.equals(Reach.of(row).values().get(Reach.TIER)))
                .toList();
        if (ofTier.isEmpty() || subject.hitPolicy(table) != HitPolicy.COLLECT) {
            return ofTier.isEmpty() ? null : ofTier.get(0);
        }
        return AttemptsRow.collect(ofTier.stream().map(AttemptsRow.class::cast).toList());
    }

    private void attempts(AttemptsRow low, AttemptsRow high, Region above) {
        for (var channel : subject.terms().channels()) {
            if (high.required(channel) < low.required(channel)) {
                var example = space.example(above);
                findings.add(findings.warning("Row " + high.row() + " of attempts requires " + high.required(channel)
                                + " attempts by " + channel + " for tier " + high.tier() + ", but row " + low.row()
                                + " requires " + low.required(channel) + " for tier " + low.tier()
                                + " below it. A higher rank gets fewer attempts, such as " + example.in(table) + ".")
                        .withRows(Stream.of(high, low)
                                .flatMap(row -> row.names().stream())
                                .toArray(String[]::new))
                        .withColumns(channel)
                        .withFixes(
                                high.names().size() + low.names().size() > 2
                                        ? List.of()
                                        : equal(
                                                channel,
                                                high.row(),
                                                String.valueOf(low.required(channel)),
                                                low.row(),
                                                String.valueOf(high.required(channel))))
                        .withExample(example));
            }
        }
    }

    private void deadlines(DeadlinesRow low, DeadlinesRow high, String kind, Region above) {
        var lowWithin = low.within(kind);
        var highWithin = high.within(kind);
        var column = ObligationKind.columnOf(kind);
        var later = pairs.later(highWithin, lowWithin);
        if (later.answer() == Answer.NEVER) {
            return;
        }
        var example = space.example(above);
        var both = "The `" + column + "` of row " + high.row() + " of deadlines (tier " + high.tier() + ") is "
                + (highWithin == null ? "blank" : highWithin) + ", but that of row " + low.row() + " (tier "
                + low.tier() + ", below it) is " + lowWithin + ". ";
        var because = later.because().isEmpty() ? "" : "; " + later.because();
        var finding = later.isEver()
                ? findings.warning(both + "A higher rank gets more time, such as " + example.in(table) + because + ".")
                : findings.cannotTell(both + "The check cannot tell which is later" + because + ".");
        findings.add(finding.withRows(high.row(), low.row())
                .withColumns(column)
                .withFixes(equal(column, high.row(), text(lowWithin), low.row(), text(highWithin)))
                .withExample(example));
    }

    private static String text(@Nullable BusinessDuration within) {
        return within == null ? "" : within.toString();
    }

    /** Both rows get the same: what the lower one has, or what the higher one has. A time that is not promised is blank. */
    private List<Fix> equal(String column, String high, String ofLow, String low, String ofHigh) {
        return Stream.of(Fix.set(table, high, column, ofLow), Fix.set(table, low, column, ofHigh))
                .filter(fix -> !Objects.equals(fix.changes().get(0).value(), ""))
                .toList();
    }
}
