package dev.leadline.policies;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.policies.drafts.Draft;
import dev.leadline.policies.drafts.UndoSteps;
import dev.leadline.policies.reviews.FindingBody;
import dev.leadline.policies.reviews.Review;
import dev.leadline.policies.source.PolicySettings;
import dev.leadline.policies.source.PolicySource;
import dev.leadline.policies.source.SourceChanges;
import dev.leadline.policies.source.TableForms;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A draft, with everything that a screen needs to edit it.
 *
 * @param policy the policy
 * @param name its name within the policy
 * @param revision counts its edits, from 1
 * @param basedOn the publication it is built upon; null for a new policy
 * @param publishedAs the publication that this very revision became; null while it is being written, be it again, and
 *     when that publication was called off
 * @param lastEdit what was done last
 * @param changed how much of it is another than in that publication; null where there is none
 * @param undo the revision that the next undo goes back to; null at the first
 * @param redo the revision that takes the last undo back; null unless there was one and nothing was edited since
 * @param settings what it says outside its tables, as in {@code policy.yaml}; absent with {@code tables=false}
 * @param tables its tables by name, each with columns and the text of every cell; absent with {@code tables=false}
 * @param cases the names of its files of cases
 * @param findings what the checks say of it
 */
@Schema(name = "Draft")
record DraftBody(
        String policy,
        String name,
        int revision,
        @Schema(nullable = true) Long basedOn,
        @Schema(nullable = true) Long publishedAs,
        LastEdit lastEdit,
        @Schema(nullable = true) SourceChanges changed,
        @Schema(nullable = true) Integer undo,
        @Schema(nullable = true) Integer redo,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(implementation = PolicySettings.class) JsonNode settings,
        @JsonInclude(JsonInclude.Include.NON_NULL)
                @Schema(type = SchemaType.OBJECT, additionalProperties = TableForms.Body.class)
                Map<String, Object> tables,
        List<String> cases,
        List<FindingBody> findings) {

    private static final ObjectMapper TREES = new ObjectMapper();

    /**
     * The last edit, its moment and author.
     *
     * @param what what was done
     * @param at when
     * @param by who did it
     */
    @Schema(name = "Edit")
    record LastEdit(String what, Instant at, String by) {

        static LastEdit from(Draft.Edit edit) {
            return new LastEdit(edit.what(), edit.at(), edit.by());
        }
    }

    static DraftBody from(
            Draft draft, Long publishedAs, Review review, Optional<SourceChanges> changed, UndoSteps steps) {
        var source = draft.source();
        return new DraftBody(
                draft.policyId(),
                draft.name(),
                draft.revision(),
                draft.basedOn(),
                publishedAs,
                LastEdit.from(draft.edit()),
                changed.orElse(null),
                steps.undo().isPresent() ? (Integer) steps.undo().getAsInt() : null,
                steps.redo().isPresent() ? (Integer) steps.redo().getAsInt() : null,
                TREES.valueToTree(source.settings()),
                tables(source),
                source.cases().keySet().stream().map(DraftBody::caseFile).toList(),
                review.findings());
    }

    /** The same for an editor that shows settings and tables already. */
    DraftBody withoutTables() {
        return new DraftBody(
                policy,
                name,
                revision,
                basedOn,
                publishedAs,
                lastEdit,
                changed,
                undo,
                redo,
                null,
                null,
                cases,
                findings);
    }

    static Map<String, Object> tables(PolicySource source) {
        var tables = new LinkedHashMap<String, Object>();
        source.kinds().forEach(kind -> tables.put(kind.tableName(), TableForms.json(kind, source)));
        return tables;
    }

    /** The name of a file of cases, from its path. */
    static String caseFile(String path) {
        return path.substring(PolicySource.CASES.length(), path.length() - ".yaml".length());
    }
}
