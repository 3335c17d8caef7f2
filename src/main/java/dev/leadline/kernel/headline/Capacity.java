package dev.leadline.kernel.headline;

import dev.leadline.kernel.statistics.Proportion;
import dev.leadline.kernel.statistics.Trend;
import java.util.List;
import java.util.Map;

/** Whether first calls are late the more often the more leads their owner received on that day. */
final class Capacity implements Examination {

    @Override
    public Answer answer(Observed observed) {
        var steps = observed.loads().stream()
                .map(load -> new Trend.Step(load.leadsADay(), late(load)))
                .toList();
        long judged = steps.stream().mapToLong(step -> step.of().trials()).sum();
        if (judged < Answer.FEWEST || steps.size() < 2) {
            return Answer.no(
                    Question.CAPACITY, "Too few first calls were judged, or every day brought the same.", List.of());
        }
        var trend = Trend.over(steps);
        var evidence = steps.stream()
                .map(step -> new Figure(
                        "late",
                        Map.of("duty", "FIRST_CALL", "leadsADay", String.valueOf((long) step.score())),
                        step.of()))
                .toList();
        if (!trend.rises()) {
            return Answer.no(
                    Question.CAPACITY,
                    "First calls are not late more often on days on which their owner receives more leads.",
                    evidence);
        }
        var sentence =
                "First calls are late the more often the more leads their owner received that day: from %s at %s to %s at %s."
                        .formatted(
                                Words.share(steps.get(0).of()),
                                leads(steps.get(0)),
                                Words.share(steps.get(steps.size() - 1).of()),
                                leads(steps.get(steps.size() - 1)));
        return Answer.yes(Question.CAPACITY, trend.z(), sentence, evidence);
    }

    private static Proportion late(Observed.Load load) {
        return new Proportion(load.judged().late(), load.judged().all());
    }

    private static String leads(Trend.Step step) {
        return step.score() == 1 ? "1 lead" : (long) step.score() + " leads";
    }
}
