package dev.leadline.cases;

import dev.leadline.kernel.policy.ColumnType;
import dev.leadline.kernel.policy.ResolvedPolicy;
import dev.leadline.kernel.policy.rows.Segment;
import dev.leadline.kernel.policy.rows.WaivingRow;
import java.time.Duration;
import java.util.Locale;

/** Cases of leads given up before any attempt was made, for each reason of {@code waiving-reasons} (O4). */
final class GivingUpCases {

    private final ExampleLeads leads;
    private final AskedCases asked;
    private final ResolvedPolicy policy;

    GivingUpCases(ExampleLeads leads, AskedCases asked, ResolvedPolicy policy) {
        this.leads = leads;
        this.asked = asked;
        this.policy = policy;
    }

    void because(WaivingRow row) {
        var lead = leads.findWorked(
                Segment.ALL, each -> leads.required(each).values().stream().anyMatch(count -> count > 0));
        var type = ColumnType.WAYS_TO_GIVE_UP.stream()
                .filter(way -> policy.findWaiving(way, row.reason())
                        .filter(row::equals)
                        .isPresent())
                .findFirst();
        if (lead.isEmpty() || type.isEmpty()) {
            asked.leaveOut("Found no lead given up early for which " + BoundaryCases.called(row) + " matters.");
            return;
        }
        add(lead.get(), type.get(), row.reason());
    }

    private void add(ExampleLead lead, String type, String reason) {
        var at = lead.receivedAt().plus(Duration.ofMinutes(1));
        var request = lead.request(at);
        request.putObject("disposition")
                .put("type", type)
                .put("occurredAt", lead.text(at))
                .put("reason", reason);
        asked.add(
                "a_lead_" + type.toLowerCase(Locale.ROOT) + "_early_because_" + BoundaryCases.inName(reason),
                request,
                new AnswerNow(lead)::states);
    }
}
