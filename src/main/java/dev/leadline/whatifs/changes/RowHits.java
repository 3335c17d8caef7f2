package dev.leadline.whatifs.changes;

import dev.leadline.kernel.decision.Decision;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.rows.TableRow;
import java.util.HashSet;
import java.util.Set;

/**
 * The rows of tables that leads are for. A row is hit when a rule fires on it, or an attempt is read by it: as in the
 * coverage of cases.
 */
public final class RowHits {

    private record RowName(String table, String row) {}

    private final Set<RowName> hit = new HashSet<>();

    public void add(Decision decision) {
        for (var firing : decision.firings()) {
            for (var fact : firing.facts()) {
                if (fact instanceof TableRow row) {
                    hit(row);
                }
            }
        }
        for (var reading : decision.history().readings()) {
            if (reading.row() != null) {
                hit.add(new RowName(TableKind.ATTEMPT_OUTCOMES.tableName(), reading.row()));
            }
        }
    }

    private void hit(TableRow row) {
        // rows that were collected are named together (HitPolicy.COLLECT)
        for (var name : row.row().split("\\+")) {
            hit.add(new RowName(row.table().tableName(), name));
        }
    }

    /** Takes over all that another knows. */
    public void add(RowHits other) {
        hit.addAll(other.hit);
    }

    public boolean has(TableRow row) {
        return hit.contains(new RowName(row.table().tableName(), row.row()));
    }
}
