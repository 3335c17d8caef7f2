package dev.leadline.policies.reviews;

import dev.leadline.kernel.policy.checks.Finding;
import dev.leadline.kernel.policy.checks.fixes.Cell;
import dev.leadline.kernel.policy.checks.fixes.Fix;
import dev.leadline.kernel.policy.checks.space.Example;
import dev.leadline.policies.source.PolicyEdit;
import dev.leadline.policies.source.TableEdit;
import dev.leadline.web.json.Canonical;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something that was found out about a policy.
 *
 * @param id stands for this very finding: it is what is acknowledged, and the same finding has it in every draft
 * @param kind what it is, such as {@code GAP}; {@code INVALID_CELL}, {@code INVALID_SETTING} and {@code INVALID_FILE} for
 *     what cannot be read
 * @param severity {@code ERROR}: the policy cannot be published; {@code WARNING}: only by someone who acknowledges it;
 *     {@code CANNOT_TELL}: the check did not find out, which must be acknowledged too
 * @param table the table it is about; null when it is about the settings or the cases
 * @param rows the names of the rows it is about; of a row without a name of its own its place, such as {@code #1}
 * @param columns the columns it is about
 * @param value what stands there, when it cannot be read; otherwise null
 * @param detail a sentence that names the things and their values
 * @param advice a sentence that says what to do; null when there is none
 * @param example a lead, or an attempt, that shows it; null when none does
 * @param cells the cells to look at; each is there. Of a finding about whole rows the cells with their names
 * @param fixes what makes it go, the likeliest first; none where somebody must think of a value
 */
@Schema(name = "Finding")
public record FindingBody(
        String id,
        String kind,
        Finding.Severity severity,
        @Schema(nullable = true) String table,
        List<String> rows,
        List<String> columns,
        @Schema(nullable = true) String value,
        String detail,
        @Schema(nullable = true) String advice,
        @Schema(nullable = true) Example example,
        List<CellBody> cells,
        List<FixBody> fixes) {

    static FindingBody from(Finding finding) {
        return new FindingBody(
                id(finding.kind().name(), finding.table().tableName(), finding.detail()),
                finding.kind().name(),
                finding.severity(),
                finding.table().tableName(),
                finding.rows(),
                finding.columns(),
                null,
                finding.detail(),
                finding.advice(),
                finding.example(),
                finding.cells().stream().map(CellBody::from).toList(),
                finding.fixes().stream().map(FixBody::from).toList());
    }

    /**
     * A cell to look at.
     *
     * @param table the name of the table
     * @param row the name of the row, or its place such as {@code #2} where no name is its own; an edit takes either
     * @param column the heading of the column; {@code row} where it is about the whole row
     */
    @Schema(name = "FindingCell")
    public record CellBody(String table, String row, String column) {

        static CellBody from(Cell cell) {
            return new CellBody(cell.table().tableName(), cell.row(), cell.column());
        }
    }

    /**
     * Something that makes the finding go.
     *
     * @param label says in a few words what it does, as a button does
     * @param edits what to send, as it is, to {@code PATCH /v1/policies/{id}/drafts/{name}}
     */
    @Schema(name = "FindingFix")
    public record FixBody(String label, List<PolicyEdit> edits) {

        static FixBody from(Fix fix) {
            return new FixBody(
                    fix.label(), fix.changes().stream().map(FixBody::edit).toList());
        }

        private static PolicyEdit edit(Fix.Change change) {
            return new PolicyEdit(
                    change.table().tableName(),
                    TableEdit.Op.valueOf(change.op().name()),
                    change.row(),
                    change.column(),
                    change.value(),
                    null,
                    change.cells().isEmpty() ? null : change.cells());
        }
    }

    static String id(String... parts) {
        return Canonical.sha256(Canonical.json(Arrays.asList(parts)))
                .substring("sha256:".length(), "sha256:".length() + 16);
    }

    @Schema(hidden = true)
    boolean isError() {
        return severity == Finding.Severity.ERROR;
    }

    /** Returns whether it says that something cannot be read, so that nothing can be decided. */
    public boolean cannotBeRead() {
        return kind.startsWith("INVALID_");
    }

    /** Returns the record of an acknowledged finding. */
    public Map<String, Object> acknowledged() {
        var form = new LinkedHashMap<String, Object>();
        form.put("id", id);
        form.put("kind", kind);
        form.put("severity", severity.name());
        form.put("detail", detail);
        return form;
    }
}
