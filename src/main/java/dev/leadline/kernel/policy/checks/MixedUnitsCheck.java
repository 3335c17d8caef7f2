package dev.leadline.kernel.policy.checks;

import dev.leadline.kernel.calendar.BusinessDuration;
import dev.leadline.kernel.calendar.BusinessDuration.Unit;
import dev.leadline.kernel.policy.ObligationKind;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.checks.Finding.Kind;
import dev.leadline.kernel.policy.checks.fixes.Fix;
import dev.leadline.kernel.policy.rows.AlertsRow;
import dev.leadline.kernel.policy.rows.SpacingRow;
import dev.leadline.kernel.policy.rows.TableRow;
import dev.leadline.kernel.policy.rows.Threshold;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Do some rows of a column count all time, where others count business time of the same kind, hours and minutes or days?
 * "2 hours" among business hours run through the night. It may be meant, so a warning.
 */
final class MixedUnitsCheck implements TableCheck {

    @Override
    public Kind kind() {
        return Kind.UNUSUAL_VALUE;
    }

    @Override
    public void check(Subject subject, TableKind table, Findings findings) {
        if (table == TableKind.DEADLINES) {
            for (var kind : subject.terms().deadlineKinds()) {
                check(subject.rows().deadlines(), ObligationKind.columnOf(kind), row -> row.within(kind), findings);
            }
        } else if (table == TableKind.SPACING) {
            check(subject.rows().spacings(), "afterPrevious", SpacingRow::afterPrevious, findings);
        } else if (table == TableKind.ALERTS) {
            check(subject.rows().alerts(), "at", (AlertsRow row) -> row.at().after(), findings);
        }
    }

    private static <R extends TableRow> void check(
            List<R> rows, String column, Function<R, @Nullable BusinessDuration> read, Findings findings) {
        for (var row : rows) {
            var time = read.apply(row);
            if (time == null || time.unit().isBusiness()) {
                continue;
            }
            rows.stream()
                    .filter(other -> isSameKind(read.apply(other), time))
                    .findFirst()
                    .ifPresent(other -> findings.add(findings.warning("The `" + column + "` (" + time + ") of row "
                                    + row.row() + " of " + row.table().tableName()
                                    + " also counts nights, weekends and holidays; that of row " + other.row() + " ("
                                    + read.apply(other) + ") does not.")
                            .withRows(row.row())
                            .withColumns(column)
                            .withFixes(Fix.set(row.table(), row.row(), column, inBusinessTime(time, row)))
                            .withAdvice("Did you mean \"" + inBusinessTime(time) + "\"?")));
        }
    }

    private static boolean isSameKind(@Nullable BusinessDuration other, BusinessDuration time) {
        return other != null
                && other.unit().isBusiness()
                && other.unit().isDays() == time.unit().isDays();
    }

    /** As the cell would hold it. */
    private static String inBusinessTime(BusinessDuration time, TableRow row) {
        var meant = inBusinessTime(time);
        return row.table() == TableKind.ALERTS ? Threshold.after(meant).toString() : meant.toString();
    }

    private static BusinessDuration inBusinessTime(BusinessDuration time) {
        var unit =
                switch (time.unit()) {
                    case MINUTES -> Unit.BUSINESS_MINUTES;
                    case HOURS -> Unit.BUSINESS_HOURS;
                    default -> Unit.BUSINESS_DAYS;
                };
        return new BusinessDuration(time.amount(), unit);
    }
}
