package dev.leadline.reports.cycles;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.leadline.reports.LeadsLink;
import dev.leadline.reports.cycles.AttemptCounts.AttemptRow;
import dev.leadline.reports.duties.DutyQuestion;
import dev.leadline.reports.questions.ReportQuery;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What was done in a period, group by group, whatever it was owed for. A lead that is qualified again counts again.
 *
 * @param asked what was asked
 * @param judgedAt the moment of judging
 * @param zone the zone in which the dates are; null when there are several, or nothing was done
 * @param note what is special about the answer; null when nothing is
 * @param rows a row a group, in the order of the values; none when no group was asked for
 * @param total all of them. A lead that is worked in several groups is counted once
 */
@Schema(name = "ActivityReport")
record ActivityBody(
        CyclesAskedBody asked,
        Instant judgedAt,
        @Schema(nullable = true) String zone,
        @Schema(nullable = true) String note,
        List<Row> rows,
        Row total) {

    /**
     * What was done in a group.
     *
     * @param group the value of each grouping, null where there is none; absent in the total
     * @param attempts the attempts made in the period
     * @param counting those of them that count
     * @param firstCalls those of them that were the first call of their lead
     * @param leadsWorked the leads with an attempt in the period
     * @param attemptsALead attempts for each lead worked; null when none was
     * @param channels the same channel by channel
     * @param dispositions the leads closed in the period, by type and reason
     * @param outcomes what became of the leads received in the period
     * @param missing what the leads lacked whose attempts were all due in the period, and were not kept
     * @param givenUp the leads given up in the period, by the reason told
     */
    @Schema(name = "ActivityRow")
    record Row(
            @JsonInclude(JsonInclude.Include.NON_NULL) Map<String, Object> group,
            long attempts,
            long counting,
            long firstCalls,
            long leadsWorked,
            @Schema(nullable = true) Double attemptsALead,
            List<Channel> channels,
            List<Disposition> dispositions,
            OutcomesBody outcomes,
            MissingBody missing,
            GivenUpBody givenUp) {

        /** @param duties the duties of the group that were due in the period */
        static Row from(Map<String, Object> group, Activity activity, DutyQuestion duties) {
            var made = activity.made();
            long attempts = made.stream().mapToLong(AttemptRow::count).sum();
            long worked = activity.leadsWorked();
            return new Row(
                    group,
                    attempts,
                    made.stream().mapToLong(AttemptRow::counting).sum(),
                    made.stream().mapToLong(AttemptRow::firstCalls).sum(),
                    worked,
                    aLead(attempts, worked),
                    made.stream()
                            .map(AttemptRow::channel)
                            .distinct()
                            .sorted()
                            .map(channel -> Channel.from(channel, activity))
                            .toList(),
                    dispositions(activity),
                    OutcomesBody.from(activity.outcomes()),
                    MissingBody.from(activity.missing(), LeadsLink.to(duties.ofKind("ALL_ATTEMPTS"))),
                    GivenUpBody.from(activity.givenUp(), duties.ofKind(GivenUpReading.DUTY)));
        }

        private static List<Disposition> dispositions(Activity activity) {
            var sums = new TreeMap<Disposition, Long>(Comparator.comparing(Disposition::type)
                    .thenComparing(Disposition::reason, Comparator.nullsFirst(Comparator.naturalOrder())));
            activity.dispositions()
                    .forEach(row -> sums.merge(new Disposition(row.type(), row.reason(), 0), row.leads(), Long::sum));
            return sums.entrySet().stream()
                    .map(each ->
                            new Disposition(each.getKey().type(), each.getKey().reason(), each.getValue()))
                    .toList();
        }
    }

    /**
     * The attempts of one channel.
     *
     * @param channel the channel
     * @param attempts the attempts made in the period
     * @param counting those of them that count
     * @param leadsWorked the leads with an attempt in the channel in the period
     * @param attemptsALead attempts for each of these leads
     * @param outcomes the attempts by outcome
     * @param distribution these leads by how often each had been tried in the channel by the end of the period
     */
    @Schema(name = "ChannelActivity")
    record Channel(
            String channel,
            long attempts,
            long counting,
            long leadsWorked,
            @Schema(nullable = true) Double attemptsALead,
            Map<String, Long> outcomes,
            List<Step> distribution) {

        static Channel from(String channel, Activity activity) {
            var made = activity.made().stream()
                    .filter(row -> row.channel().equals(channel))
                    .toList();
            var steps = new TreeMap<Integer, Step>();
            activity.spread().stream()
                    .filter(row -> row.channel().equals(channel))
                    .forEach(row -> steps.merge(row.soFar(), Step.from(row), Step::plus));
            long attempts = made.stream().mapToLong(AttemptRow::count).sum();
            long worked = steps.values().stream().mapToLong(Step::leads).sum();
            return new Channel(
                    channel,
                    attempts,
                    made.stream().mapToLong(AttemptRow::counting).sum(),
                    worked,
                    aLead(attempts, worked),
                    made.stream()
                            .collect(Collectors.groupingBy(
                                    row -> row.outcome() == null ? "NONE" : row.outcome(),
                                    TreeMap::new,
                                    Collectors.summingLong(AttemptRow::count))),
                    List.copyOf(steps.values()));
        }
    }

    /**
     * Leads that were tried equally often in a channel.
     *
     * @param attempts how many attempts that count each had by the end of the period; 50 stands for more, too
     * @param leads how many leads
     * @param belowFloor how many of them had fewer than their tier requires
     */
    @Schema(name = "AttemptsStep")
    record Step(int attempts, long leads, long belowFloor) {

        static Step from(AttemptRow row) {
            return new Step(row.soFar(), row.count(), row.soFar() < row.required() ? row.count() : 0);
        }

        Step plus(Step more) {
            return new Step(attempts, leads + more.leads, belowFloor + more.belowFloor);
        }
    }

    /**
     * Leads closed in the same way.
     *
     * @param type `ACCEPTED`, `REJECTED`, `DISQUALIFIED` or `RETURNED`
     * @param reason the reason told; null for none
     * @param leads how many
     */
    @Schema(name = "DispositionCount")
    record Disposition(String type, @Schema(nullable = true) String reason, long leads) {}

    private static Double aLead(long attempts, long leads) {
        return leads == 0 ? null : ShareOfLeadsBody.rounded((double) attempts / leads);
    }

    static ActivityBody from(ReportQuery query, String judged, Activity activity) {
        var groups = new Groups(query.by());
        var zones = activity.zones();
        var duties = CycleQuestion.due(query, null);
        return new ActivityBody(
                CyclesAskedBody.from(query, judged),
                query.question().moment().at(),
                Groups.zone(zones),
                Groups.note(zones),
                query.by().isEmpty()
                        ? List.of()
                        : activity.groups(groups).entrySet().stream()
                                .map(each -> Row.from(
                                        groups.named(each.getKey()),
                                        each.getValue(),
                                        duties.of(groups.of(each.getKey()))))
                                .toList(),
                Row.from(null, activity.total(), duties));
    }
}
