package dev.leadline.kernel.headline;

import dev.leadline.kernel.statistics.Difference;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a test says.
 *
 * @param question what it answers
 * @param holds whether it is so
 * @param strength how far from chance, in standard deviations, at least 0; 0 where nothing could be tested
 * @param sentence the answer in words
 * @param evidence the numbers of the sentence and those beside it
 * @param difference where two shares are compared
 */
public record Answer(
        Question question,
        boolean holds,
        double strength,
        String sentence,
        List<Figure> evidence,
        @Nullable Difference difference) {

    /** Fewer than this are too few to say anything of (M1). */
    public static final int FEWEST = 20;

    /** What is not so, or could not be tested. */
    static Answer no(Question question, String sentence, List<Figure> evidence) {
        return new Answer(question, false, 0, sentence, evidence, null);
    }

    static Answer yes(Question question, double strength, String sentence, List<Figure> evidence) {
        return new Answer(question, true, Math.abs(strength), sentence, evidence, null);
    }

    Answer comparing(Difference compared) {
        return new Answer(question, holds, strength, sentence, evidence, compared);
    }

    /** Returns the sentence without names of people, for readers of more than one team. */
    public String withoutNames() {
        var said = sentence;
        for (var owner : evidence.stream()
                .map(figure -> figure.group().get("owner"))
                .filter(Objects::nonNull)
                .distinct()
                .toList()) {
            said = said.replace(Words.quoted(owner), "one owner");
        }
        return said.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + said.substring(1);
    }
}
