package dev.leadline.kernel.headline;

import dev.leadline.kernel.statistics.Difference;
import dev.leadline.kernel.statistics.Interval;
import dev.leadline.kernel.statistics.Proportion;
import java.util.Locale;

/** Counts and names as sentences have them. */
final class Words {

    private Words() {}

    /** A name that was given by somebody, as it stands in a sentence. */
    static String quoted(String name) {
        return "`" + name + "`";
    }

    /** A duty, in the plural. */
    static String duties(String kind) {
        switch (kind) {
            case "FIRST_CALL":
                return "first calls";
            case "ALL_ATTEMPTS":
                return "all attempts";
            case "DISPOSITION":
                return "decisions after contact";
            default:
                return "duties " + quoted(kind);
        }
    }

    /** Such as {@code 82.0% (315 of 384, 77.9 to 85.5)}. */
    static String share(Proportion of) {
        return "%s (%d of %d, %s)".formatted(percent(of.share()), of.hits(), of.trials(), between(of.interval()));
    }

    /** Such as {@code -5.5 points (-9.9 to -1.0)}. */
    static String points(Difference difference) {
        return String.format(
                Locale.ROOT, "%+.1f points (%s)", 100 * difference.value(), between(difference.interval()));
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", 100 * share);
    }

    private static String between(Interval interval) {
        return String.format(Locale.ROOT, "%.1f to %.1f", 100 * interval.low(), 100 * interval.high());
    }

    /** The same with a capital letter. */
    static String capital(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }
}
