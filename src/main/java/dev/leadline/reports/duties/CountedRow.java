package dev.leadline.reports.duties;

import java.util.List;

/**
 * Duties of one group that are alike, counted, with the times that they took or take.
 *
 * @param group the value of each grouping, in their order; {@code null} for none
 * @param calendar the calendar that runs their clocks, of which open time is
 * @param lateness the class of late ones; {@code null} of others
 * @param cause why they were waived or are no longer owed; {@code null} of others
 * @param warned those warned of before they were done, ended or late
 * @param doneWhileClosed those met at a moment that is not open
 * @param paused those paused at some time, and the open seconds of all their pauses
 * @param never those whose lead was closed before they were met
 * @param givenUpEarly of {@code ALL_ATTEMPTS} that ended with the lead: those given up before the floor
 * @param openToDone open seconds that those met took
 * @param wallToDone the same by the wall clock, from receipt
 * @param ranFrom of those still awaited the open seconds of the calendar to subtract
 * @param awaitedFrom of those still awaited the second of receipt
 * @param stoodFrom of those that stand in a pause what {@code ranFrom} says
 * @param stoodSince of those the second at which the pause began
 */
record CountedRow(
        List<String> group,
        CalendarKey calendar,
        String zone,
        Bucket bucket,
        WhoseTime lateness,
        String cause,
        long duties,
        long warned,
        long doneWhileClosed,
        long paused,
        long pausedSeconds,
        long never,
        long givenUpEarly,
        long[] openToDone,
        long[] wallToDone,
        long[] ranFrom,
        long[] awaitedFrom,
        long[] stoodFrom,
        long[] stoodSince) {

    /**
     * The calendar that runs a clock, and the version of it.
     *
     * @param id the id of the calendar
     * @param version which of its versions
     */
    record CalendarKey(String id, String version) {}
}
