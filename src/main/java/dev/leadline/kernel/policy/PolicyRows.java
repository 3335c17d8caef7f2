package dev.leadline.kernel.policy;

import dev.leadline.kernel.Invalid;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The rows of a policy's tables as facts, each in the order in which they win over each other.
 *
 * @param tiers those of {@code rank-tiers}
 * @param attempts those of {@code attempts}
 * @param deadlines those of {@code deadlines}
 * @param outcomes those of {@code attempt-outcomes}
 */
public record PolicyRows(
        List<TierRow> tiers, List<AttemptsRow> attempts, List<DeadlinesRow> deadlines, List<OutcomeRow> outcomes) {

    /** @throws Invalid with every fault of every table; pointers begin with the table's name */
    static PolicyRows of(Policy policy) {
        var faults = new ArrayList<Invalid.Fault>();
        var rows = new PolicyRows(
                typed(TableKind.RANK_TIERS, faults, () -> in(policy, TableKind.RANK_TIERS)
                        .tiers()),
                typed(TableKind.ATTEMPTS, faults, () -> in(policy, TableKind.ATTEMPTS)
                        .attempts()),
                typed(TableKind.DEADLINES, faults, () -> in(policy, TableKind.DEADLINES)
                        .deadlines()),
                typed(TableKind.ATTEMPT_OUTCOMES, faults, () -> in(policy, TableKind.ATTEMPT_OUTCOMES)
                        .outcomes()));
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
        return rows;
    }

    private static TypedRows in(Policy policy, TableKind kind) {
        return new TypedRows(policy.tables().get(kind), policy.terms());
    }

    private static <R> List<R> typed(TableKind kind, List<Invalid.Fault> faults, Supplier<List<R>> rows) {
        try {
            return rows.get();
        } catch (Invalid invalid) {
            faults.addAll(invalid.under("/" + kind.tableName()).faults());
            return List.of();
        }
    }

    /** All of them. */
    public Stream<TableRow> all() {
        return Stream.of(tiers, attempts, deadlines, outcomes).flatMap(List::stream);
    }
}
