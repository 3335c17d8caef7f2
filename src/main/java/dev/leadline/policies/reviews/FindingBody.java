package dev.leadline.policies.reviews;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.checks.Finding;
import dev.leadline.kernel.policy.checks.space.Example;
import dev.leadline.policies.source.PolicySource;
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
 * @param rows the names of the rows it is about; of an unreadable row its place, such as {@code #1}
 * @param columns the columns it is about
 * @param value what stands there, when it cannot be read; otherwise null
 * @param detail a sentence that names the things and their values
 * @param advice a sentence that says what to do; null when there is none
 * @param example a lead, or an attempt, that shows it; null when none does
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
        @Schema(nullable = true) Example example) {

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
                finding.example());
    }

    /** @param fault of a {@link PolicySource}: its pointer begins with the file */
    static FindingBody from(Invalid.Fault fault) {
        var path = fault.pointer().split("/");
        var file = path.length < 2 ? "" : path[1];
        var table = PolicySource.findTable(file.replace(".csv", "")).map(kind -> kind.tableName());
        var kind = table.isPresent()
                ? "INVALID_CELL"
                : file.equals(PolicySource.SETTINGS) ? "INVALID_SETTING" : "INVALID_FILE";
        var row = table.isPresent() && path.length > 2 ? List.of("#" + path[2]) : List.<String>of();
        var column = table.isPresent() && path.length > 3 ? List.of(path[3]) : List.<String>of();
        var lines = fault.detail().split("\n", 2);
        return new FindingBody(
                id(kind, fault.pointer(), fault.detail()),
                kind,
                Finding.Severity.ERROR,
                table.orElse(null),
                row,
                column,
                fault.value(),
                lines[0],
                lines.length == 2 ? lines[1] : null,
                null);
    }

    private static String id(String... parts) {
        return Canonical.sha256(Canonical.json(Arrays.asList(parts)))
                .substring("sha256:".length(), "sha256:".length() + 16);
    }

    @Schema(hidden = true)
    boolean isError() {
        return severity == Finding.Severity.ERROR;
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
