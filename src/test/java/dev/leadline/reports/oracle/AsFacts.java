package dev.leadline.reports.oracle;

import dev.leadline.facts.AmendableKind;
import dev.leadline.facts.AssignmentBody;
import dev.leadline.facts.AttemptBody;
import dev.leadline.facts.CorrectionBody;
import dev.leadline.facts.DescriptionBody;
import dev.leadline.facts.DispositionBody;
import dev.leadline.facts.FactBody;
import dev.leadline.facts.MergeBody;
import dev.leadline.facts.PauseBody;
import dev.leadline.facts.RankBody;
import dev.leadline.facts.RecordedFact;
import dev.leadline.facts.SubmittedFact;
import dev.leadline.facts.WithdrawalBody;
import dev.leadline.kernel.fact.DispositionType;
import dev.leadline.kernel.fact.ToldFact;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/** The words of the oracle as the facts that the server is told. */
final class AsFacts {

    private AsFacts() {}

    static SubmittedFact submitted(Word word) {
        return new SubmittedFact(word.lead(), body(word));
    }

    static ToldFact told(Word word) {
        var recorded = OpenMinutes.instant(word.recorded());
        return RecordedFact.of(word.lead(), word.id(), OpenMinutes.instant(word.at()), recorded, body(word))
                .told()
                .numbered(word.number());
    }

    static String policy(Map<String, String> says) {
        return "simple".equals(says.get("policy")) ? "mql-to-sal-simple" : "mql-to-sal-predictive";
    }

    private static FactBody body(Word word) {
        var id = word.id();
        var at = OpenMinutes.instant(word.at());
        var recorded = OpenMinutes.instant(word.recorded());
        var says = word.says();
        return switch (word.kind()) {
            case "received" -> described(word, at, recorded);
            case "attempt" -> new AttemptBody(id, says.get("channel"), at, recorded, says.get("outcome"), null);
            case "pause" -> new PauseBody(id, at, until(says), recorded, "on holiday", null);
            case "closed" ->
                new DispositionBody(
                        id, DispositionType.valueOf(says.get("type")), at, recorded, says.get("reason"), null);
            case "owner" -> new AssignmentBody(id, says.get("owner"), says.get("team"), at, recorded, null);
            case "rank" -> new RankBody(id, new BigDecimal(says.get("rank")), at, recorded, null);
            case "merge" -> new MergeBody(id, says.get("absorbs"), at, recorded);
            case "correction" -> corrected(id, at, recorded, says);
            default -> withdrawn(id, at, recorded, says.get("of"));
        };
    }

    private static Instant until(Map<String, String> says) {
        return says.get("until") == null ? null : OpenMinutes.instant(Integer.parseInt(says.get("until")));
    }

    private static FactBody described(Word word, Instant at, Instant recorded) {
        var says = word.says();
        var rank = says.get("rank") == null ? null : new BigDecimal(says.get("rank"));
        return new DescriptionBody(
                        word.id(),
                        rank,
                        "MQL",
                        policy(says),
                        at,
                        null,
                        says.get("owner"),
                        says.get("team"),
                        Map.of("source", says.get("source")),
                        at,
                        recorded,
                        null)
                .normal("MQL");
    }

    private static FactBody corrected(String id, Instant at, Instant recorded, Map<String, String> says) {
        var made = OpenMinutes.instant(Integer.parseInt(says.get("at")));
        var attempt = new AttemptBody(null, says.get("channel"), made, null, says.get("outcome"), null);
        var of = says.get("of").split(":")[1];
        return new CorrectionBody(id, of, "mistyped", at, recorded, null, attempt, null, null, null, null, null);
    }

    private static FactBody withdrawn(String id, Instant at, Instant recorded, String of) {
        var name = of.split(":");
        var kind =
                switch (name[0]) {
                    case "attempt" -> AmendableKind.ATTEMPT;
                    case "pause" -> AmendableKind.PAUSE;
                    case "merge" -> AmendableKind.MERGE;
                    default -> AmendableKind.DISPOSITION;
                };
        return new WithdrawalBody(id, kind, name[1], "mistaken", at, recorded);
    }
}
