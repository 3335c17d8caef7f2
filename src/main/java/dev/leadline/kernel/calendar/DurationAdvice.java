package dev.leadline.kernel.calendar;

import dev.leadline.kernel.calendar.BusinessDuration.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Says what may have been meant by a duration as people write it: {@code 2h}, {@code 1 hour 30 minutes}, {@code 1.5 hrs},
 * {@code 3d}. What it proposes is as long as what was written, in the business units that tables nearly always hold.
 */
final class DurationAdvice {

    private static final String EXAMPLE = "Use a duration such as \"4 business hours\".";
    private static final int LONGEST = 60;
    private static final int HOURS_A_DAY = 24;

    /** A number with at most nine digits on each side of the point, and a word. */
    private static final Pattern PART = Pattern.compile("([0-9]{1,9}(?:[.,][0-9]{1,9})?)\\s*([a-z]+)");

    private static final Pattern WHOLE =
            Pattern.compile("(?:(?:[0-9]{1,9}(?:[.,][0-9]{1,9})?)\\s*[a-z]+(?:\\s|,|and)*)+");

    /** Minutes in what people call units of hours and minutes. */
    private static final Map<String, Integer> MINUTES = Map.ofEntries(
            Map.entry("m", 1),
            Map.entry("min", 1),
            Map.entry("mins", 1),
            Map.entry("minute", 1),
            Map.entry("minutes", 1),
            Map.entry("h", 60),
            Map.entry("hr", 60),
            Map.entry("hrs", 60),
            Map.entry("hour", 60),
            Map.entry("hours", 60));

    private static final Map<String, Integer> DAYS =
            Map.of("d", 1, "day", 1, "days", 1, "w", 5, "wk", 5, "wks", 5, "week", 5, "weeks", 5);

    private DurationAdvice() {}

    /** Advice for a text that is no duration. */
    static String of(String text) {
        var plain = text.toLowerCase(Locale.ROOT)
                .replaceAll("business|working|work|open", " ")
                .replaceAll("\\s+", " ")
                .strip();
        if (text.length() > LONGEST || !WHOLE.matcher(plain).matches()) {
            return EXAMPLE;
        }
        var minutes = BigDecimal.ZERO;
        var days = BigDecimal.ZERO;
        var parts = PART.matcher(plain);
        while (parts.find()) {
            var amount = new BigDecimal(parts.group(1).replace(',', '.'));
            if (MINUTES.containsKey(parts.group(2))) {
                minutes = minutes.add(amount.multiply(BigDecimal.valueOf(MINUTES.get(parts.group(2)))));
            } else if (DAYS.containsKey(parts.group(2))) {
                days = days.add(amount.multiply(BigDecimal.valueOf(DAYS.get(parts.group(2)))));
            } else {
                return EXAMPLE;
            }
        }
        // No number of hours is a number of days.
        return minutes.signum() > 0 && days.signum() > 0 ? EXAMPLE : proposed(minutes, days);
    }

    private static String proposed(BigDecimal minutes, BigDecimal days) {
        if (days.signum() > 0) {
            return didYouMean(Unit.BUSINESS_DAYS.times(rounded(days)));
        }
        long whole = rounded(minutes);
        return didYouMean(whole % 60 == 0 ? Unit.BUSINESS_HOURS.times(whole / 60) : Unit.BUSINESS_MINUTES.times(whole));
    }

    /** Advice for a number without a unit: hours, if a day has so many. */
    static String ofNumber(String number) {
        long amount = rounded(new BigDecimal(number));
        return didYouMean((amount > HOURS_A_DAY ? Unit.BUSINESS_MINUTES : Unit.BUSINESS_HOURS).times(amount));
    }

    private static long rounded(BigDecimal amount) {
        return amount.setScale(0, RoundingMode.CEILING).longValueExact();
    }

    private static String didYouMean(String duration) {
        return "Did you mean \"" + duration + "\"?";
    }
}
