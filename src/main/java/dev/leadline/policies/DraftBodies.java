package dev.leadline.policies;

import dev.leadline.policies.drafts.Draft;
import dev.leadline.policies.drafts.DraftChanges;
import dev.leadline.policies.drafts.DraftSteps;
import dev.leadline.policies.publications.Policies;
import dev.leadline.policies.reviews.CheckedTexts;
import dev.leadline.policies.reviews.Reviews;
import jakarta.enterprise.context.ApplicationScoped;

/** Drafts as answers: with what the checks say of them, what they make another, and the way back. */
@ApplicationScoped
class DraftBodies {

    private final Reviews reviews;
    private final DraftChanges changes;
    private final DraftSteps steps;
    private final CheckedTexts checked;
    private final Policies policies;

    DraftBodies(Reviews reviews, DraftChanges changes, DraftSteps steps, CheckedTexts checked, Policies policies) {
        this.reviews = reviews;
        this.changes = changes;
        this.steps = steps;
        this.checked = checked;
        this.policies = policies;
    }

    DraftSummary summary(Draft draft) {
        return DraftSummary.from(
                draft, publishedAs(draft), changes.of(draft).orElse(null), checked.counts(draft.source()));
    }

    /** The publication that the present revision became; {@code null} while it is none, or was called off. */
    private Long publishedAs(Draft draft) {
        return draft.isPublished() && policies.history().stands(draft.basedOn()) ? draft.basedOn() : null;
    }

    /** @param tables whether the body has them, and the settings */
    DraftBody of(Draft draft, boolean tables) {
        var body = DraftBody.from(
                draft, publishedAs(draft), reviews.check(draft.source()), changes.of(draft), steps.of(draft));
        return tables ? body : body.withoutTables();
    }
}
