package dev.leadline.rules;

import java.time.Instant;

/**
 * That a revision of the rules came into force.
 *
 * @param sequence its number
 * @param revision the SHA-256 over its files
 * @param before the revision before; {@code null} for the first of all
 * @param inForceFrom from when on it decides
 * @param origin where the rules came from
 * @param reason why it came
 */
public record RulesPublication(
        long sequence, String revision, String before, Instant inForceFrom, String origin, String reason) {

    /** What it is called where it is carried over to leads in flight. */
    public String name() {
        return "rules:" + sequence;
    }
}
