package dev.leadline.commitments;

import dev.leadline.web.QuotedText;
import dev.leadline.web.json.InstantText;
import dev.leadline.web.problems.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * The moment for which someone asks, and what was known of it.
 *
 * @param at the moment up to which leads were received and days are gone
 * @param until the first moment after it, as the database counts
 * @param known up to when facts were told; {@code null}: all that is known now
 * @param now the present moment
 */
record Asked(Instant at, Instant until, Instant known, Instant now) {

    /** How the parameter {@code at} is described. */
    static final String AT =
            "A moment with its offset, or a date: the end of that day in the zone of the calendar." + " Absent is now";

    /** How the parameter {@code judged} is described. */
    static final String JUDGED = "`now`, or the moment up to which facts were told that are to count";

    /**
     * @param at an instant or a date; {@code null} is now
     * @param judged {@code now} or an instant
     * @throws Problem 422 when one of them is neither
     */
    static Asked of(String at, String judged, ZoneId zone, Instant now) {
        var known = judged.equals("now") ? null : InstantText.parse("/judged", "judged", judged);
        if (at == null) {
            return new Asked(now, now.plus(1, ChronoUnit.MICROS), known, now);
        }
        if (at.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            var end = date(at).plusDays(1).atStartOfDay(zone).toInstant();
            return new Asked(end, end, known, now);
        }
        var moment = InstantText.parse("/at", "at", at);
        return new Asked(moment, moment.plus(1, ChronoUnit.MICROS), known, now);
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Problem.invalid("/at", text, "The at (" + QuotedText.of(text) + ") is no date that there is.");
        }
    }

    /** The last date of which something is asked. */
    LocalDate date(ZoneId zone) {
        return LocalDate.ofInstant(until.minus(1, ChronoUnit.MICROS), zone);
    }

    /** The moment by which what was known is taken; the present one where that is all. */
    Instant knownAt() {
        return known == null ? now : known;
    }
}
