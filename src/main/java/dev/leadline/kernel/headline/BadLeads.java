package dev.leadline.kernel.headline;

import dev.leadline.kernel.headline.Observed.Source;
import dev.leadline.kernel.statistics.Strength;
import java.util.List;
import java.util.Map;

/** Whether more than a tenth of a source's leads are none: the wrong person, duplicates, or bounced. */
final class BadLeads implements Examination {

    private static final double A_TENTH = 0.1;

    @Override
    public Answer answer(Observed observed) {
        var sources = observed.outcomes().sources().stream()
                .filter(each -> each.noLeads().trials() >= Answer.FEWEST)
                .map(each -> new Candidate<>(each, Strength.apart(each.noLeads(), A_TENTH)))
                .toList();
        var told = Candidate.told(sources, BadLeads::isAboveATenth);
        if (told.isEmpty()) {
            return Answer.no(
                    Question.LEADS,
                    sources.isEmpty()
                            ? "No source brought " + Answer.FEWEST + " leads: too few to say anything of."
                            : "No source is above 10% wrong persons, duplicates and bounced, beyond chance.",
                    figures(sources));
        }
        var worst = told.get(0).of();
        var sentence = "Of the leads from %s %s are the wrong person, a duplicate or bounced.%s"
                .formatted(
                        Words.quoted(worst.source()),
                        Words.share(worst.noLeads()),
                        told.size() == 1 ? "" : " " + (told.size() - 1) + " more sources are above 10%.");
        return Answer.yes(Question.LEADS, told.get(0).strength().z(), sentence, figures(told));
    }

    private static boolean isAboveATenth(Source source) {
        return source.noLeads().share() > A_TENTH;
    }

    private static List<Figure> figures(List<Candidate<Source>> sources) {
        return sources.stream()
                .map(each -> new Figure(
                        "wrongOrDuplicateOrBounced",
                        Map.of("source", each.of().source()),
                        each.of().noLeads()))
                .toList();
    }
}
