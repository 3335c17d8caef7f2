package dev.leadline.samples;

import dev.leadline.facts.SubmittedFact;
import dev.leadline.leads.assessment.Audience;
import dev.leadline.leads.assessment.FactIntake;
import dev.leadline.leads.watch.Filling;
import dev.leadline.samples.story.Story;
import dev.leadline.web.problems.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Takes the facts of the sample in, some leads at a time, within the caller's transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class StoryIntake {

    private static final int LEADS_AT_ONCE = 100;

    private final FactIntake intake;
    private final Filling filling;

    StoryIntake(FactIntake intake, Filling filling) {
        this.intake = intake;
        this.filling = filling;
    }

    /** Tells a story; nobody hears of it. */
    void tell(Story story) {
        var byLead = story.byLead();
        for (int i = 0; i < byLead.size(); i += LEADS_AT_ONCE) {
            tell(byLead.subList(i, Math.min(byLead.size(), i + LEADS_AT_ONCE)).stream()
                    .flatMap(List::stream)
                    .toList());
        }
        tell(story.merges());
    }

    private void tell(List<SubmittedFact> facts) {
        var receipts = intake.tell(facts, Audience.OF_SAMPLE);
        for (int i = 0; i < facts.size(); i++) {
            if (receipts.get(i).isRefused()) {
                throw Problem.conflict("The policy " + Sampling.POLICY + " as it is in force does not fit the sample: "
                        + receipts.get(i).refusal().getMessage()
                        + "\nLoad the sample on a server with the shipped policies.");
            }
        }
    }

    /** Counts leads from the first moment at which something was known of them, so that reports have a past to compare with. */
    void count(List<String> ids) {
        for (int i = 0; i < ids.size(); i += LEADS_AT_ONCE) {
            filling.fill(ids.subList(i, Math.min(ids.size(), i + LEADS_AT_ONCE)));
        }
    }
}
