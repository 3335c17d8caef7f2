package dev.leadline.decisions;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.decisions.grounds.PolicyWords;
import dev.leadline.kernel.policy.ResolvedPolicy;
import dev.leadline.ledger.LedgerWords;
import dev.leadline.rules.RulesInForce;
import dev.leadline.web.json.JsonText;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The words of each version that decides now. */
@ApplicationScoped
class WordLists {

    /** More than decide at any time; those that do not any more are let go of. */
    private static final int MOST = 200;

    private final RulesInForce rules;
    private final ObjectMapper json;
    private final Map<DecidingBy, LedgerWords> known = new ConcurrentHashMap<>();

    WordLists(RulesInForce rules, ObjectMapper json) {
        this.rules = rules;
        this.json = json;
    }

    private record DecidingBy(ResolvedPolicy policy, String rulesRevision) {}

    LedgerWords of(ResolvedPolicy policy, String rulesRevision) {
        var by = new DecidingBy(policy, rulesRevision);
        var words = known.get(by);
        return words == null ? add(by) : words;
    }

    private LedgerWords add(DecidingBy by) {
        var words = PolicyWords.of(
                by.policy(),
                ruleNames(by.rulesRevision()),
                JsonText.write(json, SampleAnswer.of(by.policy(), by.rulesRevision())));
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(by, words);
        return words;
    }

    private List<String> ruleNames(String revision) {
        var inForce = rules.get();
        return inForce.revision().equals(revision) ? inForce.ruleNames() : List.of();
    }
}
