package dev.leadline.whatifs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.decisions.DecisionRequest;
import dev.leadline.kernel.Samples;
import dev.leadline.kernel.fact.AsOf;
import dev.leadline.kernel.fact.Attempt;
import dev.leadline.kernel.fact.Disposition;
import dev.leadline.kernel.fact.DispositionType;
import dev.leadline.kernel.fact.Facts;
import dev.leadline.kernel.fact.Lead;
import dev.leadline.ledger.LastFacts;
import dev.leadline.policies.Checkout;
import dev.leadline.policies.drafts.TrialEdition;
import dev.leadline.policies.publications.PoliciesInForce;
import dev.leadline.web.json.StrictJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Leads as the ledger keeps them, and editions of the sample policy. */
final class Leads {

    static final String MON_10_00 = "2016-01-11T15:00:00Z";
    static final String MON_11_00 = "2016-01-11T16:00:00Z";
    static final String MON_13_00 = "2016-01-11T18:00:00Z";

    private static final ObjectMapper JSON = StrictJson.newMapper();

    private Leads() {}

    static TrialEdition inForce() {
        return trial("in-force", Checkout.inForce(Checkout.SHIPPED));
    }

    /** The sample policy with some text of one of its files replaced. */
    static TrialEdition edited(String file, String found, String replacement) {
        return trial(
                "draft:main", Checkout.edited(Checkout.SHIPPED, Samples.PREDICTIVE + "/" + file, found, replacement));
    }

    /** The sample policy with a table of spacing, which it does not have. */
    static TrialEdition spaced(String table) {
        return trial("draft:main", Checkout.replaced(Checkout.SHIPPED, Samples.PREDICTIVE + "/spacing.csv", table));
    }

    private static TrialEdition trial(String name, PoliciesInForce policies) {
        return new TrialEdition(name, Samples.PREDICTIVE, null, null, policies);
    }

    /** Received on Monday at 10:00, decided for {@code asOf}, called {@code calls} times without an answer. */
    static LastFacts.LeadFacts lead(String id, String rank, String asOf, int calls) {
        return kept(id, facts(rank, asOf, calls, "NO_ANSWER", false));
    }

    static LastFacts.LeadFacts reached(String id, String rank) {
        return kept(id, facts(rank, MON_11_00, 1, "CONNECTED", false));
    }

    static LastFacts.LeadFacts accepted(String id, String rank) {
        return kept(id, facts(rank, MON_11_00, 0, "NO_ANSWER", true));
    }

    /** The same, of a tracked lead: the ledger keeps the versions that held for it. */
    static LastFacts.LeadFacts tracked(LastFacts.LeadFacts lead) {
        var facts = lead.facts();
        return new LastFacts.LeadFacts(
                lead.leadId(), facts.substring(0, facts.length() - 1) + ",\"regimes\":[{\"policy\":\"sha256:0\"}]}");
    }

    private static Facts facts(String rank, String asOf, int calls, String outcome, boolean accepted) {
        var received = Instant.parse(MON_10_00);
        var attempts = IntStream.range(0, calls)
                .mapToObj(i -> new Attempt("a" + i, "PHONE", received.plusSeconds(60L * (i + 1)), null, outcome))
                .toList();
        return new Facts(
                new AsOf(Instant.parse(asOf)),
                new Lead("?", rank == null ? null : new BigDecimal(rank), "MQL", received, null, Map.of()),
                attempts,
                List.of(),
                accepted ? new Disposition(DispositionType.ACCEPTED, received.plusSeconds(600), null) : null);
    }

    /** The facts as those of a lead with this id. */
    static LastFacts.LeadFacts kept(String id, Facts facts) {
        var told = facts.lead();
        var lead = new Lead(id, told.rank(), told.stage(), told.receivedAt(), told.zone(), told.attributes());
        var own = new Facts(facts.asOf(), lead, facts.attempts(), facts.pauses(), facts.disposition());
        return new LastFacts.LeadFacts(id, json(DecisionRequest.from(own, Samples.PREDICTIVE)));
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
