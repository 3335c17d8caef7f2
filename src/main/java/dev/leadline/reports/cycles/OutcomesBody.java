package dev.leadline.reports.cycles;

import dev.leadline.reports.cycles.ResultReading.OutcomeRow;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of leads. Shares are of those whose cycle is finished; the others may still be reached.
 *
 * @param finished how many are closed
 * @param reached how many of these were reached
 * @param accepted how many of these were accepted
 * @param byAttempt those reached by the channel and the attempt that reached them
 * @param notReachedAfter the finished ones that were never reached, by how often they were tried
 * @param unfinished the leads that are still open
 */
@Schema(name = "LeadOutcomes")
record OutcomesBody(
        long finished,
        ShareOfLeadsBody reached,
        ShareOfLeadsBody accepted,
        List<AtAttempt> byAttempt,
        List<Tried> notReachedAfter,
        Unfinished unfinished) {

    /**
     * Finished leads that were reached by the same attempt.
     *
     * @param channel the channel; null when the lead was reached by no attempt of ours
     * @param attempt which attempt of the channel it was, of those that count; null as the channel
     * @param reached how many, of all finished leads
     * @param accepted how many of them were accepted
     */
    @Schema(name = "ReachedAtAttempt")
    record AtAttempt(
            @Schema(nullable = true) String channel,
            @Schema(nullable = true) Integer attempt,
            ShareOfLeadsBody reached,
            ShareOfLeadsBody accepted) {}

    /**
     * Leads that were tried equally often without being reached.
     *
     * @param attempts how many attempts that count each had, in all channels; 50 stands for more, too
     * @param leads how many leads
     */
    @Schema(name = "TriedLeads")
    record Tried(int attempts, long leads) {}

    /**
     * Leads that are still open: censored, as statistics call it.
     *
     * @param leads how many
     * @param reached how many of them were reached so far
     * @param notReachedAfter the others by how often they were tried so far
     */
    @Schema(name = "UnfinishedLeads")
    record Unfinished(long leads, long reached, List<Tried> notReachedAfter) {}

    private record Key(String channel, Integer attempt) {}

    static OutcomesBody from(List<OutcomeRow> rows) {
        long finished = sum(rows, OutcomeRow::isFinished);
        return new OutcomesBody(
                finished,
                ShareOfLeadsBody.of(sum(rows, row -> row.isFinished() && row.isReached()), finished),
                ShareOfLeadsBody.of(sum(rows, row -> row.isFinished() && row.isAccepted()), finished),
                byAttempt(rows, finished),
                tried(rows, OutcomeRow::isFinished),
                new Unfinished(
                        sum(rows, row -> !row.isFinished()),
                        sum(rows, row -> !row.isFinished() && row.isReached()),
                        tried(rows, row -> !row.isFinished())));
    }

    private static List<AtAttempt> byAttempt(List<OutcomeRow> rows, long finished) {
        var order = Comparator.comparing(Key::channel, Comparator.nullsLast(Comparator.<String>naturalOrder()))
                .thenComparing(Key::attempt, Comparator.nullsLast(Comparator.<Integer>naturalOrder()));
        var reached = rows.stream()
                .filter(row -> row.isFinished() && row.isReached())
                .collect(Collectors.groupingBy(
                        row -> new Key(row.channel(), row.attempt()), () -> new TreeMap<>(order), Collectors.toList()));
        return reached.entrySet().stream()
                .map(each -> {
                    long leads = sum(each.getValue(), row -> true);
                    return new AtAttempt(
                            each.getKey().channel(),
                            each.getKey().attempt(),
                            ShareOfLeadsBody.of(leads, finished),
                            ShareOfLeadsBody.of(sum(each.getValue(), OutcomeRow::isAccepted), leads));
                })
                .toList();
    }

    private static List<Tried> tried(List<OutcomeRow> rows, Predicate<OutcomeRow> of) {
        var tried = rows.stream()
                .filter(of.and(row -> !row.isReached()))
                .collect(Collectors.groupingBy(
                        OutcomeRow::tried, TreeMap::new, Collectors.summingLong(OutcomeRow::leads)));
        return tried.entrySet().stream()
                .map(each -> new Tried(each.getKey(), each.getValue()))
                .toList();
    }

    private static long sum(List<OutcomeRow> rows, Predicate<OutcomeRow> of) {
        return rows.stream().filter(of).mapToLong(OutcomeRow::leads).sum();
    }
}
