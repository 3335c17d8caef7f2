package dev.leadline.policies;

import dev.leadline.policies.drafts.Draft;
import dev.leadline.policies.reviews.CheckedTexts;
import dev.leadline.policies.source.SourceChanges;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A draft in short.
 *
 * @param name its name within the policy
 * @param revision counts its edits, from 1
 * @param basedOn the publication it is built upon; null for a new policy
 * @param publishedAs the publication that this very revision became; null while it is being written, be it again, and
 *     when that publication was called off
 * @param lastEdit what was done last
 * @param changed how much of it is another than in the publication it is built upon; null where there is none
 * @param errors how many findings keep it from being published
 * @param warnings how many findings a publisher must acknowledge
 */
@Schema(name = "DraftSummary")
record DraftSummary(
        String name,
        int revision,
        @Schema(nullable = true) Long basedOn,
        @Schema(nullable = true) Long publishedAs,
        DraftBody.LastEdit lastEdit,
        @Schema(nullable = true) SourceChanges changed,
        int errors,
        int warnings) {

    static DraftSummary from(Draft draft, Long publishedAs, SourceChanges changed, CheckedTexts.Counts found) {
        return new DraftSummary(
                draft.name(),
                draft.revision(),
                draft.basedOn(),
                publishedAs,
                DraftBody.LastEdit.from(draft.edit()),
                changed,
                found.errors(),
                found.warnings());
    }
}
