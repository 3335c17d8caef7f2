package dev.leadline.kernel.headline;

import dev.leadline.kernel.headline.DutyCount.Part;
import dev.leadline.kernel.headline.Observed.Miss;
import dev.leadline.kernel.statistics.Proportion;
import dev.leadline.kernel.statistics.Strength;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether most owners keep less than 70% of a duty in a tier, or most misses lack one and the same channel. */
final class TooMuchPromised implements Examination {

    private static final double KEPT_BY_MOST = 0.7;
    private static final double HALF = 0.5;

    private static final int FEWEST_OWNERS = 3;

    private record Cell(Map<Part, String> group, Judged judged, Proportion ownersBelow) {
        boolean isBelow() {
            return judged.byLead().share() < KEPT_BY_MOST && ownersBelow.share() > HALF;
        }
    }

    @Override
    public Answer answer(Observed observed) {
        var cells = cells(observed.duties());
        var below = Candidate.strongest(cells, Cell::isBelow);
        var channel = channel(observed.misses());
        if (below.isEmpty() && channel.isEmpty()) {
            return Answer.no(
                    Question.PROMISE,
                    cells.isEmpty()
                            ? "No duty of a tier is judged often enough, for enough owners."
                            : "Most owners keep every duty at 70% or more, and misses do not lack the same channel.",
                    cells.stream().map(each -> kept(each.of())).toList());
        }
        return tooMuch(below, channel);
    }

    private static List<Candidate<Cell>> cells(List<DutyCount> duties) {
        var owners = DutyCount.by(duties, Part.DUTY, Part.TIER, Part.OWNER);
        var cells = new ArrayList<Candidate<Cell>>();
        DutyCount.by(duties, Part.DUTY, Part.TIER).forEach((group, judged) -> {
            var ofOwners = owners.entrySet().stream()
                    .filter(each -> each.getKey().entrySet().containsAll(group.entrySet()))
                    .map(Map.Entry::getValue)
                    .toList();
            if (judged.areEnough() && ofOwners.size() >= FEWEST_OWNERS) {
                long below = ofOwners.stream()
                        .filter(each -> each.byLead().share() < KEPT_BY_MOST)
                        .count();
                var cell = new Cell(group, judged, new Proportion(below, ofOwners.size()));
                cells.add(new Candidate<>(cell, Strength.apart(judged.byLead(), KEPT_BY_MOST)));
            }
        });
        return cells;
    }

    /** The channel that most misses of a tier lack, where most of them do not lack the others: else it tells nothing. */
    private static Optional<Candidate<Miss>> channel(List<Miss> misses) {
        var tiers = new LinkedHashMap<String, List<Miss>>();
        misses.forEach(each ->
                tiers.computeIfAbsent(each.tier(), any -> new ArrayList<>()).add(each));
        var told = new ArrayList<Candidate<Miss>>();
        tiers.values().stream().filter(channels -> channels.size() > 1).forEach(channels -> {
            var lacking = channels.stream()
                    .filter(each -> each.lacking().trials() >= Answer.FEWEST
                            && each.lacking().share() > HALF)
                    .toList();
            if (lacking.size() == 1) {
                told.add(new Candidate<>(
                        lacking.get(0), Strength.apart(lacking.get(0).lacking(), HALF)));
            }
        });
        return told.stream().min(Candidate.strongestFirst());
    }

    private static Answer tooMuch(Optional<Candidate<Cell>> below, Optional<Candidate<Miss>> channel) {
        var sentences = new ArrayList<String>();
        var evidence = new ArrayList<Figure>();
        below.map(Candidate::of).ifPresent(cell -> {
            sentences.add("%s in the tier %s are kept at %s; %d of %d owners keep less than 70%%."
                    .formatted(
                            Words.capital(Words.duties(DutyCount.of(cell.group(), Part.DUTY))),
                            Words.quoted(DutyCount.of(cell.group(), Part.TIER)),
                            Words.share(cell.judged().byLead()),
                            cell.ownersBelow().hits(),
                            cell.ownersBelow().trials()));
            evidence.add(kept(cell));
            evidence.add(new Figure("ownersBelow", DutyCount.named(cell.group()), cell.ownersBelow()));
        });
        channel.map(Candidate::of).ifPresent(miss -> {
            sentences.add("Of the leads of the tier %s without all attempts %s lack attempts by %s."
                    .formatted(Words.quoted(miss.tier()), Words.share(miss.lacking()), miss.channel()));
            evidence.add(new Figure(
                    "lackingChannel",
                    Map.of("duty", "ALL_ATTEMPTS", "tier", miss.tier(), "channel", miss.channel()),
                    miss.lacking()));
        });
        double strength = Math.max(
                below.map(each -> Math.abs(each.strength().z())).orElse(0.0),
                channel.map(each -> Math.abs(each.strength().z())).orElse(0.0));
        return Answer.yes(Question.PROMISE, strength, String.join(" ", sentences), evidence);
    }

    private static Figure kept(Cell cell) {
        return new Figure("kept", DutyCount.named(cell.group()), cell.judged().byLead());
    }
}
