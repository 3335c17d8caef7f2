package dev.leadline.leads.assessment;

import dev.leadline.actions.QueuedAction;
import dev.leadline.kernel.fact.Lead;
import java.util.Map;
import java.util.TreeMap;

/**
 * The attributes of a lead as lists show it, without owner and team, which are the present ones there.
 *
 * @param source where it came from; {@code null} when it does not say
 * @param others all the others by name
 */
record ListedAttributes(String source, Map<String, String> others) {

    static ListedAttributes of(Lead lead) {
        var others = new TreeMap<>(lead.attributes());
        others.remove("owner");
        others.remove("team");
        return new ListedAttributes(others.remove(QueuedAction.SOURCE), others);
    }
}
