package dev.leadline.whatifs.changes;

import dev.leadline.kernel.decision.Decision;
import dev.leadline.kernel.decision.Sentence;
import dev.leadline.kernel.obligation.Obligation;
import dev.leadline.kernel.obligation.ObligationState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/**
 * A lead, as it is answered by two editions.
 *
 * @param leadId the lead
 * @param facts what both answers are made from, as the ledger keeps it; {@code null} where it does not keep them
 * @param before the answer of the edition that is compared with
 * @param after the answer of the edition that is tried
 */
public record DecisionChange(String leadId, String facts, Decision before, Decision after) {

    /** The name of a decision's tier; {@code null} when the lead has none. */
    public static String tierOf(Decision decision) {
        var tier = decision.conclusions().tier();
        return tier == null ? null : tier.name();
    }

    /** Returns whether the lead is disposed of: it is never re-evaluated (O9), and what differs is a look back. */
    public boolean isClosed() {
        return before.facts().disposition() != null;
    }

    public Set<ChangeKind> kinds() {
        return ChangeKind.between(before, after);
    }

    /** The kinds of obligations that are late. */
    static Set<String> breached(Decision decision) {
        var kinds = new HashSet<String>();
        for (var obligation : decision.conclusions().obligations()) {
            if (obligation.state() == ObligationState.BREACHED) {
                kinds.add(obligation.kind());
            }
        }
        return kinds;
    }

    /** Describes the change for people. */
    public String sentence() {
        var parts = new ArrayList<String>();
        if (!Objects.equals(tierOf(before), tierOf(after))) {
            parts.add(tier(before) + " becomes " + tier(after));
        }
        var said = Sentence.of(before.next(), before);
        var says = Sentence.of(after.next(), after);
        if (!said.equals(says)) {
            parts.add('"' + said + "\" becomes \"" + says + '"');
        }
        var earliest = before.next().earliestAt();
        if (said.equals(says) && !Objects.equals(earliest, after.next().earliestAt())) {
            parts.add("It is allowed from " + after.next().earliestAt() + " instead of " + earliest);
        }
        var team = before.next().responsible();
        if (!Objects.equals(team, after.next().responsible())) {
            parts.add(team + " hands over to " + after.next().responsible());
        }
        if (parts.isEmpty()) {
            parts.addAll(obligations());
        }
        return String.join("; ", parts) + ".";
    }

    private static String tier(Decision decision) {
        var name = tierOf(decision);
        return name == null ? "No tier" : "Tier " + name;
    }

    private ArrayList<String> obligations() {
        var parts = new ArrayList<String>();
        var kinds = new LinkedHashSet<>(before.policy().terms().obligationKinds());
        kinds.addAll(after.policy().terms().obligationKinds());
        for (var kind : kinds) {
            var was = obligation(before, kind);
            var is = obligation(after, kind);
            if (!was.equals(is)) {
                parts.add(kind + " " + was + " becomes " + is);
            }
        }
        return parts;
    }

    private static String obligation(Decision decision, String kind) {
        return decision.conclusions().obligations().stream()
                .filter(each -> each.kind().equals(kind))
                .findFirst()
                .map(DecisionChange::text)
                .orElse("not owed");
    }

    private static String text(Obligation obligation) {
        var at = obligation.deadline().at();
        return obligation.state() + (at == null ? "" : " by " + at);
    }
}
