package dev.leadline.cases;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.leadline.kernel.policy.AttemptsRow;
import dev.leadline.kernel.policy.OutcomeRow;
import dev.leadline.kernel.policy.ResolvedPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Cases about attempts: at the floors of {@code attempts} and one short of each, and what each outcome is worth. */
final class FloorCases {

    /** What one request may hold. */
    private static final int MOST_ATTEMPTS = 1_000;

    private final ExampleLeads leads;
    private final AskedCases asked;
    private final ResolvedPolicy policy;

    FloorCases(ExampleLeads leads, AskedCases asked, ResolvedPolicy policy) {
        this.leads = leads;
        this.asked = asked;
        this.policy = policy;
    }

    /** An attempt to be made: {@code outcome} is {@code null} for none. */
    private record Try(String channel, String outcome) {}

    void around(AttemptsRow row) {
        var lead = leads.find(row, row.tier(), row.segment());
        var enough =
                row.required().values().stream().mapToInt(Integer::intValue).sum() <= MOST_ATTEMPTS;
        if (lead.isEmpty() || !enough) {
            asked.leaveOut(
                    lead.isEmpty()
                            ? "No lead was found for which " + BoundaryCases.called(row) + " matters."
                            : "The attempts that " + BoundaryCases.called(row) + " requires are more than one request"
                                    + " may hold.");
            return;
        }
        var name = "tier_" + BoundaryCases.inName(row.tier())
                + ExampleLead.inName(row.segment().wanted());
        add(name + "_at_its_floors", lead.get(), row.required());
        row.required().forEach((channel, count) -> {
            if (count > 0) {
                var oneShort = new LinkedHashMap<>(row.required());
                oneShort.put(channel, count - 1);
                add(name + "_one_" + BoundaryCases.inName(channel) + "_short_of_its_floors", lead.get(), oneShort);
            }
        });
    }

    private void add(String name, ExampleLead lead, Map<String, Integer> counts) {
        var tries = counts.entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .flatMap(each -> Stream.generate(() -> counted(each.getKey())).limit(each.getValue()))
                .toList();
        var missing = tries.stream().filter(Optional::isEmpty).count();
        if (missing > 0) {
            asked.leaveOut("For " + name + " there is no outcome that counts and has not reached the lead.");
            return;
        }
        asked.add(name, request(lead, tries.stream().map(Optional::get).toList()), new AnswerNow(lead)::whole);
    }

    /** An attempt that counts, and did not reach the lead. */
    private Optional<Try> counted(String channel) {
        return tries(channel, row -> row.counts() && !row.reached());
    }

    private Optional<Try> tries(String channel, Predicate<OutcomeRow> wanted) {
        return Stream.concat(
                        Stream.of(Optional.<String>empty()),
                        policy.terms().outcomes().stream().map(Optional::of))
                .map(outcome -> new Try(channel, outcome.orElse(null)))
                .filter(each -> policy.findOutcome(each.channel(), each.outcome())
                        .filter(wanted)
                        .isPresent())
                .findFirst();
    }

    void worth(OutcomeRow row) {
        var lead = leads.findWorked();
        var found = policy.terms().channels().stream()
                .flatMap(channel -> tries(channel, row::equals).stream())
                .findFirst();
        if (lead.isEmpty() || found.isEmpty()) {
            asked.leaveOut("No attempt was found that is read by " + BoundaryCases.called(row) + ".");
            return;
        }
        var outcome = found.get().outcome();
        var name = "what_a_try_by_" + BoundaryCases.inName(found.get().channel())
                + (outcome == null ? "_without_an_outcome" : "_with_outcome_" + BoundaryCases.inName(outcome))
                + "_is_worth";
        asked.add(name, request(lead.get(), List.of(found.get())), new AnswerNow(lead.get())::attempts);
    }

    private static ObjectNode request(ExampleLead lead, List<Try> tries) {
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
