package dev.leadline.calendars.publications;

/**
 * Said within the transaction in which the folder of calendars was found to have changed a calendar that others must
 * consent to, or to hold again what is published.
 *
 * @param calendar what the folder holds
 * @param reason why it changed
 * @param correction whether it changes days that are past
 * @param isPublished whether it is what was published last, so that there is nothing to consent to
 */
public record CalendarDrafted(CalendarVersion calendar, String reason, boolean correction, boolean isPublished) {}
