package dev.leadline.kernel.tracking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The publication of a revision of the rules.
 *
 * @param sequence its number
 * @param revision the SHA-256 over its files
 * @param before the revision before; {@code null} for the first of all
 * @param inForceFrom from when on it decides
 * @param origin where the rules came from
 * @param reason why it came
 */
public record RulesPublication(
        long sequence, String revision, @Nullable String before, Instant inForceFrom, String origin, String reason) {

    /** Returns its name as a transition of leads in flight. */
    public String name() {
        return "rules:" + sequence;
    }
}
