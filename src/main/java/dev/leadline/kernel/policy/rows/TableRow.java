package dev.leadline.kernel.policy.rows;

import dev.leadline.kernel.policy.TableKind;

/** A row of a decision table as a fact: it enters working memory, so that a firing names table and row. */
public sealed interface TableRow
        permits TierRow, AttemptsRow, DeadlinesRow, OutcomeRow, WaivingRow, SpacingRow, AlertsRow {

    /** The table it stands in. */
    TableKind table();

    /** Its name within the table. */
    String row();
}
