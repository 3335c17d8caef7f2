package dev.leadline.kernel.policy.rows;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.calendar.BusinessDuration;
import dev.leadline.kernel.policy.CellText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A moment in the life of a deadline: so much of the time allowed is gone, written {@code "75%"}, or so much time has
 * passed after it, written {@code "1 business hour after"}. {@code "100%"} is the deadline itself, the last moment that is
 * on time (B6). There is one text for each threshold.
 *
 * @param percent the share of the time allowed, 1 to 100; 100 for one that comes after
 * @param after how long after the deadline, more than nothing; {@code null} for a share
 */
public record Threshold(int percent, @Nullable BusinessDuration after) {

    private static final String AFTER = " after";
    private static final int LONGEST = 60;
    private static final Pattern SHARE = Pattern.compile("([1-9][0-9]?|100)%");
    private static final Pattern NUMBER = Pattern.compile("([0-9]{1,6}(?:[.,][0-9]{1,6})?)\\s*(%|percent)?");
    private static final Pattern LATER = Pattern.compile("(?:after\\s+)?(.+?)(?:\\s+after)?");

    /** @throws Invalid when the share is none of 1 to 100 percent, or the time after it is none */
    public Threshold {
        if (percent < 1 || percent > 100 || after != null && percent != 100) {
            throw refused(percent + "%", "must be 1% to 100% of the time allowed", "100%");
        }
        if (after != null && after.amount() == 0) {
            throw refused(after + AFTER, "is the deadline itself", "100%");
        }
    }

    /** Returns the threshold at which a percentage of the time allowed has passed. */
    public static Threshold of(int percent) {
        return new Threshold(percent, null);
    }

    /** So long after the deadline. */
    public static Threshold after(BusinessDuration time) {
        return new Threshold(100, time);
    }

    /**
     * Reads the one text that means a threshold.
     *
     * @throws Invalid at {@code ""} for anything else, with what may be meant
     */
    public static Threshold parse(String text) {
        Matcher share = SHARE.matcher(text);
        if (share.matches()) {
            return of(Integer.parseInt(share.group(1)));
        }
        Matcher number = NUMBER.matcher(text);
        if (text.length() <= LONGEST && number.matches()) {
            throw refusedNumber(text, number);
        }
        var threshold = after(BusinessDuration.parse(time(text)));
        if (!threshold.toString().equals(text)) {
            throw refused(text, "is not in its normal form", threshold.toString());
        }
        return threshold;
    }

    /** The time in a text that may be meant to be so long after the deadline. */
    private static String time(String text) {
        Matcher later = LATER.matcher(text);
        if (text.length() > LONGEST || text.contains("%") || text.contains("before") || !later.matches()) {
            throw refused(
                    text, "must be a share of the time allowed or a time after it", "75%\" or \"1 business hour after");
        }
        try {
            BusinessDuration.parse(later.group(1));
        } catch (Invalid notOne) {
            throw new Invalid("", text, notOne.getMessage().replaceFirst("\"([.?])$", AFTER + "\"$1"));
        }
        return later.group(1);
    }

    private static Invalid refusedNumber(String text, Matcher number) {
        double value = Double.parseDouble(number.group(1).replace(',', '.'));
        boolean isShare = number.group(2) == null && value < 1;
        long percent = Math.round(isShare ? value * 100 : value);
        if (percent < 1 || percent > 100) {
            return refused(
                    text, "must be 1% to 100% of the time allowed", percent < 1 ? "1%" : "1 business hour after");
        }
        return refused(text, "must be a whole number of percent, such as 75%", percent + "%");
    }

    private static Invalid refused(String text, String why, String meant) {
        return new Invalid(
                "",
                text,
                "The threshold \"" + CellText.shown(text) + "\" " + why + ".\nDid you mean \"" + meant + "\"?");
    }

    /** Returns whether it is the deadline itself. */
    public boolean isDeadline() {
        return percent == 100 && after == null;
    }

    /** Returns whether it warns: it comes while there is time. */
    public boolean isEarly() {
        return percent < 100;
    }

    /** The one way to write it. */
    @Override
    public String toString() {
        return after == null ? percent + "%" : after + AFTER;
    }
}
