package dev.leadline.kernel.policy.words;

import dev.leadline.kernel.policy.HitPolicy;
import dev.leadline.kernel.policy.Policy;
import dev.leadline.kernel.policy.Row;
import dev.leadline.kernel.policy.TableKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Describes what {@code attempts} or {@code deadlines} promises to the leads of one tier, by the table's hit policy.
 */
final class Promises {

    private final TableKind kind;
    private final Phrases phrases;
    private final boolean collects;
    private final boolean ordered;
    private final List<Row> rows;

    Promises(Policy policy, Phrases phrases, TableKind kind, String tier) {
        this.kind = kind;
        this.phrases = phrases;
        var table = policy.table(kind);
        this.collects = table.hitPolicy() == HitPolicy.COLLECT;
        this.ordered = table.hitPolicy().isOrdered();
        this.rows = phrases.rowsOf(kind, tier);
    }

    /** What is said for all leads of the tier: by the row that wins, or by all such rows together. */
    Optional<String> general() {
        var forAll = rows.stream().filter(row -> phrases.isForAll(kind, row)).toList();
        if (forAll.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(collects ? phrases.attempts(channel -> most(channel, forAll)) : promise(forAll.get(0)));
    }

    private static int most(String channel, List<Row> rows) {
        return rows.stream()
                .mapToInt(row -> row.<Integer>require(channel))
                .max()
                .orElse(0);
    }

    /**
     * Rows for some leads of the tier, those that win first. One that stands behind the row for all never wins and is
     * not told; where they are collected there is no exception.
     */
    List<String> exceptions() {
        return collects
                ? List.of()
                : rows.stream()
                        .takeWhile(row -> !ordered || !phrases.isForAll(kind, row))
                        .filter(row -> !phrases.isForAll(kind, row))
                        .map(row -> "those" + phrases.segment(kind, row) + ", " + promise(row))
                        .toList();
    }

    /** Rows that add to what is said for all, as the end of a sentence; empty unless they are collected. */
    String additions() {
        var more = rows.stream()
                .filter(row -> collects && !phrases.isForAll(kind, row))
                .map(row -> "; at least " + promise(row) + " for those" + phrases.segment(kind, row))
                .collect(Collectors.joining());
        return more.isEmpty() ? "" : more + "; the highest number per channel applies";
    }

    private String promise(Row row) {
        return kind == TableKind.ATTEMPTS ? phrases.attempts(row) : phrases.deadlines(row);
    }
}
