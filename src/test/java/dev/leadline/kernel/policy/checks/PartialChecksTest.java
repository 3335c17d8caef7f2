package dev.leadline.kernel.policy.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.Column;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.WrittenTable;
import dev.leadline.kernel.policy.checks.Finding.Kind;
import dev.leadline.kernel.policy.checks.unread.PartialChecks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** What is said of a policy while a cell of it is being typed. */
class PartialChecksTest {

    /** No column takes it. */
    private static final String UNREADABLE = "\u0007";

    private static WrittenTable broken(Written given, TableKind kind, int row, int column, String text) {
        var written = WrittenTable.from(given.policyAsWritten().table(kind));
        var rows = new ArrayList<>(written.rows());
        var cells = new ArrayList<>(rows.get(row));
        cells.set(column, text);
        rows.set(row, cells);
        return new WrittenTable(written.header(), rows);
    }

    private static List<Finding> findings(Written given, TableKind kind, WrittenTable broken) {
        var policy = given.policyAsWritten();
        try {
            var tables = new java.util.EnumMap<>(policy.tables());
            tables.put(kind, broken.parse(kind, policy.terms()));
            return PartialChecks.check(
                    new dev.leadline.kernel.policy.Policy(policy.terms(), tables), Set.of(), Map.of(), given::calendar);
        } catch (Invalid unreadable) {
            return PartialChecks.check(policy.without(Set.of(kind)), Set.of(), Map.of(kind, broken), given::calendar);
        }
    }

    /** The same finding, though it may be shown by another lead. */
    private static String about(Finding finding) {
        return finding.kind() + " " + finding.table() + " " + finding.rows() + " " + finding.columns();
    }

    @Property(tries = 1_000)
    @Domain(RandomPolicies.class)
    @Domain(DomainContext.Global.class)
    void nothing_is_found_because_a_cell_cannot_be_read(@ForAll Written given, @ForAll int any) {
        check(given, any);
    }

    @Property(tries = 500)
    @Domain(RandomFullPolicies.class)
    @Domain(DomainContext.Global.class)
    void nor_where_a_table_may_be_absent(@ForAll Written given, @ForAll int any) {
        check(given, any);
    }

    /** The cell may come to hold what the policy as given has there, whatever that is. */
    private static void check(Written given, int any) {
        var policy = given.policyAsWritten();
        var kinds = policy.tables().keySet().stream()
                .filter(kind -> !policy.table(kind).rows().isEmpty())
                .toList();
        var kind = kinds.get(Math.floorMod(any, kinds.size()));
        var table = policy.table(kind);
        int row = Math.floorMod(any / 7, table.rows().size());
        int column = Math.floorMod(any / 91, table.columns().size());
        var found = given.findings().stream().map(PartialChecksTest::about).toList();

        var partly = findings(given, kind, broken(given, kind, row, column, UNREADABLE));

        assertThat(partly)
                .as(
                        "%s, row %s, column %s",
                        kind, row + 1, table.columns().get(column).name())
                .filteredOn(finding -> finding.kind() != Kind.INVALID_CELL)
                .allMatch(finding -> found.contains(about(finding)));
    }

    @Property(tries = 500)
    @Domain(RandomPolicies.class)
    @Domain(DomainContext.Global.class)
    void nor_because_a_band_is_empty(@ForAll Written given, @ForAll int any) {
        var table = given.policyAsWritten().table(TableKind.RANK_TIERS);
        int row = Math.floorMod(any, table.rows().size());
        var headings = table.columns().stream().map(Column::name).toList();
        var found = given.findings().stream().map(PartialChecksTest::about).toList();
        var from = WrittenTable.from(table).rows().get(row).get(headings.indexOf("from"));

        var partly = findings(
                given,
                TableKind.RANK_TIERS,
                broken(given, TableKind.RANK_TIERS, row, headings.indexOf("below"), from.isEmpty() ? "0" : from));

        assertThat(partly)
                .filteredOn(finding -> finding.kind() != Kind.INVALID_CELL)
                .allMatch(finding -> found.contains(about(finding)));
        assertThat(partly).anyMatch(finding -> finding.kind() == Kind.INVALID_CELL);
    }

    /** Rows A and B overlap, and nobody calls tier X. */
    private static Written faulty() {
        return Written.policy()
                .with(
                        TableKind.RANK_TIERS,
                        """
                        row,from,below,tier,handling,responsible
                        A,85,100,A,work,teleprospecting
                        B,60,86,B,work,teleprospecting
                        C,45,60,C,work,teleprospecting
                        N,0,44,N,nurture,marketing
                        """)
                .with(
                        TableKind.ATTEMPTS,
                        """
                        row,tier,PHONE,EMAIL
                        A,A,3,3
                        B,B,4,2
                        C,C,3,1
                        X,X,1,1
                        """);
    }

    private static List<String> left(TableKind kind, int row, String column) {
        var given = faulty();
        int place = given.policyAsWritten().table(kind).columns().stream()
                .map(Column::name)
                .toList()
                .indexOf(column);
        return findings(given, kind, broken(given, kind, row - 1, place, UNREADABLE)).stream()
                .map(finding -> finding.kind() + " " + finding.table().tableName() + " " + finding.rows())
                .toList();
    }

    @Example
    void all_are_found_while_every_cell_can_be_read() {
        assertThat(faulty().findings())
                .extracting(Finding::kind)
                .containsExactly(Kind.TIER_NAMES, Kind.OVERLAP, Kind.GAP, Kind.NOT_MONOTONE);
    }

    @Example
    void the_others_of_the_table_are_kept_while_a_result_is_typed() {
        assertThat(left(TableKind.RANK_TIERS, 3, "responsible"))
                .containsExactlyInAnyOrder(
                        "TIER_NAMES attempts [X]",
                        "OVERLAP rank-tiers [A, B]",
                        "GAP rank-tiers []",
                        "NOT_MONOTONE attempts [A, B]");
        assertThat(left(TableKind.ATTEMPTS, 3, "PHONE"))
                .containsExactlyInAnyOrder(
                        "TIER_NAMES attempts [X]",
                        "OVERLAP rank-tiers [A, B]",
                        "GAP rank-tiers []",
                        "NOT_MONOTONE attempts [A, B]");
    }

    @Example
    void a_gap_is_not_told_where_the_edge_that_is_typed_may_close_it() {
        assertThat(left(TableKind.RANK_TIERS, 4, "below"))
                .contains("OVERLAP rank-tiers [A, B]")
                .doesNotContain("GAP rank-tiers []");
        assertThat(left(TableKind.RANK_TIERS, 1, "below")).contains("GAP rank-tiers []");
    }

    @Example
    void a_tier_that_is_typed_may_be_the_one_that_is_missing() {
        assertThat(left(TableKind.RANK_TIERS, 4, "tier")).doesNotContain("TIER_NAMES attempts [X]");
        assertThat(left(TableKind.ATTEMPTS, 1, "tier"))
                .contains("TIER_NAMES attempts [X]", "OVERLAP rank-tiers [A, B]")
                .doesNotContain("TIER_NAMES attempts []", "NOT_MONOTONE attempts [A, B]");
    }
}
