package dev.leadline.kernel.policy.checks;

import dev.leadline.kernel.calendar.BusinessDuration;
import dev.leadline.kernel.calendar.BusinessDuration.Unit;
import dev.leadline.kernel.policy.ObligationKind;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.checks.Finding.Kind;
import dev.leadline.kernel.policy.rows.TableRow;
import org.jspecify.annotations.Nullable;

/**
 * Is a value far from what such tables hold: more than {@value #MOST_ATTEMPTS} attempts in a channel, or more than a
 * year of time (of five days of eight hours a week, for business time)? It may be meant, so a warning.
 */
final class SensibleRangeCheck implements TableCheck {

    private static final int MOST_ATTEMPTS = 50;

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

    /** So many of a unit are a year. */
    private static int aYear(Unit unit) {
        return switch (unit) {
            case BUSINESS_MINUTES -> 262 * 8 * 60;
            case BUSINESS_HOURS -> 262 * 8;
            case BUSINESS_DAYS -> 262;
            case MINUTES -> 366 * 24 * 60;
            case HOURS -> 366 * 24;
            case DAYS -> 366;
        };
    }

    private static void check(TableRow row, String column, @Nullable BusinessDuration within, Findings findings) {
        if (within == null || within.amount() <= aYear(within.unit())) {
            return;
        }
        var year = new BusinessDuration(aYear(within.unit()), within.unit());
        findings.add(findings.warning("The `" + column + "` (" + within + ") of row " + row.row() + " of "
                        + row.table().tableName() + " is more than a year (" + year + ").")
                .withRows(row.row())
                .withColumns(column));
    }
}
