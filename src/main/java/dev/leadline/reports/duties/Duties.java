package dev.leadline.reports.duties;

import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import dev.leadline.kernel.duty.Duty;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/**
 * What reports count of leads, as others write it: a row for each duty and each cycle, for each span of time in which it was
 * known so. Whoever writes holds the leads' locks; the rows are kept or not with the rest of their transaction.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Duties {

    private static final String KEEP_DUTIES = SpannedTable.DUTY.keep("decision_id");
    private static final String KEEP_CYCLES = SpannedTable.CYCLE.keep("");

    private static final String MERGE_DUTIES = SpannedTable.DUTY.merge(
            "t.cause is distinct from 'MERGED'",
            """
            'state', 'CANCELLED', 'cause', 'MERGED', 'ended_at', cast(:at as timestamptz), 'met_at', null,
            'open_to_done', null, 'wall_to_done', null, 'done_while_closed', false
            """);

    private static final String MERGE_CYCLES =
            SpannedTable.CYCLE.merge("t.merged_into is distinct from :stays", "'merged_into', cast(:stays as text)");

    private final Queries queries;

    Duties(Queries queries) {
        this.queries = queries;
    }

    /** A duty and the decision that says so. */
    private record DutyRow(Duty duty, UUID decisionId) {}

    /** Keeps what is counted of leads from now on; of what stays as it is known nothing is written. */
    public void keep(Collection<Counted> leads, Instant now) {
        if (leads.isEmpty()) {
            return;
        }
        var known = Parameters.of(
                        "leads",
                        leads.stream().map(each -> each.lead().leadId()).toList())
                .and("now", now);
        var duties = leads.stream()
                .flatMap(each -> each.lead().duties().stream()
                        .map(duty -> new DutyRow(duty, each.decisions().get(duty.cycle()))))
                .toList();
        queries.update(KEEP_DUTIES, known.and("rows", RowTexts.of(duties)));
        var cycles =
                leads.stream().flatMap(each -> each.lead().cycles().stream()).toList();
        queries.update(KEEP_CYCLES, known.and("rows", RowTexts.of(cycles)));
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
