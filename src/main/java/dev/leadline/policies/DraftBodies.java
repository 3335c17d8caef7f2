package dev.leadline.policies;

import dev.leadline.policies.drafts.Draft;
import dev.leadline.policies.drafts.DraftChanges;
import dev.leadline.policies.drafts.DraftSteps;
import dev.leadline.policies.reviews.Reviews;
import jakarta.enterprise.context.ApplicationScoped;

/** Drafts as answers: with what the checks say of them, what they make another, and the way back. */
@ApplicationScoped
class DraftBodies {

    private final Reviews reviews;
    private final DraftChanges changes;
    private final DraftSteps steps;

    DraftBodies(Reviews reviews, DraftChanges changes, DraftSteps steps) {
        this.reviews = reviews;
        this.changes = changes;
        this.steps = steps;
    }

    /** @param tables whether the body has them, and the settings */
    DraftBody of(Draft draft, boolean tables) {
        var body = DraftBody.from(draft, reviews.check(draft.source()), changes.of(draft), steps.of(draft));
        return tables ? body : body.withoutTables();
    }
}
