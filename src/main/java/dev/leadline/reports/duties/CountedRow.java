package dev.leadline.reports.duties;

import dev.leadline.reports.duties.DutyTally.AtStake;
import java.util.List;
import java.util.Set;

/**
 * Duties of one group that are alike, counted, with the times that they took or take.
 *
 * @param group the value of each grouping, in their order; {@code null} for none
 * @param zones the zones in which their dates are: all when it is one, two when there are more
 * @param whose whose time late ones took; {@code null} of others
 * @param cause why they were waived or are no longer owed; {@code null} of others
 * @param excused those that a waiver excuses
 * @param warned those warned of before they were done, ended or late
 * @param doneWhileClosed those met at a moment that is not open
 * @param paused those paused at some time
 * @param pausedSeconds the open seconds of their pauses
 * @param never those whose lead was closed before they were met
 * @param givenUpEarly of {@code ALL_ATTEMPTS} that ended with the lead: those given up before the floor
 * @param openToDone open seconds that those met took
 * @param wallToDone the same by the wall clock, from receipt
 * @param awaited those that may still be met
 * @param atStake what commitments say of the leads of late ones
 */
record CountedRow(
        List<String> group,
        Set<String> zones,
        Bucket bucket,
        WhoseTime whose,
        String cause,
        long duties,
        long excused,
        long warned,
        long doneWhileClosed,
        long paused,
        long pausedSeconds,
        long never,
        long givenUpEarly,
        long[] openToDone,
        long[] wallToDone,
        List<AwaitedRow> awaited,
        List<AtStake> atStake) {

    /**
     * The calendar that runs a clock, and the version of it.
     *
     * @param id the id of the calendar
     * @param version which of its versions
     */
    record CalendarKey(String id, String version) {}

    /**
     * A duty that may still be met.
     *
     * @param calendar the calendar that runs its clock
     * @param ranFrom the calendar's open seconds to subtract, to know how long its clock has run
     * @param receivedSecond the second of receipt
     * @param pausedSecond the second at which the pause began in which it stands; {@code null} when it runs
     */
    record AwaitedRow(CalendarKey calendar, long ranFrom, long receivedSecond, Long pausedSecond) {}
}
