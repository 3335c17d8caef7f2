package dev.leadline.kernel.calendar;

import dev.leadline.kernel.Invalid;
import org.jspecify.annotations.Nullable;

/**
 * One opening window of a date, in local wall time: half-open, [opens, closes) (B1).
 *
 * @param opensMinute minutes after local midnight at which it opens, 0 to 1439
 * @param closesMinute minutes after the same midnight at which it closes, later than {@code opensMinute} and at most
 *     2880; 1440 is the end of the date, more than that runs past midnight into the next date
 * @throws Invalid at {@code /0} (opens) or {@code /1} (closes) when a bound is broken
 */
public record OpeningHours(int opensMinute, int closesMinute) implements Comparable<OpeningHours> {

    static final int MINUTES_A_DAY = 24 * 60;
    private static final int LATEST = 2 * MINUTES_A_DAY;

    public OpeningHours {
        if (opensMinute < 0 || opensMinute >= MINUTES_A_DAY) {
            throw new Invalid(
                    "/0", text(opensMinute), "The opening time (" + text(opensMinute) + ") must be 00:00 to 23:59.");
        }
        if (closesMinute > LATEST) {
            throw new Invalid(
                    "/1", text(closesMinute), "The closing time (" + text(closesMinute) + ") must be at most 48:00.");
        }
        if (closesMinute <= opensMinute) {
            throw new Invalid("/1", text(closesMinute), endsTooEarly(opensMinute, closesMinute));
        }
    }

    /**
     * Reads {@code "09:00"} and {@code "17:30"}: two ASCII digits, a colon, two ASCII digits, nothing else; from 00:00
     * to 23:59, to at most 48:00.
     */
    public static OpeningHours parse(String from, String to) {
        return new OpeningHours(minutes("/0", "opening", from), minutes("/1", "closing", to));
    }

    /** Returns whether it runs past the end of its date. */
    public boolean isPastMidnight() {
        return closesMinute > MINUTES_A_DAY;
    }

    /** {@code "09:00"}. */
    public String opens() {
        return text(opensMinute);
    }

    /** {@code "17:00"}, {@code "24:00"} or, past midnight, {@code "30:00"}. */
    public String closes() {
        return text(closesMinute);
    }

    @Override
    public int compareTo(OpeningHours other) {
        int byOpening = Integer.compare(opensMinute, other.opensMinute);
        return byOpening != 0 ? byOpening : Integer.compare(closesMinute, other.closesMinute);
    }

    @Override
    public String toString() {
        return opens() + "-" + closes();
    }

    private static int minutes(String pointer, String which, @Nullable String text) {
        if (text == null) {
            throw new Invalid(pointer, null, "The " + which + " time is missing.\nUse a time such as \"09:00\".");
        }
        boolean shaped = text.length() == 5
                && text.charAt(2) == ':'
                && isDigit(text.charAt(0))
                && isDigit(text.charAt(1))
                && isDigit(text.charAt(3))
                && isDigit(text.charAt(4));
        int minute = shaped ? number(text, 3) : 60;
        if (minute > 59) {
            String shown = text.length() > 20 ? text.substring(0, 20) + "..." : text;
            throw new Invalid(
                    pointer,
                    shown,
                    "The " + which + " time (" + shown + ") must have the form HH:mm.\nUse a time such as \"09:00\".");
        }
        return number(text, 0) * 60 + minute;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int number(String text, int at) {
        return (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
    }

    private static String text(int minute) {
        return String.format("%02d:%02d", minute / 60, Math.floorMod(minute, 60));
    }

    private static String endsTooEarly(int opens, int closes) {
        String sentence =
                "The closing time (" + text(closes) + ") must be later than the opening time (" + text(opens) + ").";
        int nextDay = closes + MINUTES_A_DAY;
        return closes >= 0 && nextDay > opens && opens != closes
                ? sentence + "\nUse \"" + text(nextDay) + "\" if it closes on the next day."
                : sentence;
    }
}
