package dev.leadline.cases;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.leadline.kernel.policy.ResolvedPolicy;
import dev.leadline.kernel.policy.rows.OutcomeRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds attempts that a policy reads in a given way, and makes requests of them. */
final class ExampleAttempts {

    private final ResolvedPolicy policy;

    ExampleAttempts(ResolvedPolicy policy) {
        this.policy = policy;
    }

    /** An attempt to be made: {@code outcome} is {@code null} for none. */
    record Try(String channel, String outcome) {}

    /** An attempt that counts, and does not reach the lead. */
    Optional<Try> counted(String channel) {
        return find(channel, row -> row.counts() && !row.reached());
    }

    /** An attempt that reaches the lead. */
    Optional<Try> reached() {
        return policy.terms().channels().stream()
                .flatMap(channel -> find(channel, OutcomeRow::reached).stream())
                .findFirst();
    }

    /** An attempt that is read by a row. */
    Optional<Try> readBy(OutcomeRow row) {
        return policy.terms().channels().stream()
                .flatMap(channel -> find(channel, row::equals).stream())
                .findFirst();
    }

    private Optional<Try> find(String channel, Predicate<OutcomeRow> wanted) {
        return Stream.concat(
                        Stream.of(Optional.<String>empty()),
                        policy.terms().outcomes().stream().map(Optional::of))
                .map(outcome -> new Try(channel, outcome.orElse(null)))
                .filter(each -> policy.findOutcome(each.channel(), each.outcome())
                        .filter(wanted)
                        .isPresent())
                .findFirst();
    }

    /** The request to decide for a lead at the moment of the last of its attempts. */
    static ObjectNode request(ExampleLead lead, List<Try> tries) {
        var apart = tries.size() < 60 ? Duration.ofMinutes(1) : Duration.ofSeconds(1);
        Instant last = lead.receivedAt().plus(apart.multipliedBy(tries.size()));
        var request = lead.request(last);
        var attempts = request.putArray("attempts");
        for (int i = 0; i < tries.size(); i++) {
            var one = attempts.addObject()
                    .put("id", "a" + (i + 1))
                    .put("channel", tries.get(i).channel())
                    .put("occurredAt", lead.text(lead.receivedAt().plus(apart.multipliedBy(i + 1L))));
            if (tries.get(i).outcome() != null) {
                one.put("outcome", tries.get(i).outcome());
            }
        }
        return request;
    }
}
