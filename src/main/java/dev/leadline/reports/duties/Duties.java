package dev.leadline.reports.duties;

import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import dev.leadline.kernel.duty.CountedLead;
import dev.leadline.kernel.duty.CountedSpans;
import dev.leadline.kernel.duty.Duty;
import dev.leadline.kernel.duty.Span;
import dev.leadline.kernel.tracking.Assessment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * What reports count of leads, as others write it: a row for each duty and each cycle, for each span of time in which it was
 * known so. Whoever writes holds the leads' locks; the rows are kept or not with the rest of their transaction.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Duties {

    private static final String PUT_DUTIES = SpannedTable.DUTY.put();
    private static final String PUT_CYCLES = SpannedTable.CYCLE.put();

    private static final String MERGE_DUTIES = SpannedTable.DUTY.merge(
            "t.cause is distinct from 'MERGED'",
            """
            'state', 'CANCELLED', 'cause', 'MERGED', 'ended_at', cast(:at as timestamptz), 'met_at', null,
            'open_to_done', null, 'wall_to_done', null, 'done_while_closed', false
            """);

    private static final String MERGE_CYCLES =
            SpannedTable.CYCLE.merge("t.merged_into is distinct from :stays", "'merged_into', cast(:stays as text)");

    private final Queries queries;

    public Duties(Queries queries) {
        this.queries = queries;
    }

    /**
     * A lead to be counted as it stands now.
     *
     * @param leadId the lead
     * @param assessment how it stands
     * @param decisions the decisions that were made of it now, by the numbers of the cycles that they are on
     */
    public record Assessed(String leadId, Assessment assessment, Map<Integer, UUID> decisions) {}

    /** Finds the decision that was made last on a cycle of a lead up to a moment. */
    public interface DecisionAt {
        /** {@code null} when there is none. */
        UUID find(String leadId, int cycle, Instant moment);
    }

    /** Keeps what is counted of leads from now on; of what stays as it is known nothing is written. */
    public void keep(Collection<Assessed> leads, Instant now) {
        if (leads.isEmpty()) {
            return;
        }
        var ids = leads.stream().map(Assessed::leadId).toList();
        var changes =
                new RowChanges(queries.list(SpannedTable.KNOWN, Parameters.of("leads", ids), KnownRow::read), now);
        for (var each : leads) {
            var counted = CountedLead.of(each.leadId(), each.assessment());
            counted.duties().forEach(duty -> changes.add(duty, each.decisions().get(duty.cycle())));
            counted.cycles().forEach(changes::add);
        }
        end(changes.ended(), now);
        drop(changes.dropped());
        put(changes.duties(), changes.cycles());
    }

    private void end(Collection<KnownRow> rows, Instant now) {
        for (var table : SpannedTable.values()) {
            queries.updateEach(
                    table.end(), table.of(rows), row -> Parameters.of(row).and("now", now));
        }
    }

    private void drop(Collection<KnownRow> rows) {
        for (var table : SpannedTable.values()) {
            queries.updateEach(table.drop(), table.of(rows));
        }
    }

    private void put(Collection<RowChanges.SpannedDuty> duties, Collection<RowChanges.SpannedCycle> cycles) {
        if (!duties.isEmpty()) {
            queries.update(PUT_DUTIES, Parameters.of("rows", RowTexts.of(duties)));
        }
        if (!cycles.isEmpty()) {
            queries.update(PUT_CYCLES, Parameters.of("rows", RowTexts.of(cycles)));
        }
    }

    /**
     * Keeps what was counted of leads at every moment, in the place of all that is kept of them.
     *
     * @param decisionAt finds the decisions that said so
     */
    public void replace(Map<String, CountedSpans> leads, DecisionAt decisionAt) {
        var ids = Parameters.of("leads", leads.keySet());
        queries.update(SpannedTable.DUTY.forget(), ids);
        queries.update(SpannedTable.CYCLE.forget(), ids);
        put(
                leads.values().stream()
                        .flatMap(each -> each.duties().stream())
                        .map(span -> spanned(span, decisionAt))
                        .toList(),
                leads.values().stream()
                        .flatMap(each -> each.cycles().stream())
                        .map(span -> new RowChanges.SpannedCycle(
                                span.row(), span.knownFrom(), span.knownUntil(), RowTexts.fingerprint(span.row())))
                        .toList());
    }

    private static RowChanges.SpannedDuty spanned(Span<Duty> span, DecisionAt decisionAt) {
        var duty = span.row();
        return new RowChanges.SpannedDuty(
                duty,
                decisionAt.find(duty.leadId(), duty.cycle(), span.knownFrom()),
                span.knownFrom(),
                span.knownUntil(),
                RowTexts.fingerprint(duty));
    }

    /**
     * From now on the leads that were merged into one are counted with it: their own duties are not owed any more.
     *
     * @param stays the lead that stands for them
     * @param at when they turned out to be one
     */
    public void merge(String stays, Instant at, Instant now) {
        var merged = Parameters.of("stays", stays).and("at", at).and("now", now);
        queries.update(MERGE_DUTIES, merged);
        queries.update(MERGE_CYCLES, merged);
    }
}
