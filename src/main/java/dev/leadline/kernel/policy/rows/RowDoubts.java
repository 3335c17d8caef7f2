package dev.leadline.kernel.policy.rows;

import dev.leadline.kernel.policy.Column;
import dev.leadline.kernel.policy.HitPolicy;
import dev.leadline.kernel.policy.Policy;
import dev.leadline.kernel.policy.Row;
import dev.leadline.kernel.policy.TableKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where the tables of a policy do not say which row is meant for a lead or an attempt: because none is, or because
 * several are and none of them wins. A policy in force has no such place; a draft may.
 */
public final class RowDoubts {

    private final Policy policy;
    private final PolicyRows rows;
    private final List<Doubt> found = new ArrayList<>();

    /**
     * A table that does not say which row is meant.
     *
     * @param table the table
     * @param rows the names of the rows between which it does not decide; none where there is no row
     * @param value the rank or the outcome for which it does not; {@code null} where there is none
     * @param sentence says so
     */
    public record Doubt(TableKind table, List<String> rows, @Nullable String value, String sentence) {

        public Doubt {
            rows = List.copyOf(rows);
        }
    }

    /** @throws dev.leadline.kernel.Invalid when a row cannot be */
    public RowDoubts(Policy policy) {
        this.policy = policy;
        this.rows = policy.rows();
    }

    /** What was found so far, each once. */
    public List<Doubt> found() {
        return found.stream().distinct().toList();
    }

    /** Looks at what a lead is owed while it has this rank; a lead without a rank is owed nothing by the tables. */
    public RowDoubts addLead(@Nullable BigDecimal rank, Map<String, String> attributes) {
        if (rank == null) {
            return this;
        }
        var value = rank.toPlainString();
        var of = "rank " + value;
        var tiers = look(
                TableKind.RANK_TIERS,
                rows.tiers(),
                row -> row.band().contains(rank) && row.segment().admits(attributes),
                value,
                of,
                true);
        if (tiers.isEmpty() || tiers.get(0).handling() == Handling.NURTURE) {
            return this;
        }
        var tier = tiers.get(0).tier();
        var who = "tier " + tier + " (" + of + ")";
        Predicate<AttemptsRow> isForTier =
                row -> row.tier().equals(tier) && row.segment().admits(attributes);
        look(TableKind.ATTEMPTS, rows.attempts(), isForTier, value, who, true);
        Predicate<DeadlinesRow> isForTierToo =
                row -> row.tier().equals(tier) && row.segment().admits(attributes);
        look(TableKind.DEADLINES, rows.deadlines(), isForTierToo, value, who, true);
        for (var channel : policy.terms().channels()) {
            look(
                    TableKind.SPACING,
                    rows.spacings(),
                    row -> row.covers(tier, channel, attributes),
                    value,
                    who + " by " + channel,
                    false);
        }
        return this;
    }

    /** Looks at what an attempt is worth; one that no row is for does not count. */
    public RowDoubts addAttempt(String channel, @Nullable String outcome) {
        var of = "an attempt by " + channel + (outcome == null ? " without an outcome" : " with outcome " + outcome);
        look(TableKind.ATTEMPT_OUTCOMES, rows.outcomes(), row -> row.covers(channel, outcome), outcome, of, false);
        return this;
    }

    /** Looks at whether a reason to give a lead up waives. */
    public RowDoubts addReason(String type, @Nullable String reason) {
        look(
                TableKind.WAIVING_REASONS,
                rows.waivers(),
                row -> row.covers(type, reason),
                reason,
                "a lead that is " + type.toLowerCase(java.util.Locale.ROOT) + " for the reason " + reason,
                false);
        return this;
    }

    /** The rows that are for it, as they win. */
    private <R extends TableRow> List<R> look(
            TableKind table, List<R> all, Predicate<R> isForIt, @Nullable String value, String what, boolean needed) {
        var meant = all.stream().filter(isForIt).toList();
        if (meant.isEmpty() && needed) {
            found.add(new Doubt(table, List.of(), value, "no row of " + table.tableName() + " is for " + what + "."));
        }
        var rivals = rivals(table, meant);
        if (rivals.size() > 1) {
            var names =
                    String.join(", ", rivals.subList(0, rivals.size() - 1)) + " and " + rivals.get(rivals.size() - 1);
            found.add(new Doubt(
                    table,
                    rivals,
                    value,
                    "rows " + names + " of " + table.tableName() + " are " + (rivals.size() == 2 ? "both" : "all")
                            + " for " + what + "."));
        }
        return meant;
    }

    /** The rows of which none wins over the first. */
    private List<String> rivals(TableKind table, List<? extends TableRow> meant) {
        var hitPolicy = policy.terms().hitPolicy(table);
        if (meant.size() < 2 || hitPolicy == HitPolicy.FIRST || hitPolicy == HitPolicy.COLLECT) {
            return List.of();
        }
        var names = meant.stream().map(TableRow::row).toList();
        if (hitPolicy == HitPolicy.UNIQUE) {
            return names;
        }
        var written = policy.table(table).rowsAsTheyWin().stream()
                .filter(row -> names.contains(row.name()))
                .toList();
        var first = written.get(0);
        var equal = written.stream()
                .filter(row -> Objects.equals(row.get("priority"), first.get("priority")))
                .toList();
        boolean sayTheSame = equal.stream().allMatch(row -> sayTheSame(table, first, row));
        return sayTheSame ? List.of() : equal.stream().map(Row::name).toList();
    }

    private boolean sayTheSame(TableKind table, Row one, Row other) {
        return policy.table(table).columns().stream()
                .filter(column -> column.role() == Column.Role.OUTPUT)
                .allMatch(column -> Objects.equals(one.get(column.name()), other.get(column.name())));
    }
}
