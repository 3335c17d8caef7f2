package dev.leadline.kernel.duty;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What reports group and filter by: where a lead came from, and what was promised to it.
 *
 * @param stage the funnel stage
 * @param policyId the policy
 * @param policyVersion its version: of a duty, the one that promised its deadline (O9)
 * @param calendarId the calendar that runs the clock (B8); {@code null} for one without an id
 * @param calendarVersion its version
 * @param zone its zone, in which dates and hours are
 * @param tier of a cycle, the tier it is in; of a duty, the one that promised its deadline (O8). {@code null} for none
 * @param tierAtReceipt the tier at receipt; {@code null} for none
 * @param source the attribute {@code source} of the lead
 * @param attributes the attributes that tables of its policy are segmented by; of a cycle all attributes of its lead
 * @param receivedAt when it was received
 * @param receivedOn the date of that
 * @param receivedHour the hour of that, 0 to 23
 */
public record Circumstances(
        String stage,
        String policyId,
        String policyVersion,
        @Nullable String calendarId,
        String calendarVersion,
        ZoneId zone,
        @Nullable String tier,
        @Nullable String tierAtReceipt,
        @Nullable String source,
        Map<String, String> attributes,
        Instant receivedAt,
        LocalDate receivedOn,
        int receivedHour) {

    public Circumstances {
        attributes = java.util.Collections.unmodifiableMap(new TreeMap<>(attributes));
    }

    /** The same with all attributes of the lead, by which others than its policy tell leads apart. */
    Circumstances withAttributes(Map<String, String> all) {
        return new Circumstances(
                stage,
                policyId,
                policyVersion,
                calendarId,
                calendarVersion,
                zone,
                tier,
                tierAtReceipt,
                source,
                all,
                receivedAt,
                receivedOn,
                receivedHour);
    }
}
