package dev.leadline.system;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something that happened to the data of the server as a whole.
 *
 * @param id the number of the event
 * @param at when a server noted it
 * @param kind what happened: `restored` from a backup of this server, or `replaced` by another PostgreSQL or another moment of it
 * @param text the same in a sentence
 * @param lostFrom what was acknowledged from this moment on may be missing; null when the server cannot know
 * @param lostUntil until when; null when the server cannot know
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "SystemEvent")
record SystemEventBody(
        @Schema(required = true) long id,
        @Schema(required = true) Instant at,
        @Schema(
                        required = true,
                        enumeration = {"restored", "replaced"})
                String kind,
        @Schema(required = true) String text,
        @Schema(required = true, nullable = true) Instant lostFrom,
        @Schema(required = true, nullable = true) Instant lostUntil) {

    /**
     * Events, the newest first.
     *
     * @param items a page of them
     * @param next the cursor of the next page; null on the last
     */
    @Schema(name = "SystemEventPage")
    record Page(List<SystemEventBody> items, @Schema(nullable = true) String next) {}
}
