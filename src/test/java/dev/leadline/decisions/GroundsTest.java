package dev.leadline.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.decisions.grounds.PolicyWords;
import dev.leadline.kernel.decision.Decision;
import dev.leadline.kernel.decision.RandomFacts;
import dev.leadline.kernel.obligation.RuleFiring;
import dev.leadline.ledger.DeflatedText;
import dev.leadline.ledger.LedgerWords;
import dev.leadline.policies.Checkout;
import dev.leadline.web.json.StrictJson;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The explanation of a decision is made when somebody asks, and is what it would have been at once, byte for byte. */
class GroundsTest {

    /** Of each form that was ever kept: what servers answered, and what is kept of it. */
    private static final Path KEPT = Path.of("src", "test", "resources", "grounds");

    private static final ObjectMapper JSON = StrictJson.newMapper();
    private static final DecisionTexts TEXTS = new DecisionTexts(JSON);
    private static final String REVISION = Checkout.rules().revision();

    @Test
    void what_was_ever_kept_is_told_as_it_was_answered() throws Exception {
        var words = new HashMap<String, LedgerWords>();
        var kept = new ArrayList<JsonNode>();
        for (var line : lines("form-1.ndjson.gz")) {
            if (line.has("content")) {
                var read = LedgerWords.parse(line.get("content").textValue());
                words.put(read.version(), read);
            } else {
                kept.add(line);
            }
        }

        assertThat(kept).hasSizeGreaterThan(35).allSatisfy(line -> {
            var by = words.get(line.get("words").textValue());
            var answer = DeflatedText.inflate(line.get("answer").binaryValue(), by);
            var explanation = KeptGrounds.explain(
                    line.get("grounds").binaryValue(),
                    by,
                    KeptGrounds.attempts(line.get("facts").toString()),
                    line.get("rules").textValue());
            assertThat(DecisionTexts.joined(answer, TEXTS.text(explanation)))
                    .isEqualTo(line.get("answered").textValue());
        });
    }

    private static List<JsonNode> lines(String file) throws Exception {
        var lines = new ArrayList<JsonNode>();
        try (var in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(KEPT.resolve(file))), StandardCharsets.UTF_8))) {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(new ObjectMapper().readTree(line));
            }
        }
        return lines;
    }

    @Provide
    Arbitrary<RandomFacts.Many> leads() {
        return RandomFacts.many();
    }

    @Property(tries = 500)
    void an_explanation_is_the_same_at_once_and_later(@ForAll("leads") RandomFacts.Many lead) {
        var decision = lead.decide();
        var words = words(decision);

        var atOnce = TEXTS.text(ExplanationAtOnce.of(decision, REVISION));
        assertThat(explained(decision, words, LedgerWords.parse(words.content())))
                .isEqualTo(atOnce);
        assertThat(explained(decision, LedgerWords.NONE, LedgerWords.NONE)).isEqualTo(atOnce);
    }

    /** Rules of time zones change, and a zone may go. */
    @Property(tries = 20)
    void local_times_are_told_by_no_rules_of_a_zone(@ForAll("leads") RandomFacts.Many lead) {
        var decision = lead.decide();
        var words = words(decision);
        var renamed = LedgerWords.parse(words.content().replace("America/New_York", "America/Nowhere"));

        assertThat(explained(decision, words, renamed))
                .isEqualTo(TEXTS.text(ExplanationAtOnce.of(decision, REVISION))
                        .replace("America/New_York", "America/Nowhere"));
    }

    /** A fact that only an operator's rules know. */
    private record SalesManager(String name) {}

    @Property(tries = 50)
    void facts_and_clauses_of_an_operator_are_told_too(@ForAll("leads") RandomFacts.Many lead) {
        var decided = lead.decide();
        var manager = new SalesManager("Ada \"Ä\" \n Lovelace");
        var firings = new ArrayList<RuleFiring>(decided.firings());
        firings.add(0, new RuleFiring("Is told", "X1", null, List.of(manager, decided.lead()), List.of("told", -7)));
        firings.add(new RuleFiring("Knows", null, null, List.of(), List.of(manager)));
        var decision = new Decision(
                decided.policy(),
                decided.facts(),
                decided.lead(),
                decided.clock(),
                decided.history(),
                decided.conclusions(),
                firings,
                decided.validity(),
                decided.earlier());
        var words = words(decision);

        assertThat(explained(decision, words, words))
                .contains("\"concludedBy\"")
                .isEqualTo(TEXTS.text(ExplanationAtOnce.of(decision, REVISION)));
    }

    private static LedgerWords words(Decision decision) {
        var policy = decision.policy();
        return PolicyWords.of(policy, Checkout.rules().ruleNames(), TEXTS.text(SampleAnswer.of(policy, REVISION)));
    }

    private static String explained(Decision decision, LedgerWords written, LedgerWords read) {
        var facts = TEXTS.text(DecisionRequest.from(decision.facts(), "p"));
        return TEXTS.text(
                KeptGrounds.explain(Grounds.of(decision, written), read, KeptGrounds.attempts(facts), REVISION));
    }
}
