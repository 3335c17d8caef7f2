package dev.leadline.kernel.headline;

import dev.leadline.kernel.headline.DutyCount.Part;
import dev.leadline.kernel.statistics.Difference;
import dev.leadline.kernel.statistics.Strength;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether duties are kept otherwise since the latest version of a policy than under the version before it. */
final class VersionChanged implements Examination {

    private static final int SHOWN_OF_A_VERSION = 15;

    private record Step(DutyCount last, DutyCount next) {

        Difference difference() {
            return new Difference(last.judged().byLead(), next.judged().byLead());
        }

        boolean isBeyondChance() {
            return difference().isBeyondChance();
        }

        String part(Part part) {
            return String.valueOf(next.group().get(part));
        }
    }

    @Override
    public Answer answer(Observed observed) {
        var steps = steps(observed.versions());
        return Candidate.strongest(steps, Step::isBeyondChance)
                .map(VersionChanged::changed)
                .orElseGet(() -> Answer.no(
                        Question.CHANGE,
                        steps.isEmpty()
                                ? "No policy had two versions with " + Answer.FEWEST + " judged duties each."
                                : "The latest version of no policy differs from the one before beyond chance.",
                        steps.stream()
                                .flatMap(each -> figures(each.of()).stream())
                                .toList()));
    }

    private static List<Candidate<Step>> steps(List<DutyCount> versions) {
        var known = new LinkedHashMap<Map<Part, String>, List<DutyCount>>();
        for (var each : versions) {
            var group = Map.of(
                    Part.DUTY,
                    String.valueOf(each.group().get(Part.DUTY)),
                    Part.POLICY,
                    String.valueOf(each.group().get(Part.POLICY)));
            if (each.judged().areEnough()) {
                known.computeIfAbsent(group, any -> new ArrayList<>()).add(each);
            }
        }
        return known.values().stream()
                .filter(found -> found.size() > 1)
                .map(found -> new Step(found.get(found.size() - 2), found.get(found.size() - 1)))
                .map(step -> new Candidate<>(
                        step,
                        Strength.between(
                                step.difference().before(), step.difference().after())))
                .toList();
    }

    private static Answer changed(Candidate<Step> found) {
        var step = found.of();
        var sentence = "Under version %s of %s %s are kept at %s, under the one before at %s: %s."
                .formatted(
                        Words.quoted(shortened(step.part(Part.VERSION))),
                        Words.quoted(step.part(Part.POLICY)),
                        Words.duties(step.part(Part.DUTY)),
                        Words.share(step.difference().after()),
                        Words.share(step.difference().before()),
                        Words.points(step.difference()));
        return Answer.yes(Question.CHANGE, found.strength().z(), sentence, figures(step))
                .comparing(step.difference());
    }

    private static String shortened(String version) {
        return version.substring(0, Math.min(SHOWN_OF_A_VERSION, version.length()));
    }

    private static List<Figure> figures(Step step) {
        return List.of(
                new Figure("kept", named(step.next()), step.difference().after()),
                new Figure("kept", named(step.last()), step.difference().before()));
    }

    private static Map<String, String> named(DutyCount count) {
        var group = new LinkedHashMap<Part, String>();
        count.group().forEach((part, value) -> group.put(part, String.valueOf(value)));
        return DutyCount.named(group);
    }
}
