package dev.leadline.reports.duties;

import dev.leadline.database.Journey;
import dev.leadline.database.NewRows;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * What reports count of leads, as others write it: a row for each duty and each cycle, for each span of time in which it was
 * known so. Whoever writes holds the leads' locks; the rows are kept or not with the rest of their transaction.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Duties {

    private static final String KNOWN = SpannedTable.DUTY.known() + " union all " + SpannedTable.CYCLE.known();

    /** So many new rows go with the rest; more are copied, after what ends for them. */
    private static final int FEW = 12;

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

    /** What is counted of leads now. It is there once its journey was sent. */
    public static final class Known {

        /** Of leads of which nothing is counted. */
        public static final Known NOTHING = new Known(List.of());

        private final List<KnownRow> rows;

        private Known(List<KnownRow> rows) {
            this.rows = rows;
        }

        private List<KnownRow> of(Collection<Assessed> leads) {
            var ids = leads.stream().map(Assessed::leadId).collect(Collectors.toSet());
            return rows.stream().filter(row -> ids.contains(row.key().leadId())).toList();
        }
    }

    /** Reads what is counted of leads now. The caller holds their locks, and goes on holding them. */
    public Known read(Collection<String> leads, Journey on) {
        return new Known(on.list(KNOWN, Parameters.of("leads", leads), KnownRow::read));
    }

    /** Keeps what is counted of leads from now on, when the journey is sent; of what stays as it is known nothing is written. */
    public void keep(Collection<Assessed> leads, Known known, Instant now, Journey on) {
        var changes = new RowChanges(known.of(leads), told(leads, now), now);
        if (changes.added().size() <= FEW) {
            end(changes, now, on);
            each(changes.added(), (to, rows) -> to.addTo(on, rows));
            return;
        }
        var before = new Journey();
        end(changes, now, before);
        queries.send(before);
        each(changes.added(), queries::add);
    }

    private static void end(RowChanges changes, Instant now, Journey on) {
        byTable(changes.dropped()).forEach((of, rows) -> on.and(of.drop(), of.keys(rows)));
        byTable(changes.ended())
                .forEach((of, rows) -> on.and(of.end(), of.keys(rows).and("now", now)));
    }

    private static Map<SpannedTable, List<KnownRow>> byTable(Collection<KnownRow> rows) {
        return rows.stream().collect(Collectors.groupingBy(row -> SpannedTable.of(row.key())));
    }

    private static List<SpannedRow> told(Collection<Assessed> leads, Instant now) {
        var told = new ArrayList<SpannedRow>();
        for (var each : leads) {
            var counted = CountedLead.of(each.leadId(), each.assessment());
            counted.duties()
                    .forEach(duty -> told.add(SpannedRow.ofDuty(
                            new Span<>(duty, now, null), each.decisions().get(duty.cycle()))));
            counted.cycles().forEach(cycle -> told.add(SpannedRow.ofCycle(new Span<>(cycle, now, null))));
        }
        return told;
    }

    private static void each(Collection<SpannedRow> rows, BiConsumer<NewRows, List<List<String>>> table) {
        var duties = new ArrayList<List<String>>();
        var cycles = new ArrayList<List<String>>();
        rows.forEach(row -> (row.key().isDuty() ? duties : cycles).add(row.texts()));
        table.accept(SpannedTable.DUTY.add(), duties);
        table.accept(SpannedTable.CYCLE.add(), cycles);
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
        var rows = new ArrayList<SpannedRow>();
        for (var lead : leads.values()) {
            lead.duties().forEach(span -> rows.add(SpannedRow.ofDuty(span, decisionOf(span, decisionAt))));
            lead.cycles().forEach(span -> rows.add(SpannedRow.ofCycle(span)));
        }
        each(rows, queries::add);
    }

    private static UUID decisionOf(Span<Duty> span, DecisionAt decisionAt) {
        var duty = span.row();
        return decisionAt.find(duty.leadId(), duty.cycle(), span.knownFrom());
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
