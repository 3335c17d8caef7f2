package dev.leadline.kernel.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A policy in sentences, for people who will never read a table. The tables are what decides; the sentences say the same
 * of each row. Where several rows are for one lead, the policy's hit policy says which is meant.
 */
public final class PolicySentences {

    private final Policy policy;
    private final Phrases phrases;
    private final RowSentences rows;

    private PolicySentences(Policy policy) {
        this.policy = policy;
        this.phrases = new Phrases(policy);
        this.rows = new RowSentences(policy);
    }

    /** The sentences of a policy whose tables could be read; they may yet contradict each other. */
    public static PolicySentences of(Policy policy) {
        return new PolicySentences(policy);
    }

    /** A sentence for each row of a table, in the order of its rows; none when the policy lacks the table. */
    public List<String> rows(TableKind kind) {
        var table = policy.tables().get(kind);
        return table == null
                ? List.of()
                : table.rows().stream().map(row -> rows.of(kind, row)).toList();
    }

    /** The same sentences by the names of the rows. */
    public Map<String, String> byRow(TableKind kind) {
        var byRow = new LinkedHashMap<String, String>();
        var table = policy.tables().get(kind);
        if (table != null) {
            table.rows().forEach(row -> byRow.put(row.name(), rows.of(kind, row)));
        }
        return byRow;
    }

    /** The whole policy: who ranks, what each tier is promised, by which clock, and what an attempt is worth. */
    public List<String> all() {
        var all = new ArrayList<String>();
        all.add(policy.terms().title() + ".");
        all.add("A lead without a rank is ranked by " + policy.terms().scoredBy() + " first.");
        all.addAll(tiers());
        all.addAll(new ClockSentences(policy.terms().clock()).all());
        for (var kind : TableKind.values()) {
            if (!ofTiers().contains(kind)) {
                all.addAll(rows(kind));
            }
        }
        return List.copyOf(all);
    }

    /** The tables whose rows are told tier by tier. */
    private static Set<TableKind> ofTiers() {
        return Set.of(TableKind.RANK_TIERS, TableKind.ATTEMPTS, TableKind.DEADLINES);
    }

    private List<String> tiers() {
        var told = new LinkedHashSet<String>();
        for (var row : policy.tables().get(TableKind.RANK_TIERS).rows()) {
            told.add(
                    row.get("handling") == Handling.NURTURE
                            ? rows.of(TableKind.RANK_TIERS, row)
                            : tier(row.get("tier")));
        }
        return List.copyOf(told);
    }

    private String tier(String tier) {
        var promises = new ArrayList<String>();
        promises.add(general(TableKind.ATTEMPTS, tier));
        promises.add(general(TableKind.DEADLINES, tier));
        promises.removeIf(Objects::isNull);
        var sentence = phrases.leads(tier) + ": "
                + (promises.isEmpty() ? "nothing is said for every one of them" : String.join(", ", promises));
        var exceptions = new ArrayList<String>();
        exceptions.addAll(exceptions(TableKind.ATTEMPTS, tier));
        exceptions.addAll(exceptions(TableKind.DEADLINES, tier));
        return sentence + (exceptions.isEmpty() ? "" : "; except: " + String.join("; ", exceptions)) + ". Worked by "
                + responsible(tier) + ".";
    }

    /** What a table says for all leads of a tier; {@code null} when nothing. */
    private String general(TableKind kind, String tier) {
        return phrases.rowsOf(kind, tier).stream()
                .filter(row -> phrases.isForAll(kind, row))
                .findFirst()
                .map(row -> promise(kind, row))
                .orElse(null);
    }

    private List<String> exceptions(TableKind kind, String tier) {
        return phrases.rowsOf(kind, tier).stream()
                .filter(row -> !phrases.isForAll(kind, row))
                .map(row -> "those" + phrases.segment(kind, row) + ", " + promise(kind, row))
                .toList();
    }

    private String promise(TableKind kind, Row row) {
        return kind == TableKind.ATTEMPTS ? phrases.attempts(row) : Phrases.deadlines(row);
    }

    private String responsible(String tier) {
        return phrases.rowsOf(TableKind.RANK_TIERS, tier).stream()
                .filter(row -> row.get("handling") == Handling.WORK)
                .map(row -> row.<String>get("responsible"))
                .distinct()
                .collect(Collectors.joining(" or "));
    }
}
