package dev.leadline.leads;

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
 * @param facts how many facts were told now
 */
record Matter(
        LeadRow lead,
        Judgement judgement,
        List<NoticeRow> notices,
        List<ObligationRow> obligations,
        Map<Integer, Set<String>> revealed,
        int facts) {

    /** Whether something else was published since, that holds for the lead now. */
    boolean isUnderAnotherVersion() {
        return judgement
                .last()
                .map(last -> last.course().publication())
                .filter(publication -> !publication.equals(lead.held().publication()))
                .isPresent();
    }
}
