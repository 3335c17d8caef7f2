package dev.leadline.kernel.policy.checks;

import dev.leadline.kernel.calendar.BusinessDuration;
import dev.leadline.kernel.policy.Column;
import dev.leadline.kernel.policy.ColumnType;
import dev.leadline.kernel.policy.HitPolicy;
import dev.leadline.kernel.policy.Policy;
import dev.leadline.kernel.policy.Row;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.checks.space.Example;
import dev.leadline.kernel.policy.rows.Handling;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;

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

    /** The rows, the higher first, and the columns in which the higher of two leads gets less; where rows win over each other. */
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
            addFewerCalls(
                    meant(TableKind.ATTEMPTS, below.get().get("tier"), lower),
                    meant(TableKind.ATTEMPTS, above.get().get("tier"), higher),
                    fewer);
            addMoreTime(
                    meant(TableKind.DEADLINES, below.get().get("tier"), lower),
                    meant(TableKind.DEADLINES, above.get().get("tier"), higher),
                    fewer);
        }
        return fewer;
    }

    /** The rows that are meant together: one, or all where they are collected. */
    List<Row> meant(TableKind kind, String tier, Lead lead) {
        var rows = rowsOf(kind, tier, lead);
        return hitPolicy(kind) == HitPolicy.COLLECT
                ? rows
                : rows.stream().limit(1).toList();
    }

    private void addFewerCalls(List<Row> less, List<Row> more, List<String> fewer) {
        if (less.isEmpty() || more.isEmpty()) {
            return;
        }
        var names = Stream.of(more, less).flatMap(List::stream).map(Row::name).toList();
        for (var channel : policy.terms().channels()) {
            if (required(less, channel) > required(more, channel)) {
                fewer.add(names + channel);
            }
        }
    }

    private void addMoreTime(List<Row> less, List<Row> more, List<String> fewer) {
        var columns = policy.tables().get(TableKind.DEADLINES).columns().stream()
                .filter(column -> column.type() == ColumnType.DURATION)
                .map(Column::name)
                .toList();
        for (var column : columns) {
            less.forEach(low -> more.stream()
                    .filter(high -> hours(low, column) < hours(high, column))
                    .forEach(high -> fewer.add(List.of(high.name(), low.name()) + column)));
        }
    }

    /** What is not promised is later than anything. */
    private static int hours(Row row, String column) {
        BusinessDuration within = row.get(column);
        return within == null ? Integer.MAX_VALUE : within.amount();
    }

    /** In the order in which they win over each other. */
    List<Row> rows(TableKind kind) {
        var rows = new ArrayList<>(policy.tables().get(kind).rows());
        if (hitPolicy(kind) == HitPolicy.PRIORITY) {
            rows.sort(Comparator.comparingInt(row -> row.get("priority")));
        }
        return rows;
    }

    private HitPolicy hitPolicy(TableKind kind) {
        return policy.tables().get(kind).hitPolicy();
    }

    /** Whether two rows say the same. */
    boolean sayTheSame(TableKind kind, Row one, Row other) {
        return policy.tables().get(kind).columns().stream()
                .filter(column -> column.role() == Column.Role.OUTPUT)
                .allMatch(column -> Objects.equals(one.get(column.name()), other.get(column.name())));
    }

    /** Whether two rows of {@code attempts} say the same for the same. */
    boolean isTwin(Row one, Row other) {
        return sayTheSame(TableKind.ATTEMPTS, one, other)
                && one.get("tier").equals(other.get("tier"))
                && policy.terms().segmentedBy(TableKind.ATTEMPTS).stream()
                        .allMatch(name -> Objects.equals(one.get(name), other.get(name)));
    }

    /** What a channel requires by all of these rows. */
    static int required(List<Row> rows, String channel) {
        return rows.stream().mapToInt(row -> row.get(channel)).max().orElse(-1);
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
