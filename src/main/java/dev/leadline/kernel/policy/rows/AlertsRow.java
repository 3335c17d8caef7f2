package dev.leadline.kernel.policy.rows;

import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.Terms;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code alerts}: who is told when a threshold of something owed comes. Every row that is for a lead applies by
 * itself.
 *
 * @param row its name within the table
 * @param tier the tier it is for; {@code null} for any
 * @param obligation what must be owed, one of {@link Terms#obligationKinds}; {@code null} for any
 * @param segment the leads it is for
 * @param at when they are told
 * @param tell who is told: the text of an {@link Addressee}, such as {@code "owner or team"}
 */
public record AlertsRow(
        String row, @Nullable String tier, @Nullable String obligation, Segment segment, Threshold at, String tell)
        implements TableRow {

    /** Returns whether it is for such an obligation of such a lead. */
    boolean covers(@Nullable String otherTier, String otherObligation, Map<String, String> attributes) {
        return (tier == null || tier.equals(otherTier))
                && (obligation == null || obligation.equals(otherObligation))
                && segment.admits(attributes);
    }

    /** Its name is enough: the engine asks each time that it looks a row up. */
    @Override
    public int hashCode() {
        return row.hashCode();
    }

    @Override
    public TableKind table() {
        return TableKind.ALERTS;
    }
}
