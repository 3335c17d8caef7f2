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
import dev.leadline.reports.duties.KnownRow.Key;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What reports count of leads, as others write it: a row for each duty and each cycle, for each span of time in which it was
 * known so. Whoever writes holds the leads' locks; the rows are kept or not with the rest of their transaction.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Duties {

    private static final String KNOWN_OF_ALL = SpannedTable.knownOfAll();
    private static final String KNOWN_OF_ONE = SpannedTable.knownOfOne();
    private static final Changing OF_DUTIES = Changing.of(SpannedTable.DUTY);
    private static final Changing OF_CYCLES = Changing.of(SpannedTable.CYCLE);

    /** So many changes go in one journey; what many change is written table by table. */
    private static final int FEW = 12;

    private static final String MERGE_DUTIES = SpannedTable.DUTY.merge(
            "t.cause is distinct from 'MERGED'",
            """
            'state', 'CANCELLED', 'cause', 'MERGED', 'ended_at', cast(:at as timestamptz), 'met_at', null,
            'open_to_done', null, 'wall_to_done', null, 'done_while_closed', false
            """);

    private static final String MERGE_CYCLES =
            SpannedTable.CYCLE.merge("t.merged_into is distinct from :stays", "'merged_into', cast(:stays as text)");

    /** What is done to rows of a table. */
    private record Changing(String end, String endAll, String drop, NewRows add) {

        static Changing of(SpannedTable table) {
            return new Changing(table.end(), table.endAll(), table.drop(), table.add());
        }

        static Changing of(Key key) {
            return key.isDuty() ? OF_DUTIES : OF_CYCLES;
        }
    }

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
        var changes = new RowChanges(known(leads), told(leads, now), now);
        var journey = new Journey();
        changes.dropped().forEach(row -> journey.and(Changing.of(row.key()).drop(), List.of(row.place())));
        if (changes.added().size() + changes.ended().size() > FEW) {
            queries.send(journey);
            end(changes.ended(), now);
            add(changes.added());
            return;
        }
        changes.ended().forEach(row -> journey.and(Changing.of(row.key()).end(), List.of(now.toString(), row.place())));
        changes.added().forEach(row -> journey.and(Changing.of(row.key()).add().one(), row.texts()));
        queries.send(journey);
    }

    private List<KnownRow> known(Collection<Assessed> leads) {
        var ids = leads.stream().map(Assessed::leadId).toList();
        return ids.size() == 1
                ? queries.list(KNOWN_OF_ONE, Parameters.of("lead", ids.get(0)), KnownRow::read)
                : queries.list(KNOWN_OF_ALL, Parameters.of("leads", ids), KnownRow::read);
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

    private void end(Collection<KnownRow> rows, Instant now) {
        var places = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> Changing.of(row.key()), Collectors.mapping(KnownRow::place, Collectors.toList())));
        places.forEach((in, ended) ->
                queries.update(in.endAll(), Parameters.of("places", ended).and("now", now)));
    }

    private void add(Collection<SpannedRow> rows) {
        var duties = new ArrayList<List<String>>();
        var cycles = new ArrayList<List<String>>();
        rows.forEach(row -> (row.key().isDuty() ? duties : cycles).add(row.texts()));
        queries.add(OF_DUTIES.add(), duties);
        queries.add(OF_CYCLES.add(), cycles);
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
        add(rows);
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
