package dev.leadline.policies;

import dev.leadline.policies.drafts.Draft;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A draft in short.
 *
 * @param name its name within the policy
 * @param revision counts its edits, from 1
 * @param basedOn the publication it is built upon; null for a new policy
 * @param lastEdit what was done last
 */
@Schema(name = "DraftSummary")
record DraftSummary(String name, int revision, @Schema(nullable = true) Long basedOn, DraftBody.LastEdit lastEdit) {

    static DraftSummary from(Draft draft) {
        return new DraftSummary(draft.name(), draft.revision(), draft.basedOn(), DraftBody.LastEdit.from(draft.edit()));
    }
}
