package dev.leadline.kernel.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A row of {@code attempts}: how many attempts a tier requires in each channel before anyone may give up (O2).
 *
 * @param row its name within the table
 * @param tier the tier it is for
 * @param segment the leads it is for
 * @param required the count per channel, 0 or more, in the policy's channel order
 */
public record AttemptsRow(String row, String tier, Segment segment, Map<String, Integer> required) implements TableRow {

    public AttemptsRow {
        required = Collections.unmodifiableMap(new LinkedHashMap<>(required));
    }

    /** How many attempts {@code channel} requires. */
    public int required(String channel) {
        return required.getOrDefault(channel, 0);
    }

    @Override
    public TableKind table() {
        return TableKind.ATTEMPTS;
    }
}
