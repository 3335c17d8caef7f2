package dev.leadline.imports.mapping;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.leadline.kernel.Invalid;

/**
 * A fact that a row stands for several times, each so much later or earlier than the one before.
 *
 * @param steps how many there are, counted from 1, and how far from each other; the first is where the fact's own
 *     moments are
 * @param from the number of the first one that is told: 1, or more when others stand for those before
 * @param number the name under which each one's number can be used as a column
 */
public record Repetition(Steps steps, int from, String number) {

    /** @throws Invalid when something is missing, or the first one told is not within 1 to 1,000 */
    @JsonCreator
    static Repetition of(
            @JsonProperty("times") String times,
            @JsonProperty("every") String every,
            @JsonProperty("towards") Steps.Towards towards,
            @JsonProperty("from") Integer from,
            @JsonProperty("number") String number) {
        if (number == null || number.isBlank()) {
            throw new Invalid(
                    "/number",
                    number,
                    "The repetition must have a `number`, so that each fact has its own id.\nUse a name such as"
                            + " \"call\".");
        }
        int first = from == null ? 1 : from;
        if (first < 1 || first > 1_000) {
            throw new Invalid("/from", first, "The repetition's `from` (" + first + ") must be from 1 to 1,000.");
        }
        return new Repetition(Steps.of(times, every, towards), first, number);
    }
}
