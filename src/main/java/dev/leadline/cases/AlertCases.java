package dev.leadline.cases;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.leadline.cases.ExampleAttempts.Try;
import dev.leadline.kernel.policy.ObligationKind;
import dev.leadline.kernel.policy.ResolvedPolicy;
import dev.leadline.kernel.policy.Satisfaction;
import dev.leadline.kernel.policy.rows.AlertsRow;
import dev.leadline.kernel.policy.rows.DeadlinesRow;
import dev.leadline.kernel.policy.rows.TierRow;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
            asked.leaveOut("Found no lead that triggers " + BoundaryCases.called(row) + ".");
            return;
        }
        var tier = row.tier() == null ? "" : "_of_tier_" + BoundaryCases.inName(row.tier());
        var what = row.obligation() == null ? "whatever_is_owed" : BoundaryCases.inName(row.obligation());
        asked.add(
                "a_lead" + tier + ExampleLead.inName(row.segment().wanted()) + "_with_an_alert_about_" + what + "_at_"
                        + BoundaryCases.inName(row.at().toString().replace("%", " percent")),
                request.get(),
                answer -> new AnswerNow(lead.get()).told(row, answer));
    }

    private boolean isFor(AlertsRow row, ExampleLead lead) {
        var rows = policy.rowsFor(lead.rank(), lead.attributes());
        var tier = ((TierRow) rows.get(0)).tier();
        var kind = row.obligation() == null ? ObligationKind.ALL_ATTEMPTS : row.obligation();
        boolean named = policy.alertsFor(tier, kind, lead.attributes()).contains(row);
        boolean isPromised = ObligationKind.FIRST_CALL.equals(kind)
                || policy.terms().findObligation(kind).stream().anyMatch(ObligationKind::inDeadlines);
        boolean owed = isPromised
                ? rows.stream()
                        .anyMatch(each -> each instanceof DeadlinesRow deadlines && deadlines.within(kind) != null)
                : leads.required(lead).values().stream().anyMatch(count -> count > 0);
        return named && owed;
    }

    /**
     * Right after receipt it is owed; a word on the lead, once it was reached; not to give it up, once it was; what the
     * policy declares, at the latest after all but the last of the attempts that fulfil it.
     */
    private Optional<ObjectNode> request(AlertsRow row, ExampleLead lead) {
        var own = Optional.ofNullable(row.obligation()).flatMap(policy.terms()::findObligation);
        if (own.isPresent()) {
            return Stream.concat(Stream.of(List.<Try>of()), before(own.get().satisfiedBy()))
                    .map(tries -> ExampleAttempts.request(lead, tries))
                    .filter(request -> isTold(row, lead, request))
                    .findFirst();
        }
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

    private Stream<List<Try>> before(Satisfaction by) {
        if (by == null || by.attempt() == 1) {
            return Stream.empty();
        }
        return policy.terms().channels().stream()
                .filter(channel -> by.channel() == null || by.channel().equals(channel))
                .flatMap(channel -> attempts.counted(channel).stream())
                .map(one -> Collections.nCopies(by.attempt() - 1, one));
    }

    private boolean isTold(AlertsRow row, ExampleLead lead, ObjectNode request) {
        return !new AnswerNow(lead)
                .told(row, asked.ask(request).body())
                .path("firings")
                .isEmpty();
    }
}
