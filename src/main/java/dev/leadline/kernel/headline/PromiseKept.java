package dev.leadline.kernel.headline;

import dev.leadline.kernel.headline.DutyCount.Part;
import dev.leadline.kernel.statistics.Difference;
import dev.leadline.kernel.statistics.Strength;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether the share kept has changed since the period before: of a duty as a whole, or of one team. */
final class PromiseKept implements Examination {

    private record Change(Map<Part, String> group, Difference difference) {
        boolean isBeyondChance() {
            return difference.isBeyondChance();
        }
    }

    @Override
    public Answer answer(Observed observed) {
        var duties = changes(observed, Part.DUTY);
        var told = duties.stream()
                .filter(each -> each.of().isBeyondChance())
                .min(Candidate.strongestFirst())
                .or(() -> Candidate.strongest(changes(observed, Part.DUTY, Part.TEAM), Change::isBeyondChance));
        return told.map(found -> changed(found, duties)).orElseGet(() -> unchanged(observed));
    }

    private static List<Candidate<Change>> changes(Observed observed, Part... parts) {
        var before = DutyCount.by(observed.before(), parts);
        var changes = new ArrayList<Candidate<Change>>();
        DutyCount.by(observed.duties(), parts).forEach((group, now) -> {
            var then = before.getOrDefault(group, Judged.NONE);
            if (now.areEnough() && then.areEnough()) {
                var difference = new Difference(then.byLead(), now.byLead());
                changes.add(new Candidate<>(
                        new Change(group, difference), Strength.between(difference.before(), difference.after())));
            }
        });
        return changes;
    }

    private static Answer changed(Candidate<Change> found, List<Candidate<Change>> all) {
        var change = found.of();
        var sentence = "%s%s %s from %s to %s against the period before: %s."
                .formatted(
                        Words.duties(DutyCount.of(change.group(), Part.DUTY)),
                        change.group().containsKey(Part.TEAM)
                                ? " of the team " + Words.quoted(DutyCount.of(change.group(), Part.TEAM))
                                : "",
                        change.difference().value() < 0 ? "fell" : "rose",
                        Words.percent(change.difference().before().share()),
                        Words.share(change.difference().after()),
                        Words.points(change.difference()));
        var evidence = new ArrayList<Figure>();
        evidence.addAll(figures(change));
        all.stream()
                .map(Candidate::of)
                .filter(other -> !other.equals(change))
                .forEach(other -> evidence.addAll(figures(other)));
        return Answer.yes(Question.KEPT, found.strength().z(), Words.capital(sentence), evidence)
                .comparing(change.difference());
    }

    private static List<Figure> figures(Change change) {
        var group = DutyCount.named(change.group());
        return List.of(
                new Figure("kept", group, change.difference().after()),
                new Figure("keptBefore", group, change.difference().before()));
    }

    private static Answer unchanged(Observed observed) {
        var evidence = new ArrayList<Figure>();
        var shares = new ArrayList<String>();
        DutyCount.by(observed.duties(), Part.DUTY).forEach((group, judged) -> {
            if (judged.areEnough()) {
                evidence.add(new Figure("kept", DutyCount.named(group), judged.byLead()));
                shares.add(Words.duties(DutyCount.of(group, Part.DUTY)) + " " + Words.share(judged.byLead()));
            }
        });
        var sentence = evidence.isEmpty()
                ? "Fewer than " + Answer.FEWEST + " duties were judged: too few to say anything of."
                : "Kept: " + String.join(", ", shares) + ". No change against the period before is beyond chance.";
        return Answer.no(Question.KEPT, sentence, evidence);
    }
}
