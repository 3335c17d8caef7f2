package dev.leadline.reports.oracle;

import java.time.LocalDate;

/**
 * A duty as reports count it at a moment.
 *
 * @param bucket {@code kept}, {@code keptLate}, {@code notDone}, {@code inTime}, {@code waived} or {@code noLongerOwed}
 * @param cause why it is waived or not owed any more; {@code null} for none
 * @param whose of what is late {@code own}, {@code routing} or {@code handedOnLate}; of the rest {@code null}
 * @param owner whoever had it when it was judged
 * @param dueOn the date by which it counts in a period
 * @param openToDone open minutes until it was done; {@code null} when it was not
 */
record Count(
        String lead,
        int cycle,
        String kind,
        String tier,
        String bucket,
        String cause,
        String whose,
        String owner,
        String team,
        LocalDate dueOn,
        LocalDate receivedOn,
        String source,
        Integer openToDone) {

    Count merged() {
        return new Count(
                lead, cycle, kind, tier, "noLongerOwed", "MERGED", null, owner, team, dueOn, receivedOn, source, null);
    }
}
