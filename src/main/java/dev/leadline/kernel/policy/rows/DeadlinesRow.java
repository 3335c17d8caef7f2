package dev.leadline.kernel.policy.rows;

import dev.leadline.kernel.calendar.BusinessDuration;
import dev.leadline.kernel.policy.ObligationKind;
import dev.leadline.kernel.policy.TableKind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code deadlines}: how long a tier allows (O1).
 *
 * @param row its name within the table
 * @param tier the tier it is for
 * @param segment the leads it is for
 * @param firstCallWithin for the first call; {@code null} when no first call is promised
 * @param allAttemptsWithin for everything
 * @param own for obligations that the policy declares, by their kind and in their order; one that is not owed is absent
 */
public record DeadlinesRow(
        String row,
        String tier,
        Segment segment,
        @Nullable BusinessDuration firstCallWithin,
        BusinessDuration allAttemptsWithin,
        Map<String, BusinessDuration> own)
        implements TableRow {

    public DeadlinesRow {
        own = Collections.unmodifiableMap(new LinkedHashMap<>(own));
    }

    /** Returns the time allowed for an obligation of a kind. */
    public @Nullable BusinessDuration within(String kind) {
        return switch (kind) {
            case ObligationKind.FIRST_CALL -> firstCallWithin;
            case ObligationKind.ALL_ATTEMPTS -> allAttemptsWithin;
            default -> own.get(kind);
        };
    }

    /** Its name is enough: the engine asks each time that it looks a row up. */
    @Override
    public int hashCode() {
        return row.hashCode();
    }

    @Override
    public TableKind table() {
        return TableKind.DEADLINES;
    }
}
