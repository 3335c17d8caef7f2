package dev.leadline.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** An instant as people of a zone write it, such as {@code 2016-01-11T12:00:00-05:00[America/New_York]}. */
public final class LocalText {

    private LocalText() {}

    /** Seconds are always shown, a fraction only where there is one; {@code null} stays null. */
    public static String of(Instant instant, ZoneId zone) {
        // ZonedDateTime.toString() would drop seconds that are zero
        return instant == null ? null : DateTimeFormatter.ISO_ZONED_DATE_TIME.format(instant.atZone(zone));
    }
}
