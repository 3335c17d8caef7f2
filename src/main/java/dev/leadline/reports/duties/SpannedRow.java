package dev.leadline.reports.duties;

import dev.leadline.kernel.duty.Span;
import java.time.Instant;
import java.util.UUID;

/**
 * A duty or a cycle as it is kept.
 *
 * @param row what is known
 * @param knownUntil {@code null} while it is known
 * @param decisionId the decision that says so; {@code null} for none, and for a cycle
 * @param fingerprint tells whether another row says the same
 */
record SpannedRow(Record row, Instant knownFrom, Instant knownUntil, UUID decisionId, long fingerprint) {

    static SpannedRow of(Span<? extends Record> span, UUID decisionId) {
        var row = span.row();
        return new SpannedRow(row, span.knownFrom(), span.knownUntil(), decisionId, RowTexts.fingerprint(row));
    }
}
