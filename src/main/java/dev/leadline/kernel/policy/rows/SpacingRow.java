package dev.leadline.kernel.policy.rows;

import dev.leadline.kernel.calendar.BusinessDuration;
import dev.leadline.kernel.policy.TableKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code spacing}: how long after an attempt the next one in the same channel may be made. It limits the
 * earliest moment and never a deadline (B8).
 *
 * @param row its name within the table
 * @param tier the tier it is for; {@code null} for any
 * @param channel the channel it is for; {@code null} for any
 * @param segment the leads it is for
 * @param afterPrevious how long after the previous attempt that counts
 */
public record SpacingRow(
        String row, @Nullable String tier, @Nullable String channel, Segment segment, BusinessDuration afterPrevious)
        implements TableRow {

    /** Returns whether it is for an attempt at such a lead. */
    boolean covers(String otherTier, String otherChannel, Map<String, String> attributes) {
        return (tier == null || tier.equals(otherTier))
                && (channel == null || channel.equals(otherChannel))
                && segment.admits(attributes);
    }

    /** Returns the row for one channel. */
    SpacingRow in(String one) {
        return one.equals(channel) ? this : new SpacingRow(row, tier, one, segment, afterPrevious);
    }

    @Override
    public TableKind table() {
        return TableKind.SPACING;
    }
}
