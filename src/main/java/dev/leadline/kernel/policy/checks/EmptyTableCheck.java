package dev.leadline.kernel.policy.checks;

import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.checks.Finding.Kind;
import java.util.Set;

/**
 * Has a table no rows at all? Attempts and deadlines are not needed while no tier is worked; one that
 * may be absent may be empty, which is but a warning.
 */
final class EmptyTableCheck implements TableCheck {

    @Override
    public Kind kind() {
        return Kind.EMPTY_TABLE;
    }

    @Override
    public Set<TableKind> reads(TableKind table) {
        return Set.of(TableKind.RANK_TIERS);
    }

    @Override
    public void check(Subject subject, TableKind table, Findings findings) {
        if (table.isOptional()) {
            if (subject.rows(table).isEmpty()) {
                findings.add(
                        findings.warning("The table " + table.tableName() + " has no rows: " + consequence(table) + ".")
                                .withAdvice("Delete the table."));
            }
            return;
        }
        boolean needed = table == TableKind.RANK_TIERS || !subject.workedTiers().isEmpty();
        if (needed && subject.rows(table).isEmpty()) {
            findings.add(
                    findings.error("The table " + table.tableName() + " has no rows: " + consequence(table) + "."));
        }
    }

    private static String consequence(TableKind table) {
        return switch (table) {
            case RANK_TIERS -> "no lead has a tier";
            case ATTEMPTS -> "no attempt is ever required";
            case DEADLINES -> "no lead ever has a deadline";
            case ATTEMPT_OUTCOMES -> "no attempt ever counts";
            case WAIVING_REASONS -> "no reason ever excuses giving up early";
            case SPACING -> "no attempt ever has to wait";
            case ALERTS -> "no alert is ever sent";
        };
    }
}
