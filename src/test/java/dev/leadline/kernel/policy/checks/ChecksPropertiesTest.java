package dev.leadline.kernel.policy.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.kernel.policy.HitPolicy;
import dev.leadline.kernel.policy.Row;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.checks.EveryLead.Lead;
import dev.leadline.kernel.policy.checks.Finding.Kind;
import dev.leadline.kernel.policy.rows.AttemptsRow;
import dev.leadline.kernel.policy.rows.Handling;
import dev.leadline.kernel.policy.rows.TableRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

/** The checks against {@link EveryLead}: what they find is there, and what is there they find. */
@Domain(RandomPolicies.class)
class ChecksPropertiesTest {

    private static final List<TableKind> BY_TIER = List.of(TableKind.ATTEMPTS, TableKind.DEADLINES);

    @Property(tries = 300)
    void the_rows_that_overlap_are_those_that_some_lead_finds_together(@ForAll Written given) {
        var every = new EveryLead(given.policyAsWritten());
        var expected = new HashSet<List<String>>();
        every.all().forEach(lead -> addFaults(given, every, TableKind.RANK_TIERS, every.tierRows(lead), expected));
        assertThat(given.findings(Kind.OVERLAP).stream()
                        .filter(finding -> finding.table() == TableKind.RANK_TIERS)
                        .map(Finding::rows))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Property(tries = 300)
    void rows_of_a_tier_overlap_likewise(@ForAll Written given) {
        var every = new EveryLead(given.policyAsWritten());
        for (var table : BY_TIER) {
            var expected = new HashSet<List<String>>();
            every.all().forEach(lead -> Set.of("A", "B", "C")
                    .forEach(tier -> addFaults(given, every, table, every.rowsOf(table, tier, lead), expected)));
            assertThat(given.findings(Kind.OVERLAP).stream()
                            .filter(finding -> finding.table() == table)
                            .map(Finding::rows))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Property(tries = 300)
    void the_example_of_an_overlap_is_a_lead_that_finds_both_rows(@ForAll Written given) {
        var every = new EveryLead(given.policyAsWritten());
        for (var finding : given.findings(Kind.OVERLAP)) {
            if (finding.example() == null) {
                assertThat(finding.table()).isNotEqualTo(TableKind.RANK_TIERS);
                continue;
            }
            var lead = Lead.of(finding.example());
            var tiers = every.tierRows(lead);
            var rows = finding.table() == TableKind.RANK_TIERS
                    ? tiers.stream()
                    : tiers.stream().flatMap(row -> every.rowsOf(finding.table(), row.get("tier"), lead).stream());
            assertThat(rows.map(Row::name)).containsAll(finding.rows());
        }
    }

    @Property(tries = 300)
    void a_table_of_ranks_has_a_gap_if_and_only_if_some_lead_has_no_tier(@ForAll Written given) {
        var every = new EveryLead(given.policyAsWritten());
        var gaps = given.findings(Kind.GAP).stream()
                .filter(finding -> finding.table() == TableKind.RANK_TIERS)
                .toList();
        assertThat(gaps.isEmpty()).isEqualTo(every.all().stream().noneMatch(lead -> every.tierRows(lead)
                .isEmpty()));
        assertThat(gaps).allMatch(gap -> every.tierRows(Lead.of(gap.example())).isEmpty());
    }

    @Property(tries = 300)
    void a_tier_has_a_gap_if_and_only_if_some_lead_of_it_has_no_row(@ForAll Written given) {
        var every = new EveryLead(given.policyAsWritten());
        for (var table : BY_TIER) {
            var named = given.policyAsWritten().tables().get(table).rows().stream()
                    .map(row -> row.<String>get("tier"))
                    .collect(Collectors.toSet());
            var gaps = given.findings(Kind.GAP).stream()
                    .filter(finding -> finding.table() == table)
                    .toList();
            assertThat(gaps).allMatch(gap -> lacksRow(given, every, table, named, Lead.of(gap.example())));
            assertThat(gaps.isEmpty())
                    .isEqualTo(every.all().stream().noneMatch(lead -> lacksRow(given, every, table, named, lead)));
        }
    }

    @Property(tries = 300)
    void a_row_is_masked_or_repeats_if_and_only_if_it_wins_for_no_lead(@ForAll Written given) {
        ordered(given, TableKind.RANK_TIERS);
        var every = new EveryLead(given.policyAsWritten());
        var expected = given.policyAsWritten().tables().get(TableKind.RANK_TIERS).rows().stream()
                .map(Row::name)
                .collect(Collectors.toCollection(HashSet::new));
        every.all().forEach(lead -> every.tierRows(lead).stream().limit(1).forEach(row -> expected.remove(row.name())));
        assertThat(given.findings().stream()
                        .filter(finding -> finding.table() == TableKind.RANK_TIERS)
                        .filter(finding -> finding.kind() == Kind.MASKED_ROW || finding.kind() == Kind.DUPLICATE_ROW)
                        .map(finding -> finding.rows().get(finding.rows().size() - 1))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Property(tries = 300)
    void a_collected_row_is_idle_or_repeats_if_and_only_if_without_it_the_same_is_required(@ForAll Written given) {
        given.with(TableKind.ATTEMPTS, HitPolicy.COLLECT);
        var every = new EveryLead(given.policyAsWritten());
        var expected = every.rows(TableKind.ATTEMPTS).stream()
                .filter(row -> isIdle(row, every))
                .map(Row::name)
                .toList();
        assertThat(given.findings().stream()
                        .filter(finding -> finding.table() == TableKind.ATTEMPTS)
                        .filter(finding -> finding.kind() == Kind.MASKED_ROW || finding.kind() == Kind.DUPLICATE_ROW)
                        .map(finding -> finding.rows().get(finding.rows().size() - 1)))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    /** Whether the other rows require as much; of two that are for the same and say the same, the first does not count. */
    private static boolean isIdle(Row row, EveryLead every) {
        var others = every.rows(TableKind.ATTEMPTS).stream()
                .filter(other -> other != row && !(other.number() > row.number() && every.isTwin(row, other)))
                .map(Row::name)
                .collect(Collectors.toSet());
        return every.all().stream()
                .map(lead -> every.rowsOf(TableKind.ATTEMPTS, row.get("tier"), lead))
                .filter(rows -> rows.contains(row))
                .allMatch(rows -> {
                    var rest = rows.stream()
                            .filter(each -> others.contains(each.name()))
                            .toList();
                    return EveryLead.required(rest, "PHONE") >= row.<Integer>get("PHONE")
                            && EveryLead.required(rest, "EMAIL") >= row.<Integer>get("EMAIL");
                });
    }

    @Property(tries = 300)
    void the_kernel_picks_the_rows_that_are_meant(@ForAll Written given) {
        var policy = given.policyAsWritten().resolve("v1", given::calendar);
        var every = new EveryLead(given.policyAsWritten());
        for (var lead : every.all()) {
            var expected = new ArrayList<String>();
            every.tierRows(lead).stream().limit(1).forEach(row -> {
                expected.add(row.name());
                for (var table : BY_TIER) {
                    var meant = every.meant(table, row.get("tier"), lead);
                    if (!meant.isEmpty()) {
                        expected.add(meant.stream().map(Row::name).collect(Collectors.joining("+")));
                    }
                }
            });
            var rows = policy.rowsFor(lead.rank(), lead.attributes());
            assertThat(rows.stream().map(TableRow::row)).containsExactlyElementsOf(expected);
            rows.stream()
                    .filter(AttemptsRow.class::isInstance)
                    .map(AttemptsRow.class::cast)
                    .forEach(row -> {
                        var meant = every.meant(TableKind.ATTEMPTS, row.tier(), lead);
                        assertThat(row.required("PHONE")).isEqualTo(EveryLead.required(meant, "PHONE"));
                        assertThat(row.required("EMAIL")).isEqualTo(EveryLead.required(meant, "EMAIL"));
                    });
        }
    }

    @Property(tries = 300)
    void rows_conflict_if_and_only_if_they_cross_and_a_lead_finds_them_first(@ForAll Written given) {
        given.with(TableKind.RANK_TIERS, HitPolicy.FIRST);
        var every = new EveryLead(given.policyAsWritten());
        var crossing = new HashSet<List<String>>();
        var onlyOne = new HashSet<List<String>>();
        for (var lead : every.all()) {
            var here = every.tierRows(lead);
            var names = here.stream().map(Row::name).toList();
            every.rows(TableKind.RANK_TIERS).stream()
                    .map(Row::name)
                    .filter(name -> !names.contains(name))
                    .forEach(name -> names.forEach(other -> onlyOne.add(List.of(other, name))));
            here.stream()
                    .skip(1)
                    .filter(row -> !row.get("tier").equals(here.get(0).get("tier"))
                            || row.get("handling") != here.get(0).get("handling"))
                    .forEach(row -> crossing.add(List.of(here.get(0).name(), row.name())));
        }
        crossing.removeIf(pair -> !onlyOne.contains(pair) || !onlyOne.contains(List.of(pair.get(1), pair.get(0))));
        assertThat(given.findings(Kind.CONFLICT).stream()
                        .filter(finding -> finding.table() == TableKind.RANK_TIERS)
                        .map(Finding::rows))
                .containsExactlyInAnyOrderElementsOf(crossing);
    }

    @Property(tries = 300)
    void a_higher_rank_gets_less_if_and_only_if_neighbours_that_differ_in_rank_only_do(@ForAll Written given) {
        ordered(given, TableKind.RANK_TIERS);
        BY_TIER.forEach(table -> ordered(given, table));
        var every = new EveryLead(given.policyAsWritten());
        var expected = new HashSet<String>();
        var lower = new HashMap<Map<String, String>, Lead>();
        for (var lead : every.all()) {
            var below = lower.put(lead.attributes(), lead);
            if (below != null) {
                expected.addAll(every.fewer(below, lead));
            }
        }
        assertThat(given.findings(Kind.NOT_MONOTONE).stream()
                        .map(finding -> finding.rows() + finding.columns().get(0))
                        .collect(Collectors.toSet()))
                .isEqualTo(expected);
    }

    /** Whether a row of a worked tier is for the lead, where none wins over it, and the table has none for it then. */
    private static boolean lacksRow(Written given, EveryLead every, TableKind table, Set<String> named, Lead lead) {
        var tiers = every.tierRows(lead);
        return tiers.stream()
                .limit(given.hitPolicy(TableKind.RANK_TIERS).isOrdered() ? 1 : tiers.size())
                .filter(row -> row.get("handling") == Handling.WORK && named.contains(row.<String>get("tier")))
                .anyMatch(row -> every.rowsOf(table, row.get("tier"), lead).isEmpty());
    }

    /** As given, where several rows may be for a lead. */
    private static void ordered(Written given, TableKind table) {
        if (given.hitPolicy(table) == HitPolicy.UNIQUE) {
            given.with(table, HitPolicy.FIRST);
        }
    }

    /** The pairs among the rows that are for one lead of which nobody can say which one is meant. */
    private static void addFaults(
            Written given, EveryLead every, TableKind table, List<Row> rows, Set<List<String>> pairs) {
        boolean unique = given.hitPolicy(table) == HitPolicy.UNIQUE;
        if (!unique && given.hitPolicy(table) != HitPolicy.PRIORITY) {
            return;
        }
        for (int one = 0; one < rows.size(); one++) {
            for (int other = one + 1; other < rows.size(); other++) {
                if (unique || bothWin(rows, other) && !every.sayTheSame(table, rows.get(one), rows.get(other))) {
                    pairs.add(List.of(rows.get(one).name(), rows.get(other).name()));
                }
            }
        }
    }

    private static boolean bothWin(List<Row> rows, int other) {
        return rows.get(0).get("priority").equals(rows.get(other).get("priority"));
    }
}
