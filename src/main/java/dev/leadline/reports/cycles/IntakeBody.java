package dev.leadline.reports.cycles;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.leadline.reports.questions.ReportQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Leads received, group by group. A lead that is qualified again is received again.
 *
 * @param asked what was asked
 * @param judgedAt the moment as of which it is known
 * @param zone the zone in which the dates are; null when there are several, or no lead
 * @param note what is special about the answer; null when nothing is
 * @param rows a row a group in which leads were received, in the order of the values; none when no group was asked for
 * @param total all of them, which is the sum of the rows
 * @param waitingForScore the leads that wait for a score at the moment of judging, whenever they were received, by policy
 */
@Schema(name = "IntakeReport")
record IntakeBody(
        CyclesAskedBody asked,
        Instant judgedAt,
        @Schema(nullable = true) String zone,
        @Schema(nullable = true) String note,
        List<Row> rows,
        Row total,
        List<Waiting> waitingForScore) {

    /**
     * The leads of a group.
     *
     * @param group the value of each grouping, null where the leads have none; absent in the total
     * @param received how many were received; not those merged into another lead
     * @param merged how many were merged into another lead
     * @param unscored how many of those received wait for a score
     * @param nurtured how many of those received are below the worked bands
     * @param outsideHours how many of those received came outside the hours of their calendar
     */
    @Schema(name = "IntakeRow")
    record Row(
            @JsonInclude(JsonInclude.Include.NON_NULL) Map<String, Object> group,
            long received,
            long merged,
            long unscored,
            long nurtured,
            ShareOfLeadsBody outsideHours) {

        static Row from(Map<String, Object> group, IntakeCount count) {
            return new Row(
                    group,
                    count.received(),
                    count.merged(),
                    count.unscored(),
                    count.nurtured(),
                    ShareOfLeadsBody.of(count.outsideHours(), count.received()));
        }
    }

    /**
     * Leads of a policy that wait for a score.
     *
     * @param policy the policy
     * @param responsible the team that must score them; null when the policy is no longer in force
     * @param leads how many
     * @param medianAge for how long half of them wait, or longer; wall time from receipt
     * @param oldestAge for how long the first of them waits
     * @param oldestReceivedAt when that was received
     */
    @Schema(name = "WaitingForScore")
    record Waiting(
            String policy,
            @Schema(nullable = true) String responsible,
            long leads,
            @Schema(format = "duration") String medianAge,
            @Schema(format = "duration") String oldestAge,
            Instant oldestReceivedAt) {

        static Waiting from(WaitingLeads.Waiting waiting, String responsible, Instant at) {
            return new Waiting(
                    waiting.policy(),
                    responsible,
                    waiting.leads(),
                    age(waiting.median(), at),
                    age(waiting.oldest(), at),
                    waiting.oldest());
        }

        private static String age(Instant since, Instant at) {
            return Duration.ofSeconds(Duration.between(since, at).toSeconds()).toString();
        }
    }

    static IntakeBody from(
            ReportQuery query,
            String judged,
            Map<List<String>, IntakeCount> counts,
            List<WaitingLeads.Waiting> waiting,
            Function<String, String> responsible) {
        var groups = new Groups(query.by());
        var total = counts.values().stream().reduce(IntakeCount.NONE, IntakeCount::plus);
        var at = query.question().moment().at();
        return new IntakeBody(
                CyclesAskedBody.from(query, judged),
                at,
                Groups.zone(total.zones()),
                Groups.note(total.zones()),
                query.by().isEmpty()
                        ? List.of()
                        : counts.entrySet().stream()
                                .sorted(Map.Entry.comparingByKey(groups.inOrder()))
                                .map(each -> Row.from(groups.named(each.getKey()), each.getValue()))
                                .toList(),
                Row.from(null, total),
                waiting.stream()
                        .map(each -> Waiting.from(each, responsible.apply(each.policy()), at))
                        .toList());
    }
}
