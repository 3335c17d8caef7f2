package dev.leadline.kernel.policy.rows;

import dev.leadline.kernel.policy.TableKind;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code attempt-outcomes}: what an attempt with this outcome is worth (O5).
 *
 * @param row its name within the table
 * @param channel the channel it is for; {@code null} for any
 * @param outcome the outcome it is for; {@code null} for any, and for none
 * @param counts whether the attempt counts towards what is required
 * @param reached whether the lead was reached by it (O2)
 */
public record OutcomeRow(
        String row, @Nullable String channel, @Nullable String outcome, boolean counts, boolean reached)
        implements TableRow {

    /** Returns whether it says something about such an attempt. */
    public boolean covers(String otherChannel, @Nullable String otherOutcome) {
        return (channel == null || channel.equals(otherChannel)) && (outcome == null || outcome.equals(otherOutcome));
    }

    @Override
    public TableKind table() {
        return TableKind.ATTEMPT_OUTCOMES;
    }
}
