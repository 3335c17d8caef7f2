package dev.leadline.reports.cycles;

import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Leads received.
 *
 * @param received how many; what was merged into another lead is not among them
 * @param merged how many were merged into another lead
 * @param unscored how many of those received wait for a score
 * @param nurtured how many are below the worked bands
 * @param outsideHours how many were received outside the hours of their calendar
 * @param zones the zones in which their dates are
 */
record IntakeCount(
        long received, long merged, long unscored, long nurtured, long outsideHours, SortedSet<String> zones) {

    static final IntakeCount NONE = new IntakeCount(0, 0, 0, 0, 0, new TreeSet<>());

    IntakeCount plus(IntakeCount more) {
        var both = new TreeSet<>(zones);
        both.addAll(more.zones);
        return new IntakeCount(
                received + more.received,
                merged + more.merged,
                unscored + more.unscored,
                nurtured + more.nurtured,
                outsideHours + more.outsideHours,
                both);
    }
}
