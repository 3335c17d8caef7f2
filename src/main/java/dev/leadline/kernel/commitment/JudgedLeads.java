package dev.leadline.kernel.commitment;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Some leads of one business day that are alike.
 *
 * @param day the business day of the period to which they belong, from 0
 * @param type what they were at receipt; {@code null} for none
 * @param value what each is worth by the terms in force at its receipt; 0 where nobody knows
 * @param judgement whether they count
 * @param touch whether marketing brought or touched them
 * @param count how many they are
 */
public record JudgedLeads(
        int day, @Nullable String type, BigDecimal value, Judgement judgement, Touch touch, long count) {

    /** Whether marketing brought and touched a lead. */
    public record Touch(boolean originated, boolean influenced) {}

    /** How many leads, and what they are worth. */
    public record Amount(long leads, BigDecimal value) {

        public static final Amount NOTHING = new Amount(0, BigDecimal.ZERO);

        public Amount plus(Amount other) {
            return new Amount(leads + other.leads, Decimals.plain(value.add(other.value)));
        }
    }

    /** One of the curves of a commitment. A lead may be in the first two, and is once in the third. */
    public enum Curve {
        /** What marketing brought. */
        ORIGINATED,
        /** What marketing touched. */
        INFLUENCED,
        /** What marketing brought or touched. */
        TOUCHED;

        /** Returns whether leads are in this curve. */
        public boolean holds(JudgedLeads leads) {
            return switch (this) {
                case ORIGINATED -> leads.touch.originated;
                case INFLUENCED -> leads.touch.influenced;
                case TOUCHED -> leads.touch.originated || leads.touch.influenced;
            };
        }
    }

    public Amount amount() {
        return new Amount(count, Decimals.plain(value.multiply(BigDecimal.valueOf(count))));
    }
}
