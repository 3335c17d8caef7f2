package dev.leadline.kernel.policy.checks.unread;

import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.checks.Finding;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is found of each of several policies, about rows that can be read. */
final class CommonFindings {

    /** The rows that cannot be read, by their names. */
    private final Map<TableKind, Set<String>> rows = new EnumMap<>(TableKind.class);

    private final Set<String> madeUp = new HashSet<>();
    private @Nullable Map<List<Object>, Finding> common;

    /**
     * Leaves out what is about certain rows.
     *
     * @param names the names that they go by
     * @param unreal those of these names that no row has
     */
    void without(TableKind table, Set<String> names, Set<String> unreal) {
        rows.put(table, names);
        madeUp.addAll(unreal);
    }

    /** Takes what is found of one more of the policies. */
    void add(List<Finding> findings) {
        var found = new LinkedHashMap<List<Object>, Finding>();
        findings.stream()
                .filter(finding -> finding.kind() != Finding.Kind.INVALID_CELL)
                .filter(finding -> finding.rows().stream().noneMatch(row -> isUnread(finding.table(), row)))
                .forEach(finding -> found.put(key(finding), shown(finding)));
        if (common == null) {
            common = found;
        } else {
            common.keySet().retainAll(found.keySet());
        }
    }

    /** The findings given, and after them those found of each. */
    List<Finding> with(List<Finding> sure) {
        var all = new LinkedHashMap<List<Object>, Finding>();
        sure.forEach(finding -> all.put(key(finding), finding));
        if (common != null) {
            common.forEach(all::putIfAbsent);
        }
        return List.copyOf(all.values());
    }

    private boolean isUnread(TableKind table, @Nullable String row) {
        return rows.getOrDefault(table, Set.of()).contains(String.valueOf(row));
    }

    /** Without what would have to be done to a row that cannot be read, and without names that no row has. */
    private Finding shown(Finding finding) {
        var advice = finding.advice();
        return new Finding(
                finding.kind(),
                finding.severity(),
                finding.table(),
                finding.rows(),
                finding.columns(),
                finding.detail(),
                advice == null || madeUp.stream().anyMatch(advice::contains) ? null : advice,
                finding.example(),
                finding.cells().stream()
                        .filter(cell -> !madeUp.contains(cell.row()))
                        .toList(),
                finding.fixes().stream()
                        .filter(fix -> fix.changes().stream().noneMatch(each -> isUnread(each.table(), each.row())))
                        .toList());
    }

    private static List<Object> key(Finding finding) {
        return List.of(finding.kind(), finding.table(), finding.detail());
    }
}
