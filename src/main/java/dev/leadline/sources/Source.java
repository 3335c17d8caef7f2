package dev.leadline.sources;

import dev.leadline.imports.mapping.Mapping;
import java.time.Instant;

/**
 * Another system that sends events, such as a CRM.
 *
 * @param name its name in addresses
 * @param text its mapping as it was put, as JSON
 * @param revision grows with each change of any source
 * @param changedAt when it was changed last
 */
record Source(String name, String text, long revision, Instant changedAt) {

    String tag() {
        return "s" + revision;
    }

    Mapping mapping() {
        return SourceMapping.read(text);
    }
}
