package dev.leadline.kernel.policy.checks;

import dev.leadline.kernel.calendar.BusinessDuration;
import dev.leadline.kernel.policy.Handling;
import dev.leadline.kernel.policy.Policy;
import dev.leadline.kernel.policy.Row;
import dev.leadline.kernel.policy.TableKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The slow way that checks are held against: every lead that tables could tell apart, one by one: each edge of a band,
 * each middle between two, and each value of each attribute, or none. It reads the cells, not what checks make of them.
 */
final class EveryLead {

    private final Policy policy;
    private final Map<String, TreeSet<String>> attributes;
    private final List<Lead> leads;

    EveryLead(Policy policy) {
        this.policy = policy;
        this.attributes = attributes();
        this.leads = combine();
    }

    record Lead(BigDecimal rank, Map<String, String> attributes) {

        static Lead of(Example example) {
            return new Lead(
                    example.rank() == null ? BigDecimal.valueOf(50) : new BigDecimal(example.rank()),
                    example.attributes());
        }
    }

    List<Lead> all() {
        return leads;
    }

    private List<Lead> combine() {
        var leads = new ArrayList<Lead>();
        for (var rank : ranks()) {
            combine(rank, new ArrayList<>(attributes.keySet()), new HashMap<>(), leads);
        }
        return leads;
    }

    private void combine(BigDecimal rank, List<String> names, Map<String, String> chosen, List<Lead> leads) {
        if (names.isEmpty()) {
            leads.add(new Lead(rank, Map.copyOf(chosen)));
            return;
        }
        var rest = names.subList(1, names.size());
        combine(rank, rest, chosen, leads);
        for (var value : attributes.get(names.get(0))) {
            chosen.put(names.get(0), value);
            combine(rank, rest, chosen, leads);
            chosen.remove(names.get(0));
        }
    }

    private List<BigDecimal> ranks() {
        var edges = new TreeSet<>(List.of(BigDecimal.ZERO, BigDecimal.valueOf(100)));
        for (var row : rows(TableKind.RANK_TIERS)) {
            edges.add(from(row));
            edges.add(below(row));
        }
        var ranks = new ArrayList<BigDecimal>();
        BigDecimal last = null;
        for (var edge : edges) {
            if (last != null) {
                ranks.add(last.add(edge).divide(BigDecimal.valueOf(2)));
            }
            ranks.add(edge);
            last = edge;
        }
        return ranks;
    }

    private Map<String, TreeSet<String>> attributes() {
        var attributes = new HashMap<String, TreeSet<String>>();
        for (var kind : List.of(TableKind.RANK_TIERS, TableKind.ATTEMPTS, TableKind.DEADLINES)) {
            for (var name : policy.terms().segmentedBy(kind)) {
                var values = attributes.computeIfAbsent(name, key -> new TreeSet<>());
                rows(kind).forEach(row -> {
                    if (row.get(name) != null) {
                        values.add(row.get(name));
                    }
                });
            }
        }
        return attributes;
    }

    /** The rows of {@code rank-tiers} that are for a lead. */
    List<Row> tierRows(Lead lead) {
        return rows(TableKind.RANK_TIERS).stream()
                .filter(row -> lead.rank().compareTo(from(row)) >= 0)
                .filter(row -> lead.rank().compareTo(below(row)) < 0
                        || lead.rank().compareTo(BigDecimal.valueOf(100)) == 0
                                && below(row).compareTo(BigDecimal.valueOf(100)) == 0)
                .filter(row -> admits(TableKind.RANK_TIERS, row, lead))
                .toList();
    }

    /** The rows of another table that are for a lead of a tier. */
    List<Row> rowsOf(TableKind kind, String tier, Lead lead) {
        return rows(kind).stream()
                .filter(row -> row.get("tier").equals(tier))
                .filter(row -> admits(kind, row, lead))
                .toList();
    }

    private boolean admits(TableKind kind, Row row, Lead lead) {
        return policy.terms().segmentedBy(kind).stream()
                .allMatch(name -> row.get(name) == null
                        || row.get(name).equals(lead.attributes().get(name)));
    }

    /** The rows, the higher first, and the columns in which the higher of two leads gets less; where first rows win. */
    List<String> fewer(Lead lower, Lead higher) {
        var below = tierRows(lower).stream().findFirst();
        var above = tierRows(higher).stream().findFirst();
        var fewer = new ArrayList<String>();
        boolean steps = below.isPresent()
                && above.isPresent()
                && below.get().get("handling") == Handling.WORK
                && !below.get().get("tier").equals(above.get().get("tier"));
        if (steps && above.get().get("handling") == Handling.NURTURE) {
            fewer.add(List.of(above.get().name(), below.get().name()) + "handling");
        } else if (steps) {
            for (var kind : List.of(TableKind.ATTEMPTS, TableKind.DEADLINES)) {
                var low = rowsOf(kind, below.get().get("tier"), lower).stream().findFirst();
                var high =
                        rowsOf(kind, above.get().get("tier"), higher).stream().findFirst();
                low.ifPresent(less -> high.ifPresent(more -> addFewer(less, more, fewer)));
            }
        }
        return fewer;
    }

    private static void addFewer(Row less, Row more, List<String> fewer) {
        for (var column : less.cells().keySet()) {
            boolean fewerCalls =
                    less.get(column) instanceof Integer && less.<Integer>get(column) > more.<Integer>get(column);
            boolean moreTime = less.get(column) instanceof BusinessDuration
                    && less.<BusinessDuration>get(column).amount()
                            < more.<BusinessDuration>get(column).amount();
            if (fewerCalls || moreTime) {
                fewer.add(List.of(more.name(), less.name()) + column);
            }
        }
    }

    List<Row> rows(TableKind kind) {
        return policy.tables().get(kind).rows();
    }

    private static BigDecimal from(Row row) {
        BigDecimal from = row.get("from");
        return from == null ? BigDecimal.ZERO : from;
    }

    private static BigDecimal below(Row row) {
        BigDecimal below = row.get("below");
        return below == null ? BigDecimal.valueOf(100) : below;
    }
}
