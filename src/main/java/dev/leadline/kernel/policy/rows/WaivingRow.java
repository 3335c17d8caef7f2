package dev.leadline.kernel.policy.rows;

import dev.leadline.kernel.policy.TableKind;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code waiving-reasons}: whether a reason makes up for giving a lead up too early (O4).
 *
 * @param row its name within the table
 * @param type how the lead was given up, {@code DISQUALIFIED} or {@code RETURNED}; {@code null} for either
 * @param reason the reason it is for, letter by letter
 * @param waives whether the reason waives
 */
public record WaivingRow(String row, @Nullable String type, String reason, boolean waives) implements TableRow {

    /** Returns whether it says something about a lead given up in such a way. */
    public boolean covers(String otherType, @Nullable String otherReason) {
        return (type == null || type.equals(otherType)) && reason.equals(otherReason);
    }

    @Override
    public TableKind table() {
        return TableKind.WAIVING_REASONS;
    }
}
