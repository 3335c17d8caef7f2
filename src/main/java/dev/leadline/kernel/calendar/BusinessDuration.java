package dev.leadline.kernel.calendar;

import dev.leadline.kernel.Invalid;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An allowance of time with its unit, written {@code "4 business hours"}, {@code "1 business day"}, {@code "10 days"}.
 * Business units count open time or open dates of a calendar (B3, B4), the others count calendar time (B5); none is
 * ever converted into another, and a number without a unit is refused.
 *
 * @param amount a whole number, 0 to 1,000,000
 * @param unit what it counts
 */
public record BusinessDuration(int amount, Unit unit) {

    private static final int MOST = 1_000_000;
    private static final Pattern WRITTEN = Pattern.compile("(0|[1-9][0-9]{0,6}) ([a-z]+(?: [a-z]+)?)");
    private static final Pattern NUMBER = Pattern.compile("([+-]?)([0-9]{1,9}(?:\\.[0-9]{1,9})?)(?:\\s*(\\D.*))?");

    /** The unit of a duration. */
    public enum Unit {
        /** Minutes of open time (B3). */
        BUSINESS_MINUTES("business minute", 60),
        /** Hours of open time (B3). */
        BUSINESS_HOURS("business hour", 3_600),
        /** Dates with any open time; ends at the close of the last one (B4). */
        BUSINESS_DAYS("business day", 0),
        /** Minutes on the instant line. */
        MINUTES("minute", 60),
        /** Hours on the instant line. */
        HOURS("hour", 3_600),
        /** Calendar dates, to the same local time (B5). */
        DAYS("day", 0);

        private final String singular;
        private final int seconds;

        Unit(String singular, int seconds) {
            this.singular = singular;
            this.seconds = seconds;
        }

        /** Returns whether a calendar's open time is what counts, rather than calendar time. */
        public boolean isBusiness() {
            return this == BUSINESS_MINUTES || this == BUSINESS_HOURS || this == BUSINESS_DAYS;
        }

        /** Returns whether it counts dates, whose length in hours depends on which ones they are. */
        public boolean isDays() {
            return seconds == 0;
        }

        String times(long amount) {
            return amount + " " + singular + (amount == 1 ? "" : "s");
        }

        private static @Nullable Unit find(String name) {
            for (Unit unit : values()) {
                if (name.equals(unit.singular) || name.equals(unit.singular + "s")) {
                    return unit;
                }
            }
            return null;
        }
    }

    public BusinessDuration {
        if (unit == null) {
            throw new Invalid(
                    "",
                    amount,
                    "The duration (" + amount + ") has no unit.\n"
                            + DurationAdvice.ofNumber(String.valueOf(Math.abs((long) amount))));
        }
        if (amount < 0 || amount > MOST) {
            throw new Invalid("", amount, "The amount of a duration (" + amount + ") must be from 0 to " + MOST + ".");
        }
    }

    /**
     * Reads the written form: a whole number in ASCII digits, one space, a unit in lower case, singular or plural;
     * blanks around it do not matter.
     *
     * @throws Invalid at {@code ""} for anything else: no unit, a negative number, a decimal, an unknown unit
     */
    public static BusinessDuration parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new Invalid("", text, "The duration is missing.\nUse a duration such as \"4 business hours\".");
        }
        String stripped = text.strip();
        Matcher written = WRITTEN.matcher(stripped);
        Unit unit = written.matches() ? Unit.find(written.group(2)) : null;
        if (unit == null || Integer.parseInt(written.group(1)) > MOST) {
            throw refused(stripped.length() > 60 ? stripped.substring(0, 60) + "..." : stripped);
        }
        return new BusinessDuration(Integer.parseInt(written.group(1)), unit);
    }

    /** Hours and minutes as they are; the length of days depends on the dates, so for them it throws. */
    Duration toDuration() {
        if (unit.isDays()) {
            throw new IllegalStateException(this + " has no fixed length");
        }
        return Duration.ofSeconds((long) amount * unit.seconds);
    }

    /** The one way to write it: {@code "1 business hour"}, {@code "8 business days"}. */
    @Override
    public String toString() {
        return unit.times(amount);
    }

    private static Invalid refused(String text) {
        String quoted = "The duration \"" + text + "\" ";
        Matcher number = NUMBER.matcher(text);
        if (!number.matches()) {
            return new Invalid(
                    "",
                    text,
                    quoted + "must be a whole number and a unit.\nUse a duration such as \"4 business hours\".");
        }
        BigDecimal amount = new BigDecimal(number.group(2));
        if (number.group(3) == null) {
            return new Invalid("", text, quoted + "has no unit.\n" + DurationAdvice.ofNumber(number.group(2)));
        }
        Unit unit = Unit.find(number.group(3).strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " "));
        if (unit == null) {
            return new Invalid(
                    "", text, quoted + "has the unknown unit \"" + number.group(3) + "\".\n" + DurationAdvice.of(text));
        }
        if (amount.compareTo(BigDecimal.valueOf(MOST)) > 0) {
            return new Invalid("", text, quoted + "must be from 0 to " + MOST + " " + unit.singular + "s.");
        }
        String advice = "\nDid you mean \"" + whole(amount, unit) + "\"?";
        if (number.group(1).equals("-")) {
            return new Invalid("", text, quoted + "must not be negative." + advice);
        }
        if (amount.scale() > 0) {
            return new Invalid("", text, quoted + "must be a whole number of " + unit.singular + "s." + advice);
        }
        return new Invalid(
                "", text, quoted + "must be in lower case, with one space between number and unit." + advice);
    }

    private static String whole(BigDecimal amount, Unit unit) {
        boolean hours = unit == Unit.BUSINESS_HOURS || unit == Unit.HOURS;
        if (amount.stripTrailingZeros().scale() > 0 && hours) {
            Unit minutes = unit == Unit.HOURS ? Unit.MINUTES : Unit.BUSINESS_MINUTES;
            return minutes.times(amount.multiply(BigDecimal.valueOf(60))
                    .setScale(0, java.math.RoundingMode.CEILING)
                    .longValueExact());
        }
        return unit.times(amount.setScale(0, java.math.RoundingMode.CEILING).longValueExact());
    }
}
