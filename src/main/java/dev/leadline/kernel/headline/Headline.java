package dev.leadline.kernel.headline;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The answers to all questions of a period, and the strongest of them.
 *
 * @param answers one for each {@link Question}, in their order
 */
public record Headline(List<Answer> answers) {

    private static final int MOST = 3;

    private static final Map<Question, Examination> EXAMINATIONS = new EnumMap<>(Map.of(
            Question.KEPT, new PromiseKept(),
            Question.PEOPLE, new People(),
            Question.HAND_OVER, new HandOver(),
            Question.CAPACITY, new Capacity(),
            Question.PROMISE, new TooMuchPromised(),
            Question.LEADS, new BadLeads(),
            Question.CHANGE, new VersionChanged(),
            Question.PAY, new KeptPays()));

    /** Asks all questions of what was observed. */
    public static Headline of(Observed observed) {
        return new Headline(EXAMINATIONS.values().stream()
                .map(examination -> examination.answer(observed))
                .toList());
    }

    /** Returns at most three answers that hold, the strongest first; none where nothing is beyond chance. */
    public List<Answer> strongest() {
        return answers.stream()
                .filter(Answer::holds)
                .sorted(Comparator.comparingDouble(Answer::strength).reversed())
                .limit(MOST)
                .toList();
    }
}
