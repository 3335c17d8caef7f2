package dev.leadline.reports;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.leadline.reports.duties.LateAges;
import dev.leadline.reports.duties.ListedDutyRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is late now, by what is known now: not done by the deadline, of leads that are open. Ages are open time since the
 * deadline, by the calendar of each duty.
 *
 * @param judgedAt the moment of judging
 * @param duty the obligation
 * @param filters the values of each filter
 * @param rows a row a group in which something is late, the most first
 * @param total all of it
 * @param items the duties, the earliest deadline first
 * @param next the cursor of the next page; null on the last
 */
@Schema(name = "LateNow")
record LateNowBody(
        Instant judgedAt,
        String duty,
        Map<String, List<String>> filters,
        List<Row> rows,
        Row total,
        List<ListedDutyRow> items,
        @Schema(nullable = true) String next) {

    /**
     * What is late in a group.
     *
     * @param group the value of each grouping, null where the duties have none; absent in the total
     * @param count how many duties
     * @param oldest the age of the oldest; null when there is none
     * @param median the age that half of them have reached; null when there is none
     * @param ages how many have which age
     */
    @Schema(name = "LateNowRow")
    record Row(
            @JsonInclude(JsonInclude.Include.NON_NULL) Map<String, Object> group,
            long count,
            @Schema(nullable = true, format = "duration") String oldest,
            @Schema(nullable = true, format = "duration") String median,
            AgesBody ages) {

        static Row from(Map<String, Object> group, LateAges ages) {
            return new Row(
                    group,
                    ages.count(),
                    ages.findOldest().map(Duration::toString).orElse(null),
                    ages.findMedian().map(Duration::toString).orElse(null),
                    AgesBody.from(ages.byBusinessDays()));
        }
    }

    /**
     * How many have which age, in business days: days as long as the calendar is open on one, in the mean of the last 52 weeks.
     *
     * @param under1 less than 1
     * @param from1to3 1 to less than 3
     * @param from3to10 3 to less than 10
     * @param over10 10 or more
     */
    @Schema(name = "LateNowAges")
    record AgesBody(long under1, long from1to3, long from3to10, long over10) {

        static AgesBody from(long[] counts) {
            return new AgesBody(counts[0], counts[1], counts[2], counts[3]);
        }
    }
}
