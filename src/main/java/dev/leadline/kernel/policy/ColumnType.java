package dev.leadline.kernel.policy;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.calendar.BusinessDuration;
import dev.leadline.kernel.policy.rows.Addressee;
import dev.leadline.kernel.policy.rows.Handling;
import dev.leadline.kernel.policy.rows.Threshold;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The type of a column's cells. Each type reads text strictly into a value and writes the value back as the one text
 * that means it; no cell ever becomes code, an expression or a pattern.
 */
public enum ColumnType {
    /** A name without blanks: of a row, a tier, a team, a channel, an outcome. */
    NAME("a name of letters, digits, `.`, `_` and `-`, at most 64 of them") {
        @Override
        @Nullable
        Object read(String text) {
            return matching(NAMES, text) ? text : null;
        }
    },
    /** Free text for people, and the values of lead attributes. */
    TEXT("text of at most 500 characters without control characters") {
        @Override
        @Nullable
        Object read(String text) {
            return text.length() <= 500 && text.codePoints().allMatch(CellText::isFit) ? text : null;
        }
    },
    /** A rank, as a decimal number. */
    RANK("a number between 0 and 100 with at most 30 decimal places") {
        @Override
        @Nullable
        Object read(String text) {
            return matching(RANKS, text) ? new BigDecimal(text) : null;
        }
    },
    /** A count of attempts. */
    COUNT("a whole number between 0 and 999") {
        @Override
        @Nullable
        Object read(String text) {
            return matching(COUNTS, text) ? Integer.valueOf(text) : null;
        }
    },
    /** An allowance of time, always with its unit (B5). */
    DURATION("a time with its unit, such as \"4 business hours\"") {
        @Override
        Object read(String text) {
            return BusinessDuration.parse(text);
        }
    },
    /** Yes or no. */
    YES_NO("`yes` or `no`") {
        @Override
        @Nullable
        Object read(String text) {
            return text.equals("yes") ? Boolean.TRUE : text.equals("no") ? Boolean.FALSE : null;
        }

        @Override
        public String write(@Nullable Object value) {
            return Boolean.TRUE.equals(value) ? "yes" : value == null ? "" : "no";
        }
    },
    /** A way to give a lead up (O4). */
    GIVING_UP("`DISQUALIFIED` or `RETURNED`") {
        @Override
        @Nullable
        Object read(String text) {
            return WAYS_TO_GIVE_UP.contains(text) ? text : null;
        }
    },

    /** A kind of obligation; which there are, the policy's terms say ({@link Column#words}). */
    OBLIGATION("a kind of obligation, such as `FIRST_CALL`") {
        @Override
        @Nullable
        Object read(String text) {
            return matching(NAMES, text) ? text : null;
        }
    },
    /** A moment in the life of a deadline. */
    THRESHOLD("a share of the time allowed or a time after it, such as \"75%\" or \"1 business hour after\"") {
        @Override
        Object read(String text) {
            return Threshold.parse(text);
        }
    },

    /** Who is told. */
    ADDRESSEE("`owner`, `team`, the name of a receiver, or alternatives such as \"owner or team\"") {
        @Override
        @Nullable
        Object read(String text) {
            return Addressee.parse(text);
        }
    },

    /** What is done with the leads of a tier. */
    HANDLING("`work` or `nurture`") {
        @Override
        @Nullable
        Object read(String text) {
            return text.equals("work") ? Handling.WORK : text.equals("nurture") ? Handling.NURTURE : null;
        }

        @Override
        public String write(@Nullable Object value) {
            return value == null ? "" : value.toString().toLowerCase(Locale.ROOT);
        }
    };

    /** The possible values of {@link #GIVING_UP}. */
    public static final List<String> WAYS_TO_GIVE_UP = List.of("DISQUALIFIED", "RETURNED");

    private static final Pattern NAMES = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern RANKS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,30})?");
    private static final Pattern COUNTS = Pattern.compile("[0-9]{1,3}");

    private final String expected;

    ColumnType(String expected) {
        this.expected = expected;
    }

    /**
     * The value that {@code text} means. Digits are ASCII digits; a blank at either end is never ignored, for what looks
     * the same must be the same.
     *
     * @return {@code null} for a blank cell
     * @throws Invalid when the text is not of this type; the sentence names the text
     */
    public @Nullable Object parse(String text) {
        if (text.isEmpty()) {
            return null;
        }
        CellText.refuseOuterBlanks(text);
        var value = read(text);
        if (value == null) {
            throw new Invalid("", text, "The value (" + CellText.shown(text) + ") must be " + expected + ".");
        }
        return value;
    }

    /** The text that means {@code value}; empty for {@code null}. */
    public String write(@Nullable Object value) {
        if (value instanceof BigDecimal) {
            return ((BigDecimal) value).toPlainString();
        }
        return value == null ? "" : value.toString();
    }

    /** Describes the expected cells of this type, as the end of a sentence. */
    public String expected() {
        return expected;
    }

    abstract @Nullable Object read(String text);

    private static boolean matching(Pattern pattern, String text) {
        return pattern.matcher(text).matches();
    }
}
