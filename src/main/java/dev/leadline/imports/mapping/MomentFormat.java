package dev.leadline.imports.mapping;

import dev.leadline.kernel.Invalid;
import dev.leadline.web.json.InstantText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;

/**
 * The format of moments in a file: {@code instant} (with its offset), {@code date}, {@code local} (no offset), {@code
 * epoch-seconds}, {@code epoch-milliseconds}, or a pattern of {@link DateTimeFormatter} with English names.
 *
 * @param name as the mapping has it
 * @param formatter reads it; {@code null} for instants and numbers
 * @param hasTime whether it tells the time of day
 */
record MomentFormat(String name, DateTimeFormatter formatter, boolean hasTime) {

    static final MomentFormat INSTANT = new MomentFormat("instant", null, true);

    private static final int LONGEST = 100;
    private static final String SECONDS = "epoch-seconds";
    private static final String MILLISECONDS = "epoch-milliseconds";
    private static final ZonedDateTime SAMPLE = ZonedDateTime.of(2016, 1, 11, 15, 0, 0, 0, ZoneOffset.ofHours(-5));
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    /** @throws Invalid when it is neither a name nor a pattern from which at least a date can be read */
    static MomentFormat parse(String name) {
        return switch (name) {
            case "instant" -> INSTANT;
            case SECONDS, MILLISECONDS -> new MomentFormat(name, null, true);
            case "date" -> ofPattern(name, "uuuu-MM-dd");
            case "local" -> ofPattern(name, "uuuu-MM-dd'T'HH:mm[:ss]");
            default -> ofPattern(name, name);
        };
    }

    private static MomentFormat ofPattern(String name, String pattern) {
        try {
            if (pattern.length() > LONGEST) {
                throw new DateTimeException("it is too long");
            }
            var formatter = new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(pattern)
                    // so that yyyy means the year, as nearly everyone means it
                    .parseDefaulting(ChronoField.ERA, 1)
                    .toFormatter(Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT);
            var sample = formatter.parse(formatter.format(SAMPLE));
            LocalDate.from(sample);
            return new MomentFormat(name, formatter, sample.query(TemporalQueries.localTime()) != null);
        } catch (IllegalArgumentException | DateTimeException unusable) {
            throw new Invalid(
                    "/format",
                    name,
                    "The format (" + name
                            + ") must be instant, date, local, epoch-seconds, epoch-milliseconds or a pattern"
                            + " with a date: " + unusable.getMessage() + ".\n"
                            + "Use a pattern such as \"d MMM yyyy\" or \"MM/dd/yyyy HH:mm\".");
        }
    }

    /** Describes the expected cell, for a sentence. */
    String wanted() {
        return switch (name) {
            case "instant" -> "a time with its offset, such as 2016-01-11T10:00:00-05:00";
            case SECONDS, MILLISECONDS -> "a whole number of " + name.substring("epoch-".length()) + " since 1970";
            case "date" -> "a date such as 2016-01-11";
            case "local" -> "a date and time such as 2016-01-11T15:00";
            default -> "written as " + name + ", such as " + formatter.format(SAMPLE);
        };
    }

    /**
     * Reads a moment.
     *
     * @param time the time of day when the format has none
     * @param zone of local times
     * @throws DateTimeException when the text is not so written, or its year is not within 1 to 9999
     */
    Instant read(String text, LocalTime time, ZoneId zone) {
        var read = formatter == null ? number(text) : local(formatter.parse(text), time, zone);
        if (read.isBefore(FIRST) || !read.isBefore(END)) {
            throw new DateTimeException("The year must be from 1 to 9999");
        }
        return read;
    }

    private Instant number(String text) {
        try {
            return switch (name) {
                case SECONDS -> Instant.ofEpochSecond(Long.parseLong(text));
                case MILLISECONDS -> Instant.ofEpochMilli(Long.parseLong(text));
                default -> InstantText.parse("", name, text);
            };
        } catch (NumberFormatException | Invalid unreadable) {
            throw new DateTimeException(unreadable.getMessage(), unreadable);
        }
    }

    private static Instant local(TemporalAccessor read, LocalTime time, ZoneId usual) {
        var named = read.query(TemporalQueries.zone());
        var zone = named == null ? usual : named;
        var local = LocalDateTime.of(LocalDate.from(read), time == null ? LocalTime.from(read) : time);
        var change = zone.getRules().getTransition(local);
        // B1: in a gap the next valid instant, in an overlap the earlier offset
        return change != null && change.isGap()
                ? change.getInstant()
                : local.atZone(zone).toInstant();
    }
}
