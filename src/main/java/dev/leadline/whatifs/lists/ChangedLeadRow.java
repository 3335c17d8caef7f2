package dev.leadline.whatifs.lists;

import dev.leadline.kernel.policy.Transition;
import dev.leadline.whatifs.changes.ChangeKind;
import dev.leadline.whatifs.changes.DecisionChange;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * A lead that is answered differently, as it is kept.
 *
 * @param leadId the lead
 * @param answer tells the answers about one lead apart, from 0
 * @param closed whether it is closed, and what differs a look back
 * @param transitions the transitions by which it is answered so; none of a closed lead
 * @param changes the kinds of its difference
 * @param team the team that has it; {@code null} for none, and of a closed lead
 * @param owner its owner; {@code null} for nobody, and of a closed lead
 * @param content both answers, as JSON
 */
public record ChangedLeadRow(
        String leadId,
        int answer,
        boolean closed,
        List<String> transitions,
        List<String> changes,
        String team,
        String owner,
        String content) {

    /**
     * The row of an open lead.
     *
     * @param answer tells it from the other rows of the lead
     */
    public static ChangedLeadRow open(
            DecisionChange change, Transition transition, String team, String owner, int answer) {
        return new ChangedLeadRow(
                change.leadId(),
                answer,
                false,
                List.of(transition.text()),
                names(change.kinds()),
                team,
                owner,
                ChangedLeadText.of(change));
    }

    /** The row of a closed lead. */
    public static ChangedLeadRow closed(DecisionChange change) {
        return new ChangedLeadRow(
                change.leadId(), 0, true, List.of(), names(change.kinds()), null, null, ChangedLeadText.of(change));
    }

    private static List<String> names(Collection<ChangeKind> kinds) {
        return kinds.stream().map(ChangeKind::name).toList();
    }

    /** The same answer by more transitions. */
    public ChangedLeadRow with(ChangedLeadRow other) {
        var all =
                Stream.concat(transitions.stream(), other.transitions.stream()).toList();
        return new ChangedLeadRow(leadId, answer, closed, all, changes, team, owner, content);
    }
}
