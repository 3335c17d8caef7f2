package dev.leadline.calendars;

import dev.leadline.calendars.publications.CalendarProposal;
import dev.leadline.calendars.publications.CalendarVersion;
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
 * @param effectiveFrom from when on, as an instant or a date in the calendar's zone; absent is now
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
                EditedCalendarDefinition calendar,
        @NotNull @PlainText(max = 1_000) @Schema(required = true, examples = "The office closes on Mondays.")
                String reason,
        @Schema(
                        nullable = true,
                        description = EffectiveFrom.DESCRIPTION,
                        examples = {"2026-03-09", "2026-03-09T00:00:00-05:00"})
                String effectiveFrom,
        @Schema(nullable = true, defaultValue = "false") Boolean correction) {

    /** What the folder holds, as somebody would ask for it. */
    public static PublicationRequest of(CalendarVersion calendar, String reason, boolean correction) {
        var said = calendar.definition();
        var edited = new EditedCalendarDefinition(
                said.id(),
                said.timezone(),
                said.hours(),
                said.holidays(),
                said.extra(),
                said.earlier(),
                null,
                null,
                null,
                null);
        return new PublicationRequest(edited, reason, null, correction);
    }

    /** From when on it is wanted; {@code null} for now. */
    public Instant moment() {
        return EffectiveFrom.parse(effectiveFrom, calendar.timezone());
    }

    /** The same with its moment as an instant, since zones may change until it comes. */
    public PublicationRequest settled() {
        var moment = moment();
        return new PublicationRequest(calendar, reason, moment == null ? null : moment.toString(), correction);
    }

    /**
     * The same for whatever is published by now, as the last consent leaves it.
     *
     * @param effective from when on; {@code null} for now
     * @param isNew whether there is no such calendar
     */
    public CalendarProposal agreed(String id, String by, Instant effective, boolean isNew) {
        var any = isNew ? new Precondition(null, "*") : new Precondition("*", null);
        return new CalendarProposal(
                id,
                calendar.definition(),
                any,
                effective,
                new CalendarProposal.By(by, reason, Boolean.TRUE.equals(correction)));
    }

    /** @param ifMatch the version that was seen; {@code null}: the one that the calendar itself names */
    public CalendarProposal toProposal(String id, String ifMatch, String ifNoneMatch, String by) {
        return new CalendarProposal(
                id,
                calendar.definition(),
                new Precondition(ifMatch == null ? calendar.seen().orElse(null) : ifMatch, ifNoneMatch),
                EffectiveFrom.parse(effectiveFrom, calendar.timezone()),
                new CalendarProposal.By(by, reason, Boolean.TRUE.equals(correction)));
    }
}
