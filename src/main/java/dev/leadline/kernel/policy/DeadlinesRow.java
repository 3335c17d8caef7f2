package dev.leadline.kernel.policy;

import dev.leadline.kernel.calendar.BusinessDuration;

/**
 * A row of {@code deadlines}: how long a tier allows (O1).
 *
 * @param row its name within the table
 * @param tier the tier it is for
 * @param segment the leads it is for
 * @param firstCallWithin for the first call; {@code null} when no first call is promised
 * @param allAttemptsWithin for everything
 */
public record DeadlinesRow(
        String row, String tier, Segment segment, BusinessDuration firstCallWithin, BusinessDuration allAttemptsWithin)
        implements TableRow {

    @Override
    public TableKind table() {
        return TableKind.DEADLINES;
    }
}
