package dev.leadline.reports.mails;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What a daily mail says.
 *
 * @param late what is late now
 * @param due how many duties are due today, by team and then by duty; a team may be null
 * @param since how duties ended since the last mail
 * @param restated duties that have another result than when the last mail was written
 * @param unscored leads that have waited for a score for more than a day
 */
record DailyFigures(Late late, Map<String, Map<String, Long>> due, Since since, Restated restated, Unscored unscored) {

    /**
     * What is late now.
     *
     * @param groups by owner, or by team, the most first
     * @param longest those that are late for longest
     */
    record Late(List<Group> groups, List<Lead> longest) {

        long duties() {
            return groups.stream().mapToLong(Group::duties).sum();
        }
    }

    /**
     * What is late of one owner or one team, of one duty.
     *
     * @param name null for nobody
     * @param oldest the longest open time that has passed since a deadline
     */
    record Group(String name, String duty, long duties, Duration oldest) {}

    /**
     * A lead that is late.
     *
     * @param who whoever has it now, or its team; null for nobody
     * @param lateFor open time since the deadline
     */
    record Lead(String id, String duty, String who, Instant deadline, Duration lateFor) {}

    /**
     * How duties ended that were due since the last mail.
     *
     * @param from the first date on which they were due
     * @param to the date after the last
     * @param ended by duty
     */
    record Since(LocalDate from, LocalDate to, Map<String, Ended> ended) {}

    /** How duties ended: done after the deadline, or not done. */
    record Ended(long keptLate, long notDone) {

        boolean isAny() {
            return keptLate + notDone > 0;
        }
    }

    /**
     * Duties that have another result than was known when the last mail was written.
     *
     * @param since that moment
     * @param from the first date on which they were due
     * @param to the date after the last
     * @param duties how many, by duty
     */
    record Restated(Instant since, LocalDate from, LocalDate to, Map<String, Long> duties) {}

    /**
     * Leads without a score.
     *
     * @param oldest since when the first of them waits; null when there is none
     */
    record Unscored(long leads, Instant oldest) {}

    /** Whether there is nothing to say. */
    boolean isQuiet() {
        return late.duties() == 0
                && due.isEmpty()
                && since.ended().values().stream().noneMatch(Ended::isAny)
                && restated.duties().values().stream().allMatch(count -> count == 0)
                && unscored.leads() == 0;
    }
}
