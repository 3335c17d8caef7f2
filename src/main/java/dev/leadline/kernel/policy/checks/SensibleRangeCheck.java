package dev.leadline.kernel.policy.checks;

import dev.leadline.kernel.calendar.BusinessDuration;
import dev.leadline.kernel.calendar.BusinessDuration.Unit;
import dev.leadline.kernel.policy.ObligationKind;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.checks.Finding.Kind;
import dev.leadline.kernel.policy.rows.TableRow;
import java.util.Map;

/**
 * Is a value far from what such tables hold: more than {@value #MOST_ATTEMPTS} attempts in a channel, or more than a
 * year of time (of five days of eight hours a week, for business time)? It may be meant, so a warning.
 */
final class SensibleRangeCheck implements TableCheck {

    private static final int MOST_ATTEMPTS = 50;

    private static final Map<Unit, Integer> A_YEAR = Map.of(
            Unit.BUSINESS_MINUTES, 262 * 8 * 60,
            Unit.BUSINESS_HOURS, 262 * 8,
            Unit.BUSINESS_DAYS, 262,
            Unit.MINUTES, 366 * 24 * 60,
            Unit.HOURS, 366 * 24,
            Unit.DAYS, 366);

    @Override
    public Kind kind() {
        return Kind.UNUSUAL_VALUE;
    }

    @Override
    public void check(Subject subject, TableKind table, Findings findings) {
        if (table == TableKind.ATTEMPTS) {
            subject.rows().attempts().forEach(row -> row.required().forEach((channel, count) -> {
                if (count > MOST_ATTEMPTS) {
                    findings.add(findings.warning("Row " + row.row() + " of attempts requires " + count
                                    + " attempts by " + channel + ", more than " + MOST_ATTEMPTS + ".")
                            .withRows(row.row())
                            .withColumns(channel));
                }
            }));
        } else if (table == TableKind.DEADLINES) {
            subject.rows().deadlines().forEach(row -> subject.terms()
                    .deadlineKinds()
                    .forEach(kind -> check(row, ObligationKind.columnOf(kind), row.within(kind), findings)));
        } else if (table == TableKind.SPACING) {
            subject.rows().spacings().forEach(row -> check(row, "afterPrevious", row.afterPrevious(), findings));
        } else if (table == TableKind.ALERTS) {
            subject.rows().alerts().forEach(row -> check(row, "at", row.at().after(), findings));
        }
    }

    private static void check(TableRow row, String column, BusinessDuration within, Findings findings) {
        if (within == null || within.amount() <= A_YEAR.get(within.unit())) {
            return;
        }
        var year = new BusinessDuration(A_YEAR.get(within.unit()), within.unit());
        findings.add(findings.warning("The `" + column + "` (" + within + ") of row " + row.row() + " of "
                        + row.table().tableName() + " is more than a year (" + year + ").")
                .withRows(row.row())
                .withColumns(column));
    }
}
