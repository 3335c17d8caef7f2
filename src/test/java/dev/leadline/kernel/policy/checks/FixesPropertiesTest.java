package dev.leadline.kernel.policy.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.kernel.policy.Column;
import dev.leadline.kernel.policy.DecisionTable;
import dev.leadline.kernel.policy.Policy;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.WrittenTable;
import dev.leadline.kernel.policy.checks.Finding.Kind;
import dev.leadline.kernel.policy.checks.fixes.Cell;
import dev.leadline.kernel.policy.checks.fixes.Fix;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

/** What findings say of where to look, and what makes them go. */
class FixesPropertiesTest {

    /** Each try checks a policy again for each fix of each finding. {@code -Dtries=500} makes five times as many. */
    private static final int TRIES = 100;

    /** Those that a lead has no answer by. Gaps are not counted: the same one is told in more or fewer parts. */
    private static final Set<Kind> ABOUT_ROWS = Set.of(Kind.OVERLAP, Kind.TIER_NAMES, Kind.EMPTY_TABLE);

    /** These change what a row says, which may differ then from a row of the same priority. */
    private static final Set<Kind> ABOUT_VALUES = Set.of(Kind.NOT_MONOTONE, Kind.UNUSUAL_VALUE);

    @Property(tries = TRIES)
    @Domain(RandomPolicies.class)
    void each_fix_makes_its_finding_go(@ForAll Written given) {
        each(given, (finding, before, after) -> assertThat(after)
                .as("%s, by %s", finding.detail(), finding.fixes())
                .noneMatch(other -> isSame(finding, other)));
    }

    @Property(tries = TRIES)
    @Domain(RandomFullPolicies.class)
    void each_fix_of_a_table_that_may_be_absent_does_so_too(@ForAll Written given) {
        each(given, (finding, before, after) -> assertThat(after)
                .as("%s, by %s", finding.detail(), finding.fixes())
                .noneMatch(other -> isSame(finding, other)));
    }

    @Property(tries = TRIES)
    @Domain(RandomPolicies.class)
    void no_fix_gives_a_lead_two_rows_or_a_tier_none(@ForAll Written given) {
        each(given, (finding, before, after) -> {
            if (!ABOUT_VALUES.contains(finding.kind())) {
                assertThat(errors(after).size())
                        .as("%s, by %s: %s became %s", finding.detail(), finding.fixes(), errors(before), errors(after))
                        .isLessThanOrEqualTo(errors(before).size());
            }
        });
    }

    @Property(tries = TRIES)
    @Domain(RandomPolicies.class)
    void no_fix_takes_a_lead_its_tier(@ForAll Written given) {
        var before = new EveryLead(given.policyAsWritten());
        for (var finding : given.findings()) {
            for (var fix : finding.fixes()) {
                var after = new EveryLead(after(given.policyAsWritten(), fix));
                assertThat(before.all())
                        .as("%s, by %s", finding.detail(), fix)
                        .filteredOn(lead -> !before.tierRows(lead).isEmpty())
                        .noneMatch(lead -> after.tierRows(lead).isEmpty());
            }
        }
    }

    @Property(tries = TRIES)
    @Domain(RandomFullPolicies.class)
    void each_cell_to_look_at_is_there_and_none_twice(@ForAll Written given) {
        var there = new HashSet<Cell>();
        given.policyAsWritten().tables().forEach((kind, table) -> table.rows().forEach(row -> table.columns()
                .forEach(column -> there.add(new Cell(kind, row.name(), column.name())))));
        for (var finding : given.findings()) {
            assertThat(there).as(finding.detail()).containsAll(finding.cells());
            assertThat(finding.cells()).doesNotHaveDuplicates();
            if (finding.kind() == Kind.OVERLAP) {
                assertThat(finding.cells().stream().map(Cell::row))
                        .as(finding.detail())
                        .containsAll(finding.rows());
            }
        }
    }

    private interface Seen {
        void take(Finding finding, List<Finding> before, List<Finding> after);
    }

    private static void each(Written given, Seen seen) {
        var policy = given.policyAsWritten();
        var before = given.findings();
        for (var finding : before) {
            for (var fix : finding.fixes()) {
                seen.take(finding, before, PolicyChecks.check(after(policy, fix), given::calendar));
            }
        }
    }

    /** The same rows and columns, or the same lead, whatever the values. */
    private static boolean isSame(Finding one, Finding other) {
        return one.kind() == other.kind()
                && one.table() == other.table()
                && (one.kind() == Kind.GAP
                        ? java.util.Objects.equals(one.example(), other.example())
                        : one.detail().equals(other.detail()));
    }

    private static List<String> errors(List<Finding> findings) {
        return findings.stream()
                .filter(Finding::isError)
                .filter(finding -> ABOUT_ROWS.contains(finding.kind()))
                .map(Finding::detail)
                .toList();
    }

    private static Policy after(Policy policy, Fix fix) {
        var tables = new EnumMap<TableKind, DecisionTable>(policy.tables());
        for (var change : fix.changes()) {
            var columns = tables.get(change.table()).columns();
            var header = columns.stream().map(Column::name).toList();
            var written = WrittenTable.from(tables.get(change.table()));
            var lines = written.rows().stream()
                    .map(ArrayList::new)
                    .collect(Collectors.toCollection(ArrayList<List<String>>::new));
            int place = header.indexOf("row");
            switch (change.op()) {
                case SET ->
                    lines.stream()
                            .filter(line -> line.get(place).equals(change.row()))
                            .forEach(line -> line.set(header.indexOf(change.column()), change.value()));
                case REMOVE -> lines.removeIf(line -> line.get(place).equals(change.row()));
                case INSERT ->
                    lines.add(columns.stream()
                            .map(column -> change.cells().getOrDefault(column.name(), filledIn(column)))
                            .toList());
            }
            tables.put(change.table(), new WrittenTable(header, lines).parse(change.table(), policy.terms()));
        }
        return new Policy(policy.terms(), tables);
    }

    private static String filledIn(Column column) {
        return column.required()
                ? Map.of("COUNT", "1", "DURATION", "5 business hours")
                        .get(column.type().name())
                : "";
    }
}
