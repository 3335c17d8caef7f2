package dev.leadline.calendars;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.leadline.calendars.publications.CalendarPublication;
import dev.leadline.calendars.publications.CalendarTimeline;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
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
 * @param proposal the proposal that it was; null when no consent was needed
 * @param consents who consented to it, and when
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
                String source,
        @Schema(required = true, nullable = true) Long proposal,
        @JsonRawValue @Schema(required = true, type = SchemaType.ARRAY, implementation = Object.class)
                String consents) {

    static CalendarPublicationBody from(CalendarPublication publication) {
        CalendarPublication.Imprint imprint = publication.imprint();
        return new CalendarPublicationBody(
                publication.calendar().version(),
                publication.effectiveFrom(),
                imprint.publishedAt(),
                imprint.publishedBy(),
                imprint.reason(),
                imprint.correction(),
                imprint.source(),
                imprint.approval().proposal(),
                imprint.approval().consents());
    }

    /**
     * A publication with the calendar that it published.
     *
     * @param publication the publication
     * @param scheduled what comes into force after it, the next first: it stays scheduled
     * @param notice that the next one will take its place; null when there is none
     */
    @Schema(name = "PublishedCalendar")
    public record WithCalendar(
            @Schema(required = true) CalendarPublicationBody publication,
            @Schema(
                            required = true,
                            description = "The calendar as stored, with the earlier weekly hours that keep the past"
                                    + " unchanged")
                    CalendarDefinition calendar,
            @Schema(required = true) List<CalendarPublicationBody> scheduled,
            @Schema(required = true, nullable = true) String notice) {

        static WithCalendar from(CalendarPublication publication, CalendarTimeline timeline) {
            var from = publication.effectiveFrom() == null
                    ? publication.imprint().publishedAt()
                    : publication.effectiveFrom();
            var next = timeline.scheduled(publication.id(), from);
            return new WithCalendar(
                    CalendarPublicationBody.from(publication),
                    publication.calendar().definition(),
                    next.stream().map(CalendarPublicationBody::from).toList(),
                    next.isEmpty() ? null : notice(next.get(0)));
        }

        private static String notice(CalendarPublication next) {
            return "The publication of " + next.imprint().publishedAt() + " ("
                    + next.calendar().version()
                    + ") stays scheduled. It takes the place of this one from " + next.effectiveFrom() + " on.\n"
                    + "Publish this calendar from then on too, if it shall stay.";
        }
    }

    /**
     * Some of many.
     *
     * @param next what to send as {@code cursor} for those that follow; null when there are no more
     * @param items a page of publications, the newest first
     */
    @JsonInclude
    @Schema(name = "CalendarPublications")
    public record Page(
            @Schema(required = true) List<CalendarPublicationBody> items,
            @Schema(required = true, nullable = true) String next) {}
}
