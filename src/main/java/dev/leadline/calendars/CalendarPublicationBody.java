package dev.leadline.calendars;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.leadline.calendars.publications.CalendarPublication;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A publication on the wire.
 *
 * @param version of the calendar
 * @param effectiveFrom from when on it is in force; null is since ever
 * @param publishedAt when
 * @param publishedBy by whom
 * @param reason why
 * @param correction whether it may have changed days that were past
 * @param source {@code api} or {@code folder}
 */
@Schema(name = "CalendarPublication")
record CalendarPublicationBody(
        @Schema(required = true, examples = "sha256:...") String version,
        @Schema(required = true, nullable = true, examples = "2026-03-09T05:00:00Z") Instant effectiveFrom,
        @Schema(required = true) Instant publishedAt,
        @Schema(required = true, examples = "analyst@example.com") String publishedBy,
        @Schema(required = true, examples = "The office closes on Mondays.") String reason,
        @Schema(required = true) boolean correction,
        @Schema(
                        required = true,
                        enumeration = {"api", "folder"})
                String source) {

    static CalendarPublicationBody from(CalendarPublication publication) {
        CalendarPublication.Imprint imprint = publication.imprint();
        return new CalendarPublicationBody(
                publication.calendar().version(),
                publication.effectiveFrom(),
                imprint.publishedAt(),
                imprint.publishedBy(),
                imprint.reason(),
                imprint.correction(),
                imprint.source());
    }

    /** A publication with the calendar that it published. */
    @Schema(name = "PublishedCalendar")
    public record WithCalendar(
            @Schema(required = true) CalendarPublicationBody publication,
            @Schema(
                            required = true,
                            description = "The calendar as stored, with the earlier weekly hours that keep the past"
                                    + " unchanged")
                    CalendarDefinition calendar) {

        static WithCalendar from(CalendarPublication publication) {
            return new WithCalendar(
                    CalendarPublicationBody.from(publication),
                    publication.calendar().definition());
        }
    }

    /**
     * Some of many.
     *
     * @param next what to send as {@code cursor} for those that follow; null when there are no more
     */
    @JsonInclude
    @Schema(name = "CalendarPublications")
    public record Page(
            @Schema(required = true) List<CalendarPublicationBody> items,
            @Schema(required = true, nullable = true) String next) {}
}
