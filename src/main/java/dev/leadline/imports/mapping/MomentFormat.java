package dev.leadline.imports.mapping;

import dev.leadline.kernel.Invalid;
import dev.leadline.web.QuotedText;
import dev.leadline.web.json.InstantText;
import java.math.BigDecimal;
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
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The format of moments in a file: {@code instant} (with its offset), {@code date}, {@code local} (no offset), {@code
 * epoch-seconds}, {@code epoch-milliseconds}, {@code excel-date}, {@code excel-date-time}, or a pattern of {@link
 * DateTimeFormatter} with English names.
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
    private static final String EXCEL_DATE = "excel-date";
    private static final String EXCEL_DATE_TIME = "excel-date-time";
    private static final ZonedDateTime SAMPLE = ZonedDateTime.of(2016, 1, 11, 15, 0, 0, 0, ZoneOffset.ofHours(-5));
    private static final ZonedDateTime AMBIGUOUS = ZonedDateTime.of(2016, 11, 2, 9, 0, 0, 0, ZoneOffset.ofHours(-5));
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");
    private static final Pattern SHORT_OFFSET = Pattern.compile("([+-]\\d\\d)(\\d\\d)?$");

    /** @throws Invalid when it is neither a name nor a pattern that means a date */
    static MomentFormat parse(String name) {
        return switch (name) {
            case "instant" -> INSTANT;
            case SECONDS, MILLISECONDS, EXCEL_DATE_TIME -> new MomentFormat(name, null, true);
            case EXCEL_DATE -> new MomentFormat(name, null, false);
            case "date" -> ofPattern(name, "uuuu-MM-dd");
            case "local" -> ofPattern(name, "uuuu-MM-dd'T'HH:mm[:ss]");
            default -> ofPattern(name, name);
        };
    }

    private static MomentFormat ofPattern(String name, String written) {
        var pattern = DatePattern.of(written);
        if (written.length() > LONGEST || !pattern.faults().isEmpty() || !pattern.hasDate()) {
            throw refused(name, pattern);
        }
        try {
            var builder = new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(spaced(written))
                    // so that yyyy means the year, as nearly everyone means it
                    .parseDefaulting(ChronoField.ERA, 1);
            if (pattern.hasHours() && !pattern.has("m")) {
                builder.parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0);
            }
            var formatter = builder.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
            var sample = formatter.parse(formatter.format(SAMPLE));
            LocalDate.from(sample);
            return new MomentFormat(name, formatter, sample.query(TemporalQueries.localTime()) != null);
        } catch (IllegalArgumentException | DateTimeException unusable) {
            throw refused(name, pattern);
        }
    }

    private static Invalid refused(String name, DatePattern pattern) {
        var why = !pattern.faults().isEmpty()
                ? "does not mean a moment: " + String.join(", ", pattern.faults())
                : pattern.hasDate() || pattern.runs().isEmpty()
                        ? "must be instant, date, local, epoch-seconds, epoch-milliseconds, excel-date,"
                                + " excel-date-time or a pattern of at most " + LONGEST + " characters"
                        : "must have a year (yyyy), a month (MM) and a day (dd)";
        var mended = name.length() > LONGEST ? null : pattern.mended();
        var orHalves = mended != null && pattern.has("h") && !pattern.has("a") && mended.indexOf('H') >= 0;
        return new Invalid(
                "/format",
                name,
                "The format (" + QuotedText.of(name) + ") " + why + ".\n"
                        + (mended == null
                                ? "Use a pattern such as \"d MMM yyyy\" or \"MM/dd/yyyy HH:mm\"."
                                : "Use \"" + mended + "\"" + (orHalves ? ", or add `a` for AM and PM." : ".")));
    }

    /** The same text with a plain space for each space that does not break a line, as Excel writes them before AM. */
    static String spaced(String text) {
        return text.replace('\u00A0', ' ').replace('\u202F', ' ').replace('\u2007', ' ');
    }

    /** Returns whether another format reads what this one writes, and reads another date. */
    boolean isMistakenFor(MomentFormat other) {
        if (formatter == null || other.formatter == null) {
            return false;
        }
        try {
            var read = other.formatter.parse(formatter.format(AMBIGUOUS));
            return !LocalDate.from(read).equals(AMBIGUOUS.toLocalDate());
        } catch (DateTimeException differs) {
            return false;
        }
    }

    /** Describes the expected cell, for a sentence. */
    String wanted() {
        return switch (name) {
            case "instant" -> "a time with its offset, such as 2016-01-11T10:00:00-05:00";
            case SECONDS, MILLISECONDS -> "a whole number of " + name.substring("epoch-".length()) + " since 1970";
            case EXCEL_DATE -> "a date as Excel counts it, such as 42380";
            case EXCEL_DATE_TIME -> "a date and time as Excel counts it, such as 42380.625";
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
        var read = formatter == null ? number(text, time, zone) : local(formatter.parse(text), time, zone);
        if (read.isBefore(FIRST) || !read.isBefore(END)) {
            throw new DateTimeException("The year must be from 1 to 9999");
        }
        return read;
    }

    private Instant number(String text, LocalTime time, ZoneId zone) {
        try {
            return switch (name) {
                case SECONDS -> Instant.ofEpochSecond(Long.parseLong(text));
                case MILLISECONDS -> Instant.ofEpochMilli(Long.parseLong(text));
                case EXCEL_DATE, EXCEL_DATE_TIME -> excel(text, time, zone);
                default -> InstantText.parse("", name, withColon(text));
            };
        } catch (NumberFormatException | Invalid unreadable) {
            throw new DateTimeException(unreadable.getMessage(), unreadable);
        }
    }

    /** ISO 8601 has offsets as {@code +0000} and {@code +00} too. */
    private static String withColon(String text) {
        var offset = SHORT_OFFSET.matcher(text);
        boolean isTime = text.indexOf('T') > 0 && offset.find();
        return isTime
                ? text.substring(0, offset.start()) + offset.group(1) + ":"
                        + Optional.ofNullable(offset.group(2)).orElse("00")
                : text;
    }

    private Instant excel(String text, LocalTime time, ZoneId zone) {
        var number = Numbers.find(text).orElseThrow(() -> new DateTimeException("It is no number"));
        var read = ExcelDate.find(number).orElseThrow(() -> new DateTimeException("It is no date of Excel"));
        if (!hasTime && !read.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            throw new DateTimeException("It has a time of day");
        }
        return at(hasTime ? read : read.toLocalDate().atTime(time), zone);
    }

    /** Advice on a cell that is a date as Excel counts it, where another form is expected; empty for any other cell. */
    static String adviceOn(String cell) {
        return Numbers.find(cell)
                .filter(number -> number.compareTo(BigDecimal.valueOf(20_000)) > 0)
                .flatMap(ExcelDate::find)
                .map(date -> "\nIf " + cell + " is a date as Excel counts it (" + date + "), add the format excel-date"
                        + (date.toLocalTime().equals(LocalTime.MIDNIGHT) ? "." : "-time."))
                .orElse("");
    }

    private static Instant local(TemporalAccessor read, LocalTime time, ZoneId usual) {
        var named = read.query(TemporalQueries.zone());
        var own = read.query(TemporalQueries.localTime());
        return at(
                LocalDateTime.of(LocalDate.from(read), own != null ? own : time == null ? LocalTime.from(read) : time),
                named == null ? usual : named);
    }

    private static Instant at(LocalDateTime local, ZoneId zone) {
        var change = zone.getRules().getTransition(local);
        // B1: in a gap the next valid instant, in an overlap the earlier offset
        return change != null && change.isGap()
                ? change.getInstant()
                : local.atZone(zone).toInstant();
    }
}
