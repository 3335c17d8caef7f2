package dev.leadline.kernel.decision;

import dev.leadline.kernel.clock.Deadline;
import dev.leadline.kernel.fact.Assignment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a lead was one owner's, or nobody's.
 *
 * @param owner who had it; {@code null} for nobody
 * @param team the team it was in when the time ended
 * @param givenFor the team it was in when the time began: to be given to the same owner for another changes no clock (O11)
 * @param from when it began, not before receipt
 */
public record Tenure(@Nullable String owner, @Nullable String team, @Nullable String givenFor, Instant from) {

    /** At one moment the last by name holds, whatever the order they were told in. */
    private static final Comparator<Assignment> AS_ASSIGNED = Comparator.comparing(Assignment::at)
            .thenComparing(Assignment::owner, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Assignment::team, Comparator.nullsFirst(Comparator.naturalOrder()));

    /**
     * Returns who had a lead, one after the other, from receipt up to a moment; never empty.
     *
     * @param assignments in any order, each told any number of times; what is later than {@code end} is not looked at
     */
    public static List<Tenure> of(List<Assignment> assignments, Instant receivedAt, Instant end) {
        var tenures = new ArrayList<Tenure>();
        tenures.add(new Tenure(null, null, null, receivedAt));
        for (var each : assignments.stream().sorted(AS_ASSIGNED).toList()) {
            if (each.at().isAfter(end)) {
                break;
            }
            var at = each.at().isBefore(receivedAt) ? receivedAt : each.at();
            dropIf(tenures, last -> last.from().equals(at));
            var same = dropIf(tenures, last -> Objects.equals(last.owner(), each.owner()));
            tenures.add(
                    same == null
                            ? new Tenure(each.owner(), each.team(), each.team(), at)
                            : new Tenure(each.owner(), each.team(), same.givenFor(), same.from()));
        }
        return tenures;
    }

    /** Takes the last one away if it is so. */
    private static @Nullable Tenure dropIf(List<Tenure> tenures, Predicate<Tenure> condition) {
        int last = tenures.size() - 1;
        return last >= 0 && condition.test(tenures.get(last)) ? tenures.remove(last) : null;
    }

    /**
     * Returns the deadline by the owner's clock: the same time as the lead's, counted from when the lead was his, or from
     * when it was promised, where that is later, by the calendar that the policy chooses for him (O11).
     *
     * @param deadline by the lead's clock; it has a basis
     * @throws dev.leadline.kernel.Invalid when it lies further away than any walk goes (B7)
     */
    public Deadline deadline(Deadline deadline) {
        var basis = Objects.requireNonNull(deadline.basis(), deadline.kind());
        var counted = basis.from().isAfter(from) ? basis.from() : from;
        var clock = basis.clock().forOwner(owner, givenFor);
        var unchanged = clock == basis.clock() && counted.equals(basis.from());
        return unchanged ? deadline : clock.due(deadline.kind(), deadline.requireWithin(), basis.tier(), counted);
    }
}
