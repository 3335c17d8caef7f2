package dev.leadline.kernel.policy.checks;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.Policy;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.VersionedCalendar;
import dev.leadline.kernel.policy.checks.Finding.Kind;
import dev.leadline.kernel.policy.checks.Finding.Severity;
import dev.leadline.kernel.policy.checks.fixes.WrongBand;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Checks the tables of a policy as mathematics: exactly, over all ranks and all values of attributes, not by trying
 * some. The same policy and calendars give the same findings in the same order.
 */
public final class PolicyChecks {

    private static final List<TableCheck> CHECKS = List.of(
            new EmptyTableCheck(),
            new UnknownWordsCheck(),
            new TierNamesCheck(),
            new OverlapCheck(),
            new GapCheck(),
            new MaskedRowCheck(),
            new IdleRowCheck(),
            new DuplicateRowCheck(),
            new ConflictCheck(),
            new MonotonyCheck(),
            new FeasibilityCheck(),
            new FirstCallCheck(),
            new ContactWindowCheck(),
            new SpacingCheck(),
            new AlertsCheck(),
            new MixedUnitsCheck(),
            new SensibleRangeCheck());

    private PolicyChecks() {}

    /**
     * Everything there is to say about a policy. One with an error may not be published or loaded.
     *
     * @param calendars finds a calendar by id; what cannot be told without one that is missing is a finding
     * @return check by check and table by table; of one check about one table, at most 100 and a note
     */
    public static List<Finding> check(Policy policy, Function<String, Optional<VersionedCalendar>> calendars) {
        return check(policy, calendars, Findings.MOST_STEPS);
    }

    /**
     * The same of a policy of which some tables could not be read and are empty: everything that the others say.
     *
     * @param unread the tables that could not be read
     */
    public static List<Finding> check(
            Policy policy, Set<TableKind> unread, Function<String, Optional<VersionedCalendar>> calendars) {
        return check(policy, unread, calendars, Findings.MOST_STEPS);
    }

    static List<Finding> check(Policy policy, Function<String, Optional<VersionedCalendar>> calendars, long steps) {
        return check(policy, Set.of(), calendars, steps);
    }

    private static List<Finding> check(
            Policy policy, Set<TableKind> unread, Function<String, Optional<VersionedCalendar>> calendars, long steps) {
        var findings = new ArrayList<Finding>();
        var broken = EnumSet.noneOf(TableKind.class);
        broken.addAll(unread);
        var readable = policy;
        try {
            readable.rows();
        } catch (Invalid invalid) {
            invalid.faults().stream().map(fault -> invalidCell(fault, policy)).forEach(findings::add);
            findings.forEach(finding -> broken.add(finding.table()));
            readable = policy.without(broken);
        }
        var subject = new Subject(readable, calendars);
        for (var check : CHECKS) {
            for (var table : subject.tables()) {
                if (canTell(check, table, broken)) {
                    findings.addAll(Findings.of(check, subject, table, steps));
                }
            }
        }
        return List.copyOf(findings);
    }

    /** Rows for any tier are looked at with all tiers that there are. */
    private static boolean canTell(TableCheck check, TableKind table, Set<TableKind> broken) {
        boolean isForAnyTier = table == TableKind.SPACING || table == TableKind.ALERTS;
        return !broken.contains(table)
                && check.reads(table).stream().noneMatch(broken::contains)
                && !(isForAnyTier && broken.contains(TableKind.RANK_TIERS));
    }

    /** A fault of a row, whose pointer is {@code /<table>/<row number>/<column>}. */
    private static Finding invalidCell(Invalid.Fault fault, Policy policy) {
        var path = fault.pointer().split("/");
        var table = Arrays.stream(TableKind.values())
                .filter(kind -> kind.tableName().equals(path[1]))
                .findFirst()
                .orElseThrow();
        var row = policy.table(table).rows().get(Integer.parseInt(path[2]) - 1);
        return Finding.of(Kind.INVALID_CELL, Severity.ERROR, table, fault.detail())
                .withRows(row.name())
                .withColumns(path[path.length - 1])
                .withFixes(table == TableKind.RANK_TIERS ? WrongBand.fixes(row) : List.of());
    }
}
