package dev.leadline.kernel.headline;

import dev.leadline.kernel.headline.Observed.Accepted;
import dev.leadline.kernel.statistics.Difference;
import dev.leadline.kernel.statistics.Proportion;
import dev.leadline.kernel.statistics.Strength;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether leads of a tier are accepted more often when the first call was kept than when it was kept late. */
final class KeptPays implements Examination {

    private record Tier(String tier, Proportion late, Proportion kept) {

        Difference difference() {
            return new Difference(late, kept);
        }

        boolean isBeyondChance() {
            return difference().isBeyondChance();
        }
    }

    @Override
    public Answer answer(Observed observed) {
        var tiers = tiers(observed.outcomes().accepted());
        return Candidate.strongest(tiers, Tier::isBeyondChance)
                .map(KeptPays::pays)
                .orElseGet(() -> Answer.no(
                        Question.PAY,
                        tiers.isEmpty()
                                ? "No tier has " + Answer.FEWEST + " closed leads each of kept and of late first calls."
                                : "In no tier are leads accepted otherwise when the first call is kept, beyond chance.",
                        tiers.stream()
                                .flatMap(each -> figures(each.of()).stream())
                                .toList()));
    }

    private static List<Candidate<Tier>> tiers(List<Accepted> accepted) {
        var tiers = new ArrayList<Candidate<Tier>>();
        for (var name : accepted.stream().map(Accepted::tier).distinct().toList()) {
            var late = find(accepted, name, false);
            var kept = find(accepted, name, true);
            if (late.isPresent() && kept.isPresent()) {
                tiers.add(new Candidate<>(
                        new Tier(name, late.get(), kept.get()), Strength.between(late.get(), kept.get())));
            }
        }
        return tiers;
    }

    private static Optional<Proportion> find(List<Accepted> accepted, String tier, boolean kept) {
        return accepted.stream()
                .filter(each -> each.tier().equals(tier) && each.kept() == kept)
                .map(Accepted::accepted)
                .filter(of -> of.trials() >= Answer.FEWEST)
                .findFirst();
    }

    private static Answer pays(Candidate<Tier> found) {
        var tier = found.of();
        var sentence =
                "In the tier %s leads with a first call in time are accepted at %s, with a late one at %s: %s. This is not proof of cause."
                        .formatted(
                                Words.quoted(tier.tier()),
                                Words.share(tier.kept()),
                                Words.share(tier.late()),
                                Words.points(tier.difference()));
        return Answer.yes(Question.PAY, found.strength().z(), sentence, figures(tier))
                .comparing(tier.difference());
    }

    private static List<Figure> figures(Tier tier) {
        var group = Map.of("tier", tier.tier(), "duty", "FIRST_CALL");
        return List.of(
                new Figure("acceptedOfKept", group, tier.kept()), new Figure("acceptedOfKeptLate", group, tier.late()));
    }
}
