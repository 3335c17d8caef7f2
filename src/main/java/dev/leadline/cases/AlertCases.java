package dev.leadline.cases;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.leadline.kernel.policy.AlertsRow;
import dev.leadline.kernel.policy.DeadlinesRow;
import dev.leadline.kernel.policy.ObligationKind;
import dev.leadline.kernel.policy.ResolvedPolicy;
import dev.leadline.kernel.policy.TierRow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Cases of leads for which something is owed, which show whom each row of {@code alerts} names, and when. */
final class AlertCases {

    private final ExampleLeads leads;
    private final AskedCases asked;
    private final ResolvedPolicy policy;
    private final ExampleAttempts attempts;

    AlertCases(ExampleLeads leads, AskedCases asked, ResolvedPolicy policy, ExampleAttempts attempts) {
        this.leads = leads;
        this.asked = asked;
        this.policy = policy;
        this.attempts = attempts;
    }

    void told(AlertsRow row) {
        var lead = leads.findWorked(row.segment(), each -> isFor(row, each));
        var request = lead.flatMap(each -> request(row, each));
        if (request.isEmpty()) {
            asked.leaveOut("No lead was found of which anyone is told by " + BoundaryCases.called(row) + ".");
            return;
        }
        var tier = row.tier() == null ? "" : "_of_tier_" + BoundaryCases.inName(row.tier());
        var what = row.obligation() == null ? "whatever_is_owed" : BoundaryCases.inName(row.obligation());
        asked.add(
                "a_lead" + tier + ExampleLead.inName(row.segment().wanted()) + "_whose_" + what + "_is_told_at_"
                        + BoundaryCases.inName(row.at().toString().replace("%", " percent")),
                request.get(),
                answer -> new AnswerNow(lead.get()).told(row, answer));
    }

    private boolean isFor(AlertsRow row, ExampleLead lead) {
        var rows = policy.rowsFor(lead.rank(), lead.attributes());
        var tier = ((TierRow) rows.get(0)).tier();
        var kind = row.obligation() == null ? ObligationKind.ALL_ATTEMPTS : row.obligation();
        boolean named = policy.alertsFor(tier, kind, lead.attributes()).contains(row);
        boolean owed = "FIRST_CALL".equals(row.obligation())
                ? rows.stream()
                        .anyMatch(each -> each instanceof DeadlinesRow deadlines && deadlines.firstCallWithin() != null)
                : leads.required(lead).values().stream().anyMatch(count -> count > 0);
        return named && owed;
    }

    /** Right after receipt it is owed; a word on the lead, once it was reached; not to give it up, once it was. */
    private Optional<ObjectNode> request(AlertsRow row, ExampleLead lead) {
        if ("DISPOSITION".equals(row.obligation())) {
            return attempts.reached().map(reached -> ExampleAttempts.request(lead, List.of(reached)));
        }
        var at = lead.receivedAt().plus(Duration.ofMinutes(1));
        var request = lead.request(at);
        if ("EARLY_DISQUALIFICATION".equals(row.obligation())) {
            request.putObject("disposition").put("type", "DISQUALIFIED").put("occurredAt", lead.text(at));
        }
        return Optional.of(request);
    }
}
