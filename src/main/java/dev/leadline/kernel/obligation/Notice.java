package dev.leadline.kernel.obligation;

import dev.leadline.kernel.policy.rows.Addressee;
import dev.leadline.kernel.policy.rows.AlertsRow;
import dev.leadline.kernel.policy.rows.Threshold;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alert that is to be sent about an obligation, with its moment. It is what was decided, whether that moment has
 * come or not; time alone never changes it.
 *
 * @param kind what is owed
 * @param threshold which moment of its time
 * @param at that moment, not before which anyone is told; {@code null} while a pause without an end stops the clock (B9), and
 *     when no calendar reaches it
 * @param tell who is told: the text of an {@link Addressee}, such as {@code "owner or team"}
 * @param row the row of {@code alerts} that says so
 */
public record Notice(String kind, Threshold threshold, @Nullable Instant at, String tell, String row) {

    /** Creates the notice for a row's threshold. */
    public static Notice of(Obligation owed, AlertsRow row) {
        return new Notice(owed.kind(), row.at(), owed.comes(row.at()), row.tell(), row.row());
    }

    /**
     * Creates the notice for the moment of the disposition, which is itself the breach: it has no time allowed (O4).
     */
    public static Notice atDisposition(Obligation owed, AlertsRow row) {
        var disposedAt = owed.owed().activity().history().disposedAt();
        return new Notice(owed.kind(), row.at(), disposedAt, row.tell(), row.row());
    }
}
