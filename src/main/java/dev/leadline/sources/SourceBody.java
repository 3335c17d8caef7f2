package dev.leadline.sources;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A source in the list of sources.
 *
 * @param name its name
 * @param version its ETag
 * @param changedAt when its mapping was changed last
 * @param unread how many of its events could not be read
 */
@Schema(name = "Source")
record SourceBody(String name, String version, Instant changedAt, long unread) {}
