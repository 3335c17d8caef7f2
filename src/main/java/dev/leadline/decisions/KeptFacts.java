package dev.leadline.decisions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.kernel.Contradiction;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.decision.Decider;
import dev.leadline.kernel.decision.Decision;
import dev.leadline.kernel.obligation.VersionPeriod;
import dev.leadline.kernel.policy.ResolvedPolicy;
import dev.leadline.kernel.policy.Transition;
import dev.leadline.web.json.StrictJson;
import java.time.Instant;
import java.util.List;

/** Facts as the ledger keeps them, to be decided once more, by any policy. Nothing is recorded. */
public final class KeptFacts {

    private static final ObjectMapper JSON = StrictJson.newMapper();
    private static final DecisionTexts TEXTS = new DecisionTexts(JSON);

    private final DecisionRequest request;

    private KeptFacts(DecisionRequest request) {
        this.request = request;
    }

    /** @throws Invalid when it is no request, or one of another time that is not understood any more */
    public static KeptFacts parse(String json) {
        try {
            return new KeptFacts(JSON.readValue(json, DecisionRequest.class));
        } catch (JsonProcessingException unreadable) {
            throw new Invalid("", null, "The stored facts cannot be read: " + unreadable.getOriginalMessage());
        }
    }

    /**
     * Decides for the moment that the facts name.
     *
     * @throws Invalid when a fact cannot be, or uses a word that the policy does not know
     * @throws Contradiction when two attempts share an id and differ (O5)
     */
    public Decision decide(Decider decider, ResolvedPolicy policy) {
        return decider.decide(policy, request.toFacts(request.asOf(), policy));
    }

    /** Returns whether these are the facts of a tracked lead. */
    public boolean isTracked() {
        return request.regimes() != null;
    }

    /** The same by a version that another one follows at that very moment (O9). */
    public Decision decide(Decider decider, ResolvedPolicy policy, ResolvedPolicy next, Transition transition) {
        var facts = request.toFacts(request.asOf(), next);
        var follows = new VersionPeriod(next, facts.asOf().at(), transition, "It is tried.");
        return decider.decide(List.of(VersionPeriod.first(policy), follows), facts);
    }

    /** A decision as it would leave the server, without an id. */
    public static String text(Decision decision, Instant decidedAt, String rulesRevision) {
        return TEXTS.unrecorded(new Decisions.Made(decision, rulesRevision, decidedAt), false);
    }
}
