package dev.leadline.calendars.publications;

/**
 * Said within the transaction that keeps a publication of a calendar, of whichever origin.
 *
 * @param sequence its number
 * @param publication what was kept
 */
public record CalendarKept(long sequence, CalendarPublication publication) {}
