package dev.leadline.calendars;

import dev.leadline.calendars.publications.CalendarProposal;
import dev.leadline.web.PlainText;
import dev.leadline.web.problems.Precondition;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A request to publish a calendar.
 *
 * @param calendar all of the calendar, not only what changes
 * @param reason why, for everyone who later asks
 * @param effectiveFrom from when on; absent is now
 * @param correction whether days that are past may change; absent is false
 */
@Schema(name = "CalendarPublicationRequest")
public record PublicationRequest(
        @NotNull
                @Schema(
                        required = true,
                        description =
                                "The complete calendar. New weekly hours apply from the day it takes effect; the server"
                                        + " stores the previous ones as `earlier`.")
                CalendarDefinition calendar,
        @NotNull @PlainText(max = 1_000) @Schema(required = true, examples = "The office closes on Mondays.")
                String reason,
        @Schema(nullable = true, examples = "2026-03-09T00:00:00-05:00") Instant effectiveFrom,
        @Schema(nullable = true, defaultValue = "false") Boolean correction) {

    CalendarProposal toProposal(String id, Precondition seen, String by) {
        return new CalendarProposal(
                id,
                calendar,
                seen,
                effectiveFrom,
                new CalendarProposal.By(by, reason, Boolean.TRUE.equals(correction)));
    }
}
