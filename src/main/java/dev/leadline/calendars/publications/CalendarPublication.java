package dev.leadline.calendars.publications;

import dev.leadline.approvals.Approval;
import java.time.Instant;

/**
 * One publication of a calendar.
 *
 * @param sequence numbers all publications of all calendars in the order of their commits; 0 before it is kept
 * @param calendar what was published
 * @param effectiveFrom from when on it is in force; null is since ever, and only for the first of a calendar
 * @param imprint who published it, when and why
 */
public record CalendarPublication(long sequence, CalendarVersion calendar, Instant effectiveFrom, Imprint imprint) {

    /**
     * The author, moment and reason of a publication.
     *
     * @param publishedBy as the header {@code From} said, or the folder
     * @param correction whether it may have changed days that were past
     * @param source {@code api} or {@code folder}
     * @param approval who consented
     */
    public record Imprint(
            Instant publishedAt,
            String publishedBy,
            String reason,
            boolean correction,
            String source,
            Approval approval) {}

    /** The same, with the consents to it. */
    public CalendarPublication approved(Approval by) {
        var others = new Imprint(
                imprint.publishedAt(),
                imprint.publishedBy(),
                imprint.reason(),
                imprint.correction(),
                imprint.source(),
                by);
        return new CalendarPublication(sequence, calendar, effectiveFrom, others);
    }

    /** Returns the id of the published calendar. */
    public String id() {
        return calendar.id();
    }

    /** Returns whether it is in force at a moment, unless another one is. */
    boolean isEffectiveAt(Instant at) {
        return effectiveFrom == null || !effectiveFrom.isAfter(at);
    }
}
