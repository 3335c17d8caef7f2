package dev.leadline.whatifs.lists;

import dev.leadline.database.Parameters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Which of the changed leads of a what-if a list has.
 *
 * @param whatIf the what-if
 * @param closed whether closed leads are listed instead of open ones
 * @param transition the transition by which leads are answered differently; {@code null} of closed leads
 * @param changes the kinds of difference of which a lead must have one; empty for any
 * @param leads the ids of which a lead must have one; empty for any
 * @param teams the teams of which one must have it; empty for any
 * @param owners the owners of whom one must have it; empty for any
 * @param hasNoTeam whether it must have no team
 * @param hasNoOwner whether nobody must have it
 */
public record ChangedLeadFilter(
        long whatIf,
        boolean closed,
        String transition,
        Collection<String> changes,
        Collection<String> leads,
        Collection<String> teams,
        Collection<String> owners,
        boolean hasNoTeam,
        boolean hasNoOwner) {

    String condition() {
        var conditions = new ArrayList<>(List.of("what_if = :what_if", "closed = :closed"));
        if (transition != null) {
            conditions.add(":transition = any(transitions)");
        }
        if (!changes.isEmpty()) {
            conditions.add("changes && cast(:changes as text[])");
        }
        if (!leads.isEmpty()) {
            conditions.add("lead_id = any(:leads)");
        }
        if (!teams.isEmpty()) {
            conditions.add("team = any(:teams)");
        }
        if (!owners.isEmpty()) {
            conditions.add("owner = any(:owners)");
        }
        if (hasNoTeam) {
            conditions.add("team is null");
        }
        if (hasNoOwner) {
            conditions.add("owner is null");
        }
        return String.join(" and ", conditions);
    }

    Parameters parameters() {
        return Parameters.of(this);
    }
}
