package dev.leadline.kernel.policy.checks.unread;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.DecisionTable;
import dev.leadline.kernel.policy.Policy;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.VersionedCalendar;
import dev.leadline.kernel.policy.WrittenTable;
import dev.leadline.kernel.policy.checks.Finding;
import dev.leadline.kernel.policy.checks.PolicyChecks;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Checks a policy of which some cells cannot be read. What is found however they come to be is said, and nothing else:
 * that a cell is being typed neither hides the other findings nor makes any.
 */
public final class PartialChecks {

    /** So many tables stand in for one, and so many of their rows are looked at in all. */
    private static final int MOST_STAND_INS = 12;

    private static final int MOST_ROWS = 12_000;

    private final Policy policy;
    private final Map<TableKind, WrittenTable> unread;
    private final Function<String, Optional<VersionedCalendar>> calendars;
    private final CommonFindings common = new CommonFindings();

    private PartialChecks(
            Policy policy,
            Map<TableKind, WrittenTable> unread,
            Function<String, Optional<VersionedCalendar>> calendars) {
        this.policy = policy;
        this.unread = unread;
        this.calendars = calendars;
    }

    /**
     * Everything there is to say about a policy.
     *
     * @param policy the policy, in which the tables are empty that cannot be read
     * @param lost those of them of which not even the rows are known
     * @param unread the others as they were written
     * @param calendars finds a calendar by id
     */
    public static List<Finding> check(
            Policy policy,
            Set<TableKind> lost,
            Map<TableKind, WrittenTable> unread,
            Function<String, Optional<VersionedCalendar>> calendars) {
        var all = new HashSet<>(lost);
        all.addAll(unread.keySet());
        var sure = PolicyChecks.check(policy, all, calendars);
        var broken = new EnumMap<TableKind, WrittenTable>(TableKind.class);
        broken.putAll(unread);
        sure.stream()
                .filter(finding -> finding.kind() == Finding.Kind.INVALID_CELL)
                .map(Finding::table)
                .forEach(table -> broken.putIfAbsent(table, WrittenTable.from(policy.table(table))));
        return broken.isEmpty() ? sure : new PartialChecks(policy, broken, calendars).checkWith(sure, lost);
    }

    private List<Finding> checkWith(List<Finding> sure, Set<TableKind> lost) {
        var left = new HashSet<>(lost);
        var variants = List.of(policy);
        for (var table : unread.entrySet()) {
            var standIns = standIns(table.getKey(), table.getValue(), MOST_STAND_INS / variants.size());
            if (standIns.isEmpty()) {
                left.add(table.getKey());
                continue;
            }
            variants = variants.stream()
                    .flatMap(variant -> standIns.stream().map(each -> with(variant, each)))
                    .toList();
        }
        if (left.containsAll(unread.keySet())) {
            return sure;
        }
        for (var variant : variants) {
            common.add(PolicyChecks.check(variant, left, calendars));
        }
        return common.with(sure);
    }

    private List<DecisionTable> standIns(TableKind kind, WrittenTable table, int most) {
        int rowsAllowed = MOST_ROWS / Math.max(1, table.rows().size());
        var standIns = new StandIns(policy.terms(), kind, table, tiers());
        try {
            var tables = standIns.of(faults(kind, table), Math.min(most, rowsAllowed));
            common.without(kind, standIns.names(), standIns.madeUp());
            return tables;
        } catch (Invalid unreadableStill) {
            return List.of();
        }
    }

    /** Why its cells cannot be read: by themselves, or with others of their row. */
    private List<Invalid.Fault> faults(TableKind kind, WrittenTable table) {
        DecisionTable parsed;
        try {
            parsed = table.parse(kind, policy.terms());
        } catch (Invalid cells) {
            return cells.faults();
        }
        try {
            with(policy, parsed).rows();
            return List.of();
        } catch (Invalid invalid) {
            var own = "/" + kind.tableName();
            return invalid.faults().stream()
                    .filter(fault -> fault.pointer().startsWith(own + "/"))
                    .map(fault ->
                            new Invalid.Fault(fault.pointer().substring(own.length()), fault.value(), fault.detail()))
                    .toList();
        }
    }

    private Set<String> tiers() {
        var tiers = new TreeSet<String>();
        policy.tables().values().stream()
                .flatMap(table -> table.rows().stream())
                .map(row -> row.<String>get("tier"))
                .filter(tier -> tier != null)
                .forEach(tiers::add);
        return tiers;
    }

    private static Policy with(Policy policy, DecisionTable table) {
        var tables = new EnumMap<TableKind, DecisionTable>(policy.tables());
        tables.put(table.kind(), table);
        return new Policy(policy.terms(), tables);
    }
}
