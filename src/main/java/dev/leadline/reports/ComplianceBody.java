package dev.leadline.reports;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.leadline.kernel.statistics.Proportion;
import dev.leadline.kernel.statistics.TimeToEvent;
import dev.leadline.reports.duties.Bucket;
import dev.leadline.reports.duties.DutyQuestion;
import dev.leadline.reports.duties.DutyTally;
import dev.leadline.reports.duties.Grouping;
import dev.leadline.reports.duties.WhoseTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How promises are kept, group by group. ShownNumbers have four decimals.
 *
 * @param asked what was asked
 * @param judgedAt the moment of judging
 * @param zone the zone in which the dates are; null when there are several, or no duty
 * @param note what is special about the answer; null when nothing is
 * @param rows a row a group in which there are duties, in the order of the values; none when no group was asked for
 * @param total all of them, which is the sum of the rows
 * @param restated how many duties have another result by what is known now than by what was known at the end of the period, or
 *     at the moment that was asked for; `/v1/reports/restatements` lists them
 */
@Schema(name = "ComplianceReport")
record ComplianceBody(
        AskedBody asked,
        Instant judgedAt,
        @Schema(nullable = true) String zone,
        @Schema(nullable = true) String note,
        List<Row> rows,
        Row total,
        long restated) {

    private static final String SEVERAL_ZONES = "Dates are in the zone of each duty, such as %s.";

    /**
     * The numbers of a group.
     *
     * @param group the value of each grouping, null where the duties have none; absent in the total
     * @param judged kept, kept late and not done together
     * @param kept done at or before the deadline
     * @param keptLate done after it
     * @param notDone not done though the deadline has passed, also while the lead is open
     * @param inTime not done yet, with the deadline still ahead
     * @param waived waived by a reason of the policy
     * @param noLongerOwed ended before they were due
     * @param noLongerOwedBy these by their cause
     * @param waivedBy the waived by the reason
     * @param share kept of judged; null when nothing was judged
     * @param interval its 95% interval (Wilson); null when nothing was judged
     * @param adjusted the share without what approved waivers excuse; it stands beside the raw one, and never alone
     * @param medianOpen the open time from the start of the clock within which half were met (Kaplan-Meier: what is awaited
     *     counts as longer than so far, what was closed without it as never); null when it is not reached
     * @param p90Open the same of nine in ten
     * @param medianWall the same as `medianOpen` by the wall clock, from receipt
     * @param p90Wall the same of nine in ten
     * @param doneWhileClosed met at a moment that is not open; their open time is what had run until then
     * @param warned judged ones that somebody was warned of in time
     * @param warnedKept those of them that were kept
     * @param ownerShare the share by the owners' own clocks: all judged but those late by these, too; null when nothing was
     *     judged
     * @param classes the late ones by whose time it was
     * @param paused those paused at some time
     * @param pausedTime the open time of their pauses
     * @param unfinished whether some are still in time in the view of leads received, so that its share is not final
     * @param workedAsPromised of `ALL_ATTEMPTS`: leads worked as promised, by every attempt or by reaching somebody in time, of
     *     all with a result; null for other duties
     * @param givenUpEarly of `EARLY_DISQUALIFICATION`: leads given up early of all given up; null for other duties
     * @param atStake what the leads of late duties are worth, by each commitment that says something of them; never to be added
     * @param leads the address of the list of these duties, judged at the same moment
     */
    @Schema(name = "ComplianceRow")
    record Row(
            @JsonInclude(JsonInclude.Include.NON_NULL) Map<String, Object> group,
            long judged,
            long kept,
            long keptLate,
            long notDone,
            long inTime,
            long waived,
            long noLongerOwed,
            Map<String, Long> noLongerOwedBy,
            Map<String, Long> waivedBy,
            @Schema(nullable = true) Double share,
            @Schema(nullable = true) List<Double> interval,
            Adjusted adjusted,
            @Schema(nullable = true, format = "duration") String medianOpen,
            @Schema(nullable = true, format = "duration") String p90Open,
            @Schema(nullable = true, format = "duration") String medianWall,
            @Schema(nullable = true, format = "duration") String p90Wall,
            long doneWhileClosed,
            long warned,
            long warnedKept,
            @Schema(nullable = true) Double ownerShare,
            Classes classes,
            long paused,
            @Schema(format = "duration") String pausedTime,
            boolean unfinished,
            @Schema(nullable = true) ShareBody workedAsPromised,
            @Schema(nullable = true) ShareBody givenUpEarly,
            List<AtStakeBody> atStake,
            String leads) {

        static Row from(Map<String, Object> group, DutyTally tally, DutyQuestion question) {
            var share = tally.findShare();
            var open = tally.openTime();
            var wall = tally.wallTime();
            var warned = tally.findWarned();
            return new Row(
                    group,
                    tally.judged(),
                    tally.in(Bucket.KEPT),
                    tally.in(Bucket.KEPT_LATE),
                    tally.in(Bucket.NOT_DONE),
                    tally.in(Bucket.IN_TIME),
                    tally.in(Bucket.WAIVED),
                    tally.in(Bucket.NO_LONGER_OWED),
                    tally.byCause(Bucket.NO_LONGER_OWED),
                    tally.byCause(Bucket.WAIVED),
                    share.map(ShownNumbers::rounded).orElse(null),
                    share.map(Proportion::interval).map(ShownNumbers::rounded).orElse(null),
                    Adjusted.from(tally),
                    time(open, ShownNumbers.MEDIAN),
                    time(open, ShownNumbers.NINE_IN_TEN),
                    time(wall, ShownNumbers.MEDIAN),
                    time(wall, ShownNumbers.NINE_IN_TEN),
                    tally.doneWhileClosed(),
                    warned.map(Proportion::trials).orElse(0L),
                    warned.map(Proportion::hits).orElse(0L),
                    tally.findOwnerShare().map(ShownNumbers::rounded).orElse(null),
                    Classes.from(tally),
                    tally.paused(),
                    tally.pausedTime().toString(),
                    isUnfinished(tally, question),
                    of(question, "ALL_ATTEMPTS", tally.findWorkedAsPromised()),
                    of(question, "EARLY_DISQUALIFICATION", tally.findGivenUpEarly()),
                    tally.atStake().stream()
                            .map(each -> AtStakeBody.from(each, tally, question))
                            .toList(),
                    LeadsLink.to(question));
        }

        private static boolean isUnfinished(DutyTally tally, DutyQuestion question) {
            return question.period() != null
                    && question.period().view() == DutyQuestion.View.RECEIVED
                    && tally.in(Bucket.IN_TIME) > 0;
        }

        private static ShareBody of(DutyQuestion question, String duty, Optional<Proportion> share) {
            return question.duty().equals(duty) ? share.map(ShareBody::from).orElse(null) : null;
        }
    }

    /**
     * The share kept without what approved waivers of planning or of outages excuse.
     *
     * @param excused judged duties that are excused
     * @param judged the others
     * @param share those kept of the others; null when there are none
     * @param interval its 95% interval (Wilson); null when there are none
     */
    @Schema(name = "AdjustedShare")
    record Adjusted(
            long excused,
            long judged,
            @Schema(nullable = true) Double share,
            @Schema(nullable = true) List<Double> interval) {

        static Adjusted from(DutyTally tally) {
            var share = tally.findAdjustedShare();
            return new Adjusted(
                    tally.excused(),
                    tally.judged() - tally.excused(),
                    share.map(ShownNumbers::rounded).orElse(null),
                    share.map(Proportion::interval).map(ShownNumbers::rounded).orElse(null));
        }
    }

    /**
     * Late duties by whose time it was; each is in one class.
     *
     * @param own by the owner's own clock, too
     * @param routing nobody had the lead at the deadline, or the owner kept it by his own clock, or still can
     * @param handedOnLate as routing, but another owner had the lead before
     * @param notFeasible contact window and open time do not overlap before the deadline
     */
    @Schema(name = "LatenessClasses")
    record Classes(long own, long routing, long handedOnLate, long notFeasible) {

        static Classes from(DutyTally tally) {
            return new Classes(
                    tally.in(WhoseTime.OWN),
                    tally.in(WhoseTime.ROUTING),
                    tally.in(WhoseTime.HANDED_ON_LATE),
                    tally.in(WhoseTime.NOT_FEASIBLE));
        }
    }

    /**
     * So many of so many.
     *
     * @param count how many
     * @param of how many there are
     * @param share the one of the other
     * @param interval its 95% interval (Wilson)
     */
    @Schema(name = "ReportShare")
    record ShareBody(long count, long of, double share, List<Double> interval) {

        static ShareBody from(Proportion share) {
            return new ShareBody(
                    share.hits(), share.trials(), ShownNumbers.rounded(share), ShownNumbers.rounded(share.interval()));
        }
    }

    static ComplianceBody from(ComplianceReport report, AskedBody asked) {
        var question = report.query().question();
        var zones = report.zones();
        return new ComplianceBody(
                asked,
                question.moment().at(),
                zones.size() == 1 ? zones.first() : null,
                zones.size() > 1 ? SEVERAL_ZONES.formatted(String.join(" and ", zones)) : null,
                report.groups().stream()
                        .map(each -> Row.from(Grouping.toJson(each.of()), each.tally(), question.of(each.of())))
                        .toList(),
                Row.from(null, report.total(), question),
                report.restated());
    }

    private static String time(TimeToEvent times, double share) {
        return ShownNumbers.findSeconds(times, share)
                .map(seconds -> Duration.ofSeconds(seconds).toString())
                .orElse(null);
    }
}
