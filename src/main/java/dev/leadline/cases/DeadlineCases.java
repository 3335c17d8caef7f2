package dev.leadline.cases;

import com.fasterxml.jackson.databind.JsonNode;
import dev.leadline.kernel.policy.rows.DeadlinesRow;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Cases around the deadlines of {@code deadlines}: when the clock starts, at each deadline, and the instant after. */
final class DeadlineCases {

    private final ExampleLeads leads;
    private final AskedCases asked;

    DeadlineCases(ExampleLeads leads, AskedCases asked) {
        this.leads = leads;
        this.asked = asked;
    }

    void around(DeadlinesRow row) {
        var found = leads.find(row, row.tier(), row.segment());
        if (found.isEmpty()) {
            asked.leaveOut("Found no lead for which " + BoundaryCases.called(row) + " matters.");
            return;
        }
        var lead = found.get();
        var name = "tier_" + BoundaryCases.inName(row.tier())
                + ExampleLead.inName(row.segment().wanted());
        var start = asked.ask(lead.request(lead.receivedAt())).body();
        at(name + "_when_the_clock_starts", lead, lead.receivedAt());
        around(name, "_the_first_call_deadline", lead, deadline(start, "FIRST_CALL"));
        around(name, "_the_deadline_for_all_attempts", lead, deadline(start, "ALL_ATTEMPTS"));
        for (var kind : row.own().keySet()) {
            var deadline = deadline(start, kind);
            around(name, "_the_deadline_of_" + BoundaryCases.inName(kind), lead, deadline);
            if (deadline.isEmpty()) {
                asked.leaveOut("There is no case around the deadline of " + kind + " in " + BoundaryCases.called(row)
                        + ", because it is not owed when the clock starts.");
            }
        }
    }

    private void around(String name, String which, ExampleLead lead, Optional<Instant> deadline) {
        deadline.ifPresent(at -> {
            at(name + "_at" + which, lead, at);
            at(name + "_just_after" + which, lead, at.plusNanos(1));
        });
    }

    private void at(String name, ExampleLead lead, Instant asOf) {
        asked.add(name, lead.request(asOf), new AnswerNow(lead)::whole);
    }

    private static Optional<Instant> deadline(JsonNode answer, String kind) {
        return StreamSupport.stream(answer.path("obligations").spliterator(), false)
                .filter(each -> each.path("kind").asText().equals(kind))
                .map(each -> each.path("deadline"))
                .filter(JsonNode::isTextual)
                .map(at -> Instant.parse(at.textValue()))
                .findFirst();
    }
}
