package dev.leadline.kernel.tracking;

import dev.leadline.kernel.fact.Assignment;
import dev.leadline.kernel.fact.ToldFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The assignments of a lead in one cycle. A description is news of it only where it differs from the one before, so
 * that who describes a lead again to tell of something else takes back no assignment told meanwhile.
 */
final class Handovers {

    static final String OWNER = "owner";
    static final String TEAM = "team";

    private final Receipt receipt;

    Handovers(Receipt receipt) {
        this.receipt = receipt;
    }

    /**
     * Those, and the ones told by themselves. The first holds from receipt; one told for that very moment takes the place of
     * what was described.
     */
    List<Assignment> with(Stream<Assignment> told) {
        var all = new ArrayList<Assignment>();
        var first = describedAssignment();
        var said = first;
        for (var fact : receipt.describedLater()) {
            var now = described(fact, fact.occurredAt());
            if (!(Objects.equals(now.owner(), said.owner()) && Objects.equals(now.team(), said.team()))) {
                all.add(now);
            }
            said = now;
        }
        told.forEach(all::add);
        all.sort(Comparator.comparing(Assignment::at)
                .thenComparing(Assignment::owner, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(Assignment::team, Comparator.nullsFirst(Comparator.naturalOrder())));
        return fromReceipt(first, all);
    }

    private Assignment describedAssignment() {
        var atReceipt = receipt.describedAtReceipt();
        return described(atReceipt.get(atReceipt.size() - 1), receipt.receivedAt());
    }

    private static Assignment described(ToldFact fact, Instant at) {
        var attributes = Receipt.description(fact).lead().attributes();
        return new Assignment(at, attributes.get(OWNER), attributes.get(TEAM));
    }

    private List<Assignment> fromReceipt(Assignment described, List<Assignment> all) {
        boolean isSaid = described.owner() != null || described.team() != null;
        var first = described;
        var rest = new ArrayList<Assignment>();
        for (var each : all) {
            if (each.at().isAfter(receipt.receivedAt())) {
                rest.add(each);
            } else if (each.at().equals(receipt.receivedAt()) || !isSaid) {
                first = new Assignment(receipt.receivedAt(), each.owner(), each.team());
            }
        }
        rest.add(0, first);
        return rest;
    }
}
