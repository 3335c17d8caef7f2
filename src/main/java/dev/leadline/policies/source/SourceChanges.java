package dev.leadline.policies.source;

import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.WrittenTable;
import dev.leadline.kernel.policy.changes.PolicyChange;
import dev.leadline.kernel.policy.changes.PolicyDiff;
import dev.leadline.kernel.policy.changes.TableDiff;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How much of a policy is another than in an earlier text of it.
 *
 * @param cells cells with another text, in rows that stayed
 * @param rows rows that were put in, taken out or moved
 * @param settings settings that are others
 * @param cases files of cases that are others
 */
@Schema(name = "DraftChanges")
public record SourceChanges(int cells, int rows, int settings, int cases) {

    private static final Set<PolicyChange.Kind> OF_ROWS =
            Set.of(PolicyChange.Kind.ROW_ADDED, PolicyChange.Kind.ROW_REMOVED, PolicyChange.Kind.ROW_MOVED);

    /** Counts what differs; files with the same text are not read. */
    public static SourceChanges between(PolicySource before, PolicySource after) {
        int cells = 0;
        int rows = 0;
        for (var kind : TableKind.values()) {
            if (differ(PolicySource.path(kind), before, after)) {
                var changes = changes(kind, before, after);
                cells += count(changes, Set.of(PolicyChange.Kind.CELL_CHANGED));
                rows += count(changes, OF_ROWS);
            }
        }
        return new SourceChanges(cells, rows, settings(before, after), cases(before, after));
    }

    private static boolean differ(String path, PolicySource before, PolicySource after) {
        return !Objects.equals(before.files().get(path), after.files().get(path));
    }

    private static List<PolicyChange> changes(TableKind kind, PolicySource before, PolicySource after) {
        var was = before.findTable(kind);
        var is = after.findTable(kind);
        return TableDiff.between(
                kind,
                was.orElseGet(() -> new WrittenTable(is.orElseThrow().header(), List.of())),
                is.orElseGet(() -> new WrittenTable(was.orElseThrow().header(), List.of())));
    }

    private static int count(List<PolicyChange> changes, Set<PolicyChange.Kind> kinds) {
        return (int)
                changes.stream().filter(each -> kinds.contains(each.kind())).count();
    }

    private static int settings(PolicySource before, PolicySource after) {
        return differ(PolicySource.SETTINGS, before, after)
                ? PolicyDiff.between(before.writtenSettings(), after.writtenSettings())
                        .size()
                : 0;
    }

    private static int cases(PolicySource before, PolicySource after) {
        var paths = new TreeSet<>(before.cases().keySet());
        paths.addAll(after.cases().keySet());
        return (int) paths.stream().filter(path -> differ(path, before, after)).count();
    }
}
