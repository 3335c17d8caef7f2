package dev.leadline.leads.assessment;

import dev.leadline.leads.store.LeadRow;
import dev.leadline.leads.store.NoticeRow;
import dev.leadline.leads.store.ObligationRow;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A lead that was judged, with what was kept of it before.
 *
 * @param lead the lead as it was kept, its lock held
 * @param judgement how it stands now
 * @param notices what was noticed of it before
 * @param obligations what was owed for it before
 * @param revealed the obligations, by cycle, of which only a fact told now shows that they are broken
 * @param before the obligations, by cycle, that the facts told before show to be broken by the rules in force now; known only
 *     where something was told now, and something noticed by other rules
 * @param isMerged whether it has just become one with another
 * @param facts how many facts were told now
 */
record AssessedLead(
        LeadRow lead,
        Assessment judgement,
        List<NoticeRow> notices,
        List<ObligationRow> obligations,
        Map<Integer, Set<String>> revealed,
        Map<Integer, Set<String>> before,
        boolean isMerged,
        int facts) {

    /** Returns whether something else was published since that holds for the lead now, or other rules decide. */
    boolean isUnderAnotherVersion() {
        return judgement
                .last()
                .filter(last -> !last.course().publication().equals(lead.held().publication())
                        || !last.course().rulesRevision().equals(lead.held().rules()))
                .isPresent();
    }

    /** Returns whether facts are known now that were not known to the lead before. */
    boolean isTold() {
        return facts > 0 || isMerged;
    }

    /**
     * Returns whether a breach that is no longer seen was none: because of a fact, and not because other rules came
     * that do not see it.
     */
    boolean mayWithdraw(NoticeRow notice, String rules) {
        return isMerged
                || notice.rules() == null
                || notice.rules().equals(rules)
                || before.getOrDefault(notice.cycle(), Set.of()).contains(notice.kind());
    }
}
