package dev.leadline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.calendars.publications.CalendarVersion;
import dev.leadline.decisions.KeptFacts;
import dev.leadline.facts.FactReader;
import dev.leadline.facts.RecordedFact;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.fact.ToldFact;
import dev.leadline.kernel.obligation.VersionPeriod;
import dev.leadline.kernel.rules.RuleBase;
import dev.leadline.kernel.tracking.EventSentences;
import dev.leadline.kernel.tracking.LeadAssessor;
import dev.leadline.kernel.tracking.LeadMemory;
import dev.leadline.kernel.tracking.LeadVersions;
import dev.leadline.kernel.tracking.RulesPublication;
import dev.leadline.kernel.tracking.VersionLookup;
import dev.leadline.policies.publications.PoliciesInForce;
import dev.leadline.policies.source.AuthoredPolicy;
import dev.leadline.policies.source.PolicyFolder;
import dev.leadline.rules.ContentFolder;
import dev.leadline.rules.RuleFolder;
import dev.leadline.web.json.StrictJson;
import dev.leadline.web.problems.Problems;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A lead's way from JSON to its assessment, by the shipped rules and policies: what another engine would do. */
public final class PureLead implements Callable<String> {

    private static final Instant MON_10_00 = Instant.parse("2016-01-11T15:00:00Z");
    private static final Instant MON_12_01 = Instant.parse("2016-01-11T17:01:00Z");

    private static final List<String> FACTS = List.of(
            """
            {"leadId": "L-1", "lead": {"id": "d1", "rank": 92, "stage": "MQL", "receivedAt": "2016-01-11T15:00:00Z",
             "occurredAt": "2016-01-11T15:00:00Z", "owner": "east-1", "attributes": {"budget": 1.50}}}
            """,
            """
            {"specversion": "1.0", "id": "e1", "source": "crm", "type": "dev.leadline.attempt", "subject": "L-1",
             "time": "2016-01-11T15:30:00Z", "data": {"channel": "EMAIL"}}
            """,
            """
            {"leadId": "L-1", "correction": {"id": "c1", "of": "crm#e1", "occurredAt": "2016-01-11T16:00:00Z",
             "attempt": {"channel": "EMAIL", "occurredAt": "2016-01-11T15:40:00Z", "outcome": "SENT"}}}
            """);

    @Override
    public String call() throws JsonProcessingException {
        var json = StrictJson.newMapper();
        var told = new ArrayList<ToldFact>();
        for (var line : FACTS) {
            told.add(fact(json, line));
        }
        var rules = RuleFolder.load(ContentFolder.of("rules", Optional.empty()));
        var assessor = new LeadAssessor(versions(policies(rules)), MON_12_01, (lead, fault) -> {
            throw fault;
        });
        var lead = assessor.assess(new LeadMemory("L-1", List.of(), List.of(), List.of(), false), told);
        var last = lead.assessment().last().orElseThrow();
        return refusal(json)
                + KeptFacts.text(last.decision(), MON_12_01, rules.revision())
                + lead.noticesOf(last).noticed().stream()
                        .map(each -> "\n" + each.type() + " " + each.tell() + " "
                                + EventSentences.of(
                                        each, last.decision().policy().terms(), ZoneOffset.UTC))
                        .collect(Collectors.joining());
    }

    /** The problem of an event that is none. */
    private static String refusal(ObjectMapper json) throws JsonProcessingException {
        try {
            new FactReader(json).read(json.readTree("{\"specversion\": \"0.3\"}"));
            return "It was read.";
        } catch (Invalid | JsonMappingException refused) {
            return json.writeValueAsString(Problems.from(refused, null)) + "\n";
        }
    }

    private static ToldFact fact(ObjectMapper json, String line) throws JsonProcessingException {
        var fact = new FactReader(json).read(json.readTree(line)).submitted();
        var at = fact.body().occurredAt();
        return RecordedFact.of(fact.leadId(), fact.body().id(), at, at, fact.body())
                .told();
    }

    private static PoliciesInForce policies(RuleBase rules) {
        var content =
                new PolicyFolder(ContentFolder.of("policies", Optional.empty()).read()).read();
        return new PoliciesInForce(
                content.policies().stream().map(AuthoredPolicy::policy).toList(),
                content.calendars().stream().collect(Collectors.toMap(CalendarVersion::id, Function.identity())),
                rules);
    }

    private static VersionLookup versions(PoliciesInForce policies) {
        var rules = new RulesPublication(1, policies.rules().revision(), null, MON_10_00, "shipped", "they ship");
        return (policyId, lead, upTo) -> {
            var policy = policies.findForStage(lead.stage()).orElseThrow();
            var held = new LeadVersions.Turn(VersionPeriod.first(policy), "policy:1");
            return new LeadVersions(policy.terms().id(), List.of(held), null, policies.decider(), rules);
        };
    }
}
