package dev.leadline.decisions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.kernel.decision.Decision;
import dev.leadline.kernel.obligation.VersionPeriod;
import dev.leadline.kernel.policy.ResolvedPolicy;
import dev.leadline.ledger.LedgerEntry;
import dev.leadline.ledger.LedgerWords;
import dev.leadline.web.TimeOrderedIds;
import dev.leadline.web.json.JsonText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;

/** Decisions as the JSON texts that leave the server. What is kept is the very text that left (T2). */
@ApplicationScoped
public class DecisionTexts {

    private final ObjectMapper json;
    private final BiFunction<ResolvedPolicy, String, LedgerWords> words;

    @Inject
    DecisionTexts(ObjectMapper json, WordLists words) {
        this.json = json;
        this.words = words::of;
    }

    /** Texts of decisions that nobody keeps. */
    DecisionTexts(ObjectMapper json) {
        this.json = json;
        this.words = (policy, rules) -> LedgerWords.NONE;
    }

    /**
     * A decision as it will leave, and as it will be kept.
     *
     * @param entry what is kept
     * @param decision the decision itself
     */
    public record Written(LedgerEntry entry, Decision decision) {}

    /** A decision ready to be recorded, with an id. */
    LedgerEntry entry(Decisions.Made made) {
        return entry(made, null);
    }

    /** A decision on a tracked lead, ready to be recorded, with the versions that held for it. */
    public Written write(Decision decision, List<VersionPeriod> periods, String rulesRevision, Instant decidedAt) {
        return new Written(entry(new Decisions.Made(decision, rulesRevision, decidedAt), periods), decision);
    }

    private LedgerEntry entry(Decisions.Made made, List<VersionPeriod> periods) {
        var id = TimeOrderedIds.next(made.decidedAt());
        var decision = made.decision();
        var facts = decision.facts();
        var calendar = decision.clock().calendar();
        return new LedgerEntry(
                id,
                new LedgerEntry.Times(made.decidedAt(), facts.asOf().at()),
                facts.lead().id(),
                new LedgerEntry.MadeUnder(
                        made.policyId(),
                        decision.policy().version(),
                        calendar.calendar().id(),
                        calendar.version(),
                        made.rulesRevision()),
                text(DecisionRequest.kept(facts, made.policyId(), periods)),
                new LedgerEntry.Texts(text(body(made, id)), explanation(made)));
    }

    private LedgerEntry.Explanation explanation(Decisions.Made made) {
        var common = words.apply(made.decision().policy(), made.rulesRevision());
        return LedgerEntry.Explanation.of(Grounds.FORM, common, Grounds.of(made.decision(), common));
    }

    /** Writes a decision that is not recorded. */
    public static DecisionBody body(Decision decision, String rulesRevision, Instant decidedAt) {
        return DecisionBody.from(decision, null, decidedAt, rulesRevision);
    }

    /** The answer to a request that wants no record: it has no id, and nobody can ask for it again. */
    String unrecorded(Decisions.Made made, boolean explain) {
        var answer = text(body(made, null));
        return explain ? joined(answer, text(ExplanationBody.from(made))) : answer;
    }

    /** The answer of a recorded decision, without its explanation. */
    public static String answer(LedgerEntry entry) {
        return entry.texts().answer();
    }

    /** The answer of a recorded decision. */
    String answer(LedgerEntry entry, boolean explain) {
        return explain ? joined(answer(entry), explanation(entry)) : answer(entry);
    }

    private String explanation(LedgerEntry entry) {
        var kept = entry.texts().explanation();
        return switch (kept.form()) {
            case 0 -> kept.text();
            case Grounds.FORM ->
                text(KeptGrounds.explain(
                        kept.grounds(),
                        kept.words(),
                        KeptGrounds.attempts(entry.facts()),
                        entry.versions().rulesRevision()));
            default ->
                throw new IllegalStateException("The explanation of the decision " + entry.id()
                        + " was kept by a newer server, in the form " + kept.form() + ".");
        };
    }

    private static DecisionBody body(Decisions.Made made, UUID id) {
        return DecisionBody.from(made.decision(), id, made.decidedAt(), made.rulesRevision());
    }

    /** One object with the fields of both: joined as texts, so that each stays byte for byte what it was. */
    static String joined(String answer, String explanation) {
        return answer.substring(0, answer.length() - 1) + "," + explanation.substring(1);
    }

    /** Something else that leaves the server, in the same JSON. */
    public String text(Object body) {
        return JsonText.write(json, body);
    }

    /** The same as data. */
    public JsonNode tree(Object body) {
        return json.valueToTree(body);
    }
}
