package dev.leadline.whatifs.preview;

import dev.leadline.kernel.policy.Transition;
import dev.leadline.whatifs.changes.DecisionChange;
import dev.leadline.whatifs.lists.ChangedLeadRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Some leads, assessed: what they add up to, and those that change. Not for two threads at once. */
public final class PreviewPage {

    private final PreviewTally tally;
    private final List<ChangedLeadRow> changed = new ArrayList<>();
    private int looked;

    PreviewPage(PreviewTally tally) {
        this.tally = tally;
    }

    /** Another lead was looked at. */
    void looked() {
        looked++;
    }

    void add(Preview.OpenLead lead, Map<Transition, DecisionChange> changes) {
        tally.add(lead.group(), changes);
        changed.addAll(rows(lead, changes));
    }

    /** A row for each way in which the lead is answered: transitions that come to the same share one. */
    private static Collection<ChangedLeadRow> rows(Preview.OpenLead lead, Map<Transition, DecisionChange> changes) {
        var rows = new LinkedHashMap<String, ChangedLeadRow>();
        changes.forEach((transition, change) -> {
            if (!change.kinds().isEmpty()) {
                var by = lead.group();
                var row = ChangedLeadRow.open(change, transition, by.team(), by.owner(), rows.size());
                rows.merge(row.content(), row, ChangedLeadRow::with);
            }
        });
        return rows.values();
    }

    public PreviewTally tally() {
        return tally;
    }

    public List<ChangedLeadRow> changed() {
        return changed;
    }

    /** How many leads were looked at, those included that have no say. */
    public int lookedAt() {
        return looked;
    }
}
