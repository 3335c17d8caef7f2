package dev.leadline.kernel.headline;

import dev.leadline.kernel.headline.DutyCount.Part;
import dev.leadline.kernel.statistics.Proportion;
import dev.leadline.kernel.statistics.Strength;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether a third or more of what is late was routed or handed on late: of a duty as a whole, or of one team. */
final class HandOver implements Examination {

    private static final double A_THIRD = 1 / 3.0;

    private record Late(Map<Part, String> group, Judged judged) {

        Proportion handedOver() {
            return new Proportion(judged.routing() + judged.handedOn(), judged.late());
        }

        boolean isAThird() {
            return 3 * (judged.routing() + judged.handedOn()) >= judged.late();
        }
    }

    @Override
    public Answer answer(Observed observed) {
        var wholes = late(observed.duties(), Part.DUTY);
        var teams = late(observed.duties(), Part.DUTY, Part.TEAM);
        var told = Candidate.told(teams, Late::isAThird);
        return wholes.stream()
                .filter(each -> each.of().isAThird())
                .min(Candidate.strongestFirst())
                .or(() -> told.stream().findFirst())
                .map(found -> handedOver(found, told))
                .orElseGet(() -> Answer.no(
                        Question.HAND_OVER,
                        wholes.isEmpty()
                                ? "Fewer than " + Answer.FEWEST + " duties are late: too few to say whose time it was."
                                : "Less than a third of what is late was routed or handed on late.",
                        figures(wholes)));
    }

    private static List<Candidate<Late>> late(List<DutyCount> duties, Part... parts) {
        var late = new ArrayList<Candidate<Late>>();
        DutyCount.by(duties, parts).forEach((group, judged) -> {
            if (judged.late() >= Answer.FEWEST) {
                var each = new Late(group, judged);
                late.add(new Candidate<>(each, Strength.apart(each.handedOver(), A_THIRD)));
            }
        });
        return late;
    }

    private static Answer handedOver(Candidate<Late> found, List<Candidate<Late>> told) {
        var late = found.of();
        var sentence = new StringBuilder("Of %d late %s%s %d were routed late and %d handed on late: %s."
                .formatted(
                        late.judged().late(),
                        Words.duties(DutyCount.of(late.group(), Part.DUTY)),
                        ofTeam(late),
                        late.judged().routing(),
                        late.judged().handedOn(),
                        Words.share(late.handedOver())));
        told.stream()
                .filter(each -> !each.equals(found)
                        && DutyCount.of(each.of().group(), Part.DUTY).equals(DutyCount.of(late.group(), Part.DUTY)))
                .findFirst()
                .ifPresent(team -> sentence.append(" The team ")
                        .append(Words.quoted(DutyCount.of(team.of().group(), Part.TEAM)))
                        .append(" has ")
                        .append(Words.share(team.of().handedOver()))
                        .append("."));
        var all = new ArrayList<Candidate<Late>>();
        all.add(found);
        told.stream().filter(each -> !each.equals(found)).forEach(all::add);
        var strongest = all.stream().min(Candidate.strongestFirst()).orElse(found);
        return Answer.yes(Question.HAND_OVER, strongest.strength().z(), sentence.toString(), figures(all));
    }

    private static String ofTeam(Late late) {
        var team = late.group().get(Part.TEAM);
        return team == null ? "" : " of the team " + Words.quoted(team);
    }

    private static List<Figure> figures(List<Candidate<Late>> found) {
        return found.stream()
                .map(each -> new Figure(
                        "routedOrHandedOnLate",
                        DutyCount.named(each.of().group()),
                        each.of().handedOver()))
                .toList();
    }
}
