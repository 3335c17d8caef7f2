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
import java.util.ArrayList;
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

    private static final String KEEP = SpannedTable.keep();
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
        var duties = new ArrayList<SpannedRow>();
        var cycles = new ArrayList<SpannedRow>();
        for (var each : leads) {
            var counted = CountedLead.of(each.leadId(), each.assessment());
            counted.duties()
                    .forEach(duty -> duties.add(SpannedRow.of(
                            new Span<>(duty, now, null), each.decisions().get(duty.cycle()))));
            counted.cycles().forEach(cycle -> cycles.add(SpannedRow.of(new Span<>(cycle, now, null), null)));
        }
        queries.update(
                KEEP,
                Parameters.of("leads", leads.stream().map(Assessed::leadId).toList())
                        .and("duty_rows", RowTexts.of(duties))
                        .and("lead_cycle_rows", RowTexts.of(cycles))
                        .and("now", now));
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
                PUT_DUTIES,
                leads.values().stream()
                        .flatMap(each -> each.duties().stream())
                        .map(span -> SpannedRow.of(span, decisionOf(span, decisionAt)))
                        .toList());
        put(
                PUT_CYCLES,
                leads.values().stream()
                        .flatMap(each -> each.cycles().stream())
                        .map(span -> SpannedRow.of(span, null))
                        .toList());
    }

    private static UUID decisionOf(Span<Duty> span, DecisionAt decisionAt) {
        var duty = span.row();
        return decisionAt.find(duty.leadId(), duty.cycle(), span.knownFrom());
    }

    private void put(String statement, Collection<SpannedRow> rows) {
        if (!rows.isEmpty()) {
            queries.update(statement, Parameters.of("rows", RowTexts.of(rows)));
        }
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
