package dev.leadline.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.ledger.Ledger;
import dev.leadline.ledger.LedgerEntry;
import dev.leadline.web.json.JsonText;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** Finds decisions by their id, or by the beginning of it. */
@ApplicationScoped
class FoundDecisions {

    private static final String WHOLE = "00000000-0000-0000-0000-000000000000";

    /** With fewer digits nobody means a decision. */
    private static final Pattern BEGINNING = Pattern.compile("[0-9a-f]{6}[0-9a-f-]{0,30}");

    private final Ledger ledger;
    private final ObjectMapper json;

    FoundDecisions(Ledger ledger, ObjectMapper json) {
        this.ledger = ledger;
        this.json = json;
    }

    List<Hit> find(SoughtText question, int most) {
        var id = question.text().toLowerCase(Locale.ROOT);
        if (!BEGINNING.matcher(id).matches() || !isInPlace(id)) {
            return List.of();
        }
        var first = UUID.fromString(id + WHOLE.substring(id.length()));
        var last = UUID.fromString(id + WHOLE.substring(id.length()).replace('0', 'f'));
        return ledger.between(first, last, most).stream()
                .map(entry -> hit(entry.id().toString().equals(id) ? Hit.Match.EXACT : Hit.Match.PREFIX, entry))
                .toList();
    }

    /** Returns whether its hyphens stand where an id has them. */
    private static boolean isInPlace(String id) {
        for (int i = 0; i < id.length(); i++) {
            if (id.charAt(i) == '-' != (WHOLE.charAt(i) == '-')) {
                return false;
            }
        }
        return true;
    }

    private Hit hit(Hit.Match match, LedgerEntry entry) {
        var action = JsonText.read(json, entry.texts().answer(), JsonNode.class)
                .at("/requiredActions/0/sentence")
                .asText("");
        return new Hit(
                match,
                Hit.Kind.DECISION,
                entry.id().toString(),
                "Decision on lead " + entry.leadId(),
                "Decided at " + entry.times().decidedAt() + " by the policy "
                        + entry.versions().policyId() + "." + (action.isEmpty() ? "" : " " + action),
                "/v1/decisions/" + entry.id());
    }
}
