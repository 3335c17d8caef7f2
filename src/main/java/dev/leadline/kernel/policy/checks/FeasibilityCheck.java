package dev.leadline.kernel.policy.checks;

import dev.leadline.kernel.calendar.BusinessDuration;
import dev.leadline.kernel.calendar.BusinessDuration.Unit;
import dev.leadline.kernel.policy.HitPolicy;
import dev.leadline.kernel.policy.ObligationKind;
import dev.leadline.kernel.policy.Satisfaction;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.Terms;
import dev.leadline.kernel.policy.checks.Finding.Kind;
import dev.leadline.kernel.policy.checks.fixes.Fix;
import dev.leadline.kernel.policy.checks.space.Box;
import dev.leadline.kernel.policy.checks.space.Witness;
import dev.leadline.kernel.policy.checks.time.Allowances.Answer;
import dev.leadline.kernel.policy.rows.AttemptsRow;
import dev.leadline.kernel.policy.rows.DeadlinesRow;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Can what is asked for be done? It cannot, and is an error, where no time is allowed, where the first call may always
 * be made later than everything, and where attempts are required that never count. It is doubtful, and a warning, where
 * the first call may sometimes be later, and where nothing is required of a tier that is worked.
 */
final class FeasibilityCheck implements TableCheck {

    private static final String FIRST = "firstCallWithin";
    private static final String ALL = "allAttemptsWithin";

    @Override
    public Kind kind() {
        return Kind.NOT_FEASIBLE;
    }

    @Override
    public Set<TableKind> reads(TableKind table) {
        return Set.of(TableKind.ATTEMPT_OUTCOMES);
    }

    @Override
    public void check(Subject subject, TableKind table, Findings findings) {
        if (table == TableKind.ATTEMPTS) {
            subject.boxes(table).forEach(box -> checkAttempts(subject, box, findings));
        } else if (table == TableKind.DEADLINES) {
            for (var row : subject.rows().deadlines()) {
                for (var kind : subject.terms().deadlineKinds()) {
                    checkZero(row, ObligationKind.columnOf(kind), row.within(kind), findings);
                }
                checkOwn(subject, row, findings);
                if (row.firstCallWithin() != null) {
                    checkOrder(subject, row, row.firstCallWithin(), findings);
                    checkCanCall(subject, row, findings);
                }
            }
        }
    }

    private static void checkAttempts(Subject subject, Box box, Findings findings) {
        var row = subject.rows().attempts().get(box.place);
        if (isNothing(row) && !isMadeUp(subject, box, findings)) {
            findings.add(findings.warning("Row " + row.row() + " of attempts requires no attempt in any channel, so a"
                            + " lead of tier " + row.tier() + " may be given up at once.")
                    .withRows(row.row())
                    .withColumns(subject.terms().channels())
                    .withAdvice("Set the `handling` of " + row.tier() + " to nurture."));
        }
        row.required().forEach((channel, count) -> {
            if (count > 0 && !subject.rows().outcomes().isEmpty() && !subject.canCount(channel)) {
                findings.add(findings.error("Row " + row.row() + " of attempts requires " + count + " attempts by "
                                + channel + ", but no row of attempt-outcomes counts an attempt in that channel.")
                        .withRows(row.row())
                        .withColumns(channel));
            }
        });
    }

    private static boolean isNothing(AttemptsRow row) {
        return row.required().values().stream().allMatch(count -> count == 0);
    }

    /** Returns whether for all of its leads other rows are meant too, and require something. */
    private static boolean isMadeUp(Subject subject, Box box, Findings findings) {
        var rows = subject.rows().attempts();
        return subject.hitPolicy(TableKind.ATTEMPTS) == HitPolicy.COLLECT
                && new Witness(subject, TableKind.ATTEMPTS, findings)
                        .isCovered(
                                box,
                                IntStream.range(0, rows.size())
                                        .filter(place -> !isNothing(rows.get(place)))
                                        .toArray());
    }

    /** The close of the same day is some time; no hours, minutes or days are none. */
    private static void checkZero(
            DeadlinesRow row, String column, @Nullable BusinessDuration within, Findings findings) {
        if (within != null && within.amount() == 0 && within.unit() != Unit.BUSINESS_DAYS) {
            findings.add(findings.error("The `" + column + "` (" + within + ") of row " + row.row()
                            + " of deadlines is due at the moment the clock starts.")
                    .withRows(row.row())
                    .withColumns(column)
                    .withFixes(Fix.set(TableKind.DEADLINES, row.row(), column, "0 business days"))
                    .withAdvice("Use \"0 business days\" for the close of the same day."));
        }
    }

    private static void checkOrder(Subject subject, DeadlinesRow row, BusinessDuration first, Findings findings) {
        var later = subject.allowances().isLater(first, row.allAttemptsWithin(), findings);
        if (later.answer() == Answer.NEVER) {
            return;
        }
        var both = "The `" + FIRST + "` (" + first + ") of row " + row.row() + " of deadlines ";
        var than = " later than its `" + ALL + "` (" + row.allAttemptsWithin() + ")";
        var because = later.because().isEmpty() ? "." : ": " + later.because() + ".";
        var finding =
                switch (later.answer()) {
                    case ALWAYS -> findings.error(both + "is" + than + because);
                    case SOMETIMES -> findings.warning(both + "can be" + than + because);
                    default -> findings.cannotTell(both + "may or may not be" + than + because);
                };
        findings.add(finding.withRows(row.row()).withColumns(FIRST, ALL));
    }

    /** An obligation of the policy's own that attempts fulfil which count is one that nobody can keep where none does. */
    private static void checkOwn(Subject subject, DeadlinesRow row, Findings findings) {
        for (var own : subject.terms().declared().obligations()) {
            var by = own.satisfiedBy();
            if (row.within(own.id()) == null || by == null || !by.outcomes().isEmpty() || canCount(subject, by)) {
                continue;
            }
            findings.add(findings.error("Row " + row.row() + " of deadlines requires the " + own.words() + " within "
                            + row.within(own.id()) + ", but no row of attempt-outcomes counts an attempt"
                            + (by.channel() == null ? "" : " by " + by.channel()) + ".")
                    .withRows(row.row())
                    .withColumns(own.column()));
        }
    }

    private static boolean canCount(Subject subject, Satisfaction by) {
        return subject.rows().outcomes().isEmpty()
                || subject.terms().channels().stream()
                        .filter(channel -> by.channel() == null || by.channel().equals(channel))
                        .anyMatch(subject::canCount);
    }

    private static void checkCanCall(Subject subject, DeadlinesRow row, Findings findings) {
        boolean listed = subject.terms().channels().contains(Terms.PHONE);
        if (!listed || !subject.rows().outcomes().isEmpty() && !subject.canCount(Terms.PHONE)) {
            findings.add(findings.error("Row " + row.row() + " of deadlines requires a first call within "
                            + row.firstCallWithin() + ", but "
                            + (listed
                                    ? "no row of attempt-outcomes counts an attempt by " + Terms.PHONE + "."
                                    : "the policy has no channel " + Terms.PHONE + "."))
                    .withRows(row.row())
                    .withColumns(FIRST));
        }
    }
}
