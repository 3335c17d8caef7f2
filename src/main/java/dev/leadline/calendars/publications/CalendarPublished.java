package dev.leadline.calendars.publications;

import dev.leadline.calendars.Calendars;

/**
 * Fired when a calendar was published by this server, after it is on disk and in {@link Calendars}.
 *
 * @param sequence of the publication; the highest one when several were published at once
 */
public record CalendarPublished(long sequence) {}
