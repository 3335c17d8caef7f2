package dev.leadline.access.records;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What somebody asked for.
 *
 * @param number its place in the order of asking
 * @param at when
 * @param by who, such as `CRM (key:1q2w3e4r)`
 * @param action what it needed, such as `operate` or `read-leads`
 * @param method the HTTP method
 * @param path what was asked for
 * @param query the query parameters as they were sent; null without any
 */
@Schema(name = "AccessRecord")
record RecordBody(
        long number,
        Instant at,
        String by,
        String action,
        String method,
        String path,
        @Schema(nullable = true) String query) {

    /**
     * What was asked for.
     *
     * @param items one page, the newest first
     * @param next the cursor of the next page; null on the last
     */
    @Schema(name = "AccessRecordPage")
    record Page(List<RecordBody> items, @Schema(nullable = true) String next) {}
}
