package dev.leadline.kernel.policy.rows;

import dev.leadline.kernel.policy.HitPolicy;
import dev.leadline.kernel.policy.TableKind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A row of {@code attempts}: how many attempts a tier requires in each channel before anyone may give up (O2).
 *
 * @param row its name within the table; of several collected, all names with a plus between
 * @param tier the tier it is for
 * @param segment the leads it is for
 * @param required the count per channel, 0 or more, in the policy's channel order
 */
public record AttemptsRow(String row, String tier, Segment segment, Map<String, Integer> required) implements TableRow {

    public AttemptsRow {
        required = Collections.unmodifiableMap(new LinkedHashMap<>(required));
    }

    /**
     * Combines several rows: each channel requires the highest count of any of them ({@link HitPolicy#COLLECT}). It is
     * named after all of them, as {@code A+EMEA}: no row's own name has a plus.
     *
     * @param rows at least one, all of the same tier
     */
    public static AttemptsRow collect(List<AttemptsRow> rows) {
        if (rows.size() == 1) {
            return rows.get(0);
        }
        var required = new LinkedHashMap<String, Integer>();
        var wanted = new TreeMap<String, String>();
        for (var row : rows) {
            row.required.forEach((channel, count) -> required.merge(channel, count, Math::max));
            wanted.putAll(row.segment.wanted());
        }
        var names = rows.stream().map(AttemptsRow::row).collect(Collectors.joining("+"));
        return new AttemptsRow(names, rows.get(0).tier, new Segment(wanted), required);
    }

    /** The names of the rows that it was collected from; its own, when it is a single one. */
    public List<String> names() {
        return List.of(row.split("\\+"));
    }

    /** Returns the number of attempts that {@code channel} requires. */
    public int required(String channel) {
        return required.getOrDefault(channel, 0);
    }

    /** Its name is enough: the engine asks each time that it looks a row up. */
    @Override
    public int hashCode() {
        return row.hashCode();
    }

    @Override
    public TableKind table() {
        return TableKind.ATTEMPTS;
    }
}
