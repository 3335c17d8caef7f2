package dev.leadline.kernel.headline;

import dev.leadline.kernel.headline.DutyCount.Part;
import dev.leadline.kernel.statistics.Difference;
import dev.leadline.kernel.statistics.Proportion;
import dev.leadline.kernel.statistics.Strength;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether one owner keeps fewer duties, by his own clock, than the rest of the team. */
final class People implements Examination {

    private record Owner(Map<Part, String> group, Map<Part, String> team, Proportion own, Proportion rest) {
        boolean isBelow() {
            return own.interval().isBelow(rest.interval());
        }
    }

    @Override
    public Answer answer(Observed observed) {
        var owners = owners(observed.duties());
        var told = Candidate.told(owners, Owner::isBelow);
        if (told.isEmpty()) {
            return Answer.no(
                    Question.PEOPLE,
                    owners.isEmpty()
                            ? "No owner has " + Answer.FEWEST + " judged duties beside as many of the rest of the team."
                            : "By the owners' own clocks no owner is below the rest of the team.",
                    List.of());
        }
        return below(told);
    }

    private static List<Candidate<Owner>> owners(List<DutyCount> duties) {
        var teams = DutyCount.by(duties, Part.DUTY, Part.TEAM);
        var owners = new ArrayList<Candidate<Owner>>();
        DutyCount.by(duties, Part.DUTY, Part.TEAM, Part.OWNER).forEach((group, judged) -> {
            var team = Map.of(Part.DUTY, DutyCount.of(group, Part.DUTY), Part.TEAM, DutyCount.of(group, Part.TEAM));
            var rest = teams.getOrDefault(team, judged).minus(judged);
            if (judged.areEnough() && rest.areEnough()) {
                var owner = new Owner(group, team, judged.byOwner(), rest.byOwner());
                owners.add(new Candidate<>(owner, Strength.between(owner.rest(), owner.own())));
            }
        });
        return owners;
    }

    private static Answer below(List<Candidate<Owner>> told) {
        var worst = told.get(0).of();
        var sentence = "%s keeps %s of %s by the owner's own clock, the rest of the team %s %s.%s"
                .formatted(
                        Words.quoted(DutyCount.of(worst.group(), Part.OWNER)),
                        Words.share(worst.own()),
                        Words.duties(DutyCount.of(worst.group(), Part.DUTY)),
                        Words.quoted(DutyCount.of(worst.group(), Part.TEAM)),
                        Words.share(worst.rest()),
                        told.size() == 1 ? "" : " " + (told.size() - 1) + " more such findings.");
        var evidence = new ArrayList<Figure>();
        for (var each : told) {
            evidence.add(new Figure(
                    "keptByOwnClock",
                    DutyCount.named(each.of().group()),
                    each.of().own()));
            evidence.add(new Figure(
                    "keptByRestOfTeam",
                    DutyCount.named(each.of().team()),
                    each.of().rest()));
        }
        return Answer.yes(Question.PEOPLE, told.get(0).strength().z(), sentence, evidence)
                .comparing(new Difference(worst.rest(), worst.own()));
    }
}
