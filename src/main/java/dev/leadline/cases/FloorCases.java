package dev.leadline.cases;

import dev.leadline.kernel.policy.rows.AttemptsRow;
import dev.leadline.kernel.policy.rows.OutcomeRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Cases about attempts: at the floors of {@code attempts} and one short of each, and what each outcome is worth. */
final class FloorCases {

    /** The maximum number of attempts in a request. */
    private static final int MOST_ATTEMPTS = 1_000;

    private final ExampleLeads leads;
    private final AskedCases asked;
    private final ExampleAttempts attempts;

    FloorCases(ExampleLeads leads, AskedCases asked, ExampleAttempts attempts) {
        this.leads = leads;
        this.asked = asked;
        this.attempts = attempts;
    }

    /** Of rows that are collected, the floors are those of all that are for the lead. */
    void around(AttemptsRow row) {
        var found = leads.find(row, row.tier(), row.segment());
        if (found.isEmpty()) {
            asked.leaveOut("Found no lead for which " + BoundaryCases.called(row) + " matters.");
            return;
        }
        var lead = found.get();
        var required = leads.required(lead);
        if (required.values().stream().mapToInt(Integer::intValue).sum() > MOST_ATTEMPTS) {
            asked.leaveOut("The attempts that " + BoundaryCases.called(row) + " requires exceed what one request"
                    + " may contain.");
            return;
        }
        var name = "tier_" + BoundaryCases.inName(row.tier())
                + ExampleLead.inName(row.segment().wanted());
        add(name + "_at_its_floors", lead, required);
        required.forEach((channel, count) -> {
            if (count > 0) {
                var oneShort = new LinkedHashMap<>(required);
                oneShort.put(channel, count - 1);
                add(name + "_one_" + BoundaryCases.inName(channel) + "_short_of_its_floors", lead, oneShort);
            }
        });
    }

    private void add(String name, ExampleLead lead, Map<String, Integer> counts) {
        var tries = counts.entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .flatMap(each ->
                        Stream.generate(() -> attempts.counted(each.getKey())).limit(each.getValue()))
                .toList();
        var missing = tries.stream().filter(Optional::isEmpty).count();
        if (missing > 0) {
            asked.leaveOut("For " + name + " there is no outcome that counts without reaching the lead.");
            return;
        }
        var made = tries.stream().map(Optional::get).toList();
        asked.add(name, ExampleAttempts.request(lead, made), new AnswerNow(lead)::whole);
    }

    void worth(OutcomeRow row) {
        var lead = leads.findWorked();
        var found = attempts.readBy(row);
        if (lead.isEmpty() || found.isEmpty()) {
            asked.leaveOut("Found no attempt that matches " + BoundaryCases.called(row) + ".");
            return;
        }
        var outcome = found.get().outcome();
        var name = "an_attempt_by_" + BoundaryCases.inName(found.get().channel())
                + (outcome == null ? "_without_an_outcome" : "_with_outcome_" + BoundaryCases.inName(outcome));
        asked.add(name, ExampleAttempts.request(lead.get(), List.of(found.get())), new AnswerNow(lead.get())::attempts);
    }
}
