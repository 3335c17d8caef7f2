package dev.leadline.reports.duties;

import dev.leadline.reports.duties.KnownRow.Key;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What must be written so that what is told stands in the place of what is known. Of what says the same nothing is written; the
 * rest of what is known ends. What was known for no time is removed, not ended: nobody can have seen it.
 */
final class RowChanges {

    private final Instant now;
    private final Map<Key, KnownRow> known = new HashMap<>();
    private final List<KnownRow> ended = new ArrayList<>();
    private final List<KnownRow> dropped = new ArrayList<>();
    private final List<SpannedRow> added = new ArrayList<>();

    RowChanges(Collection<KnownRow> known, Collection<SpannedRow> told, Instant now) {
        this.now = now;
        known.forEach(row -> this.known.put(row.key(), row));
        told.forEach(this::tell);
        this.known.values().forEach(this::end);
    }

    private void tell(SpannedRow told) {
        var before = known.remove(told.key());
        if (before == null) {
            added.add(told);
        } else if (!before.saysTheSameAs(told)) {
            end(before);
            added.add(told.after(before));
        }
    }

    private void end(KnownRow row) {
        (row.knownFrom().isBefore(now) ? ended : dropped).add(row);
    }

    List<KnownRow> ended() {
        return ended;
    }

    List<KnownRow> dropped() {
        return dropped;
    }

    List<SpannedRow> added() {
        return added;
    }
}
