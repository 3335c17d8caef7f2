package dev.leadline.kernel.policy.rows;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.Policy;
import dev.leadline.kernel.policy.TableKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The rows of a policy's tables as facts, each in the order in which they win over each other.
 *
 * @param tiers those of {@code rank-tiers}
 * @param attempts those of {@code attempts}
 * @param deadlines those of {@code deadlines}
 * @param outcomes those of {@code attempt-outcomes}
 * @param waivers those of {@code waiving-reasons}; none when it is absent
 * @param spacings those of {@code spacing}; none when it is absent
 * @param alerts those of {@code alerts}; none when it is absent
 */
public record PolicyRows(
        List<TierRow> tiers,
        List<AttemptsRow> attempts,
        List<DeadlinesRow> deadlines,
        List<OutcomeRow> outcomes,
        List<WaivingRow> waivers,
        List<SpacingRow> spacings,
        List<AlertsRow> alerts) {

    /** @throws Invalid with every fault of every table; pointers begin with the table's name */
    public static PolicyRows of(Policy policy) {
        var faults = new ArrayList<Invalid.Fault>();
        var rows = new PolicyRows(
                typed(policy, TableKind.RANK_TIERS, faults, TypedRows::tiers),
                typed(policy, TableKind.ATTEMPTS, faults, TypedRows::attempts),
                typed(policy, TableKind.DEADLINES, faults, TypedRows::deadlines),
                typed(policy, TableKind.ATTEMPT_OUTCOMES, faults, TypedRows::outcomes),
                typed(policy, TableKind.WAIVING_REASONS, faults, TypedRows::waivers),
                typed(policy, TableKind.SPACING, faults, TypedRows::spacings),
                typed(policy, TableKind.ALERTS, faults, TypedRows::alerts));
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
        return rows;
    }

    private static <R> List<R> typed(
            Policy policy, TableKind kind, List<Invalid.Fault> faults, Function<TypedRows, List<R>> read) {
        var table = policy.tables().get(kind);
        if (table == null) {
            return List.of();
        }
        try {
            return read.apply(new TypedRows(table, policy.terms()));
        } catch (Invalid invalid) {
            faults.addAll(invalid.under("/" + kind.tableName()).faults());
            return List.of();
        }
    }

    /** All of them. */
    public Stream<TableRow> all() {
        return Stream.of(tiers, attempts, deadlines, outcomes, waivers, spacings, alerts)
                .flatMap(List::stream);
    }
}
