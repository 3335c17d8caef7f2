package dev.leadline.actions;

import dev.leadline.actions.due.DueBuckets;
import dev.leadline.database.Queries;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;

/** Reads the queue page by page, in any of its orders. */
@ApplicationScoped
class QueueReading {

    /** First which leads, off an index alone, then their rows; the limit in words, so that no plan is made without it. */
    private static final String PAGE = "with page as materialized (%s) select " + QueueRows.columnsOf("q")
            + " from page join queued_action q using (lead_id) order by %s";

    private static final String LEADS =
            "select lead_id, due_order, received_at from queued_action where %s%s order by %s limit %d";

    private static final String DUE = "%1$sdue_order, %1$slead_id";
    private static final String LAST_DUE = "%1$sdue_order desc, %1$slead_id desc";
    private static final String RECEIVED = "%1$sreceived_at, %1$slead_id";
    private static final String LAST_RECEIVED = "%1$sreceived_at desc, %1$slead_id desc";

    private final Queries queries;
    private final QueueCounting counting;

    QueueReading(Queries queries, QueueCounting counting) {
        this.queries = queries;
        this.counting = counting;
    }

    /** The first page in the usual order. */
    List<QueuedAction> page(Filter filter, int most) {
        return page(new Asked(filter, Set.of(), Instant.EPOCH), QueueOrder.DUE, null, most);
    }

    /**
     * Which actions are asked for.
     *
     * @param due the buckets of which an action must be in one; of none, any will do
     * @param at the moment from which the buckets are seen
     */
    record Asked(Filter filter, Set<DueBuckets.Name> due, Instant at) {}

    /**
     * @param after the last entry that was told; {@code null} to begin
     * @param most how many at most
     */
    List<QueuedAction> page(Asked asked, QueueOrder order, Cursor after, int most) {
        var buckets = counting.buckets(asked.at());
        var parameters = buckets.addTo(asked.filter().parameters());
        if (after != null) {
            // the driver's word for infinity
            parameters
                    .and("after_at", after.at() == null ? OffsetDateTime.MAX : after.at())
                    .and("after_lead", after.leadId());
        }
        var condition = asked.filter().condition() + " and " + buckets.condition(asked.due());
        return queries.list(select(condition, order, after, most), parameters, row -> QueueRows.read(row, 0));
    }

    private static String select(String where, QueueOrder order, Cursor after, int most) {
        return switch (order) {
            case DUE -> page(where, after, "(due_order, lead_id) > ", DUE, most);
            case RECEIVED -> page(where, after, "(received_at, lead_id) > ", RECEIVED, most);
            case LAST_RECEIVED -> page(where, after, "(received_at, lead_id) < ", LAST_RECEIVED, most);
            case LAST_DUE -> lastDue(where, after, most);
        };
    }

    private static String page(String where, Cursor after, String comparison, String order, int most) {
        var rest = after == null ? "" : " and " + comparison + "(:after_at, :after_lead)";
        return PAGE.formatted(LEADS.formatted(where, rest, order.formatted(""), most), order.formatted("q."));
    }

    /** By the same index backwards; what is never due is at its end, and yet comes last. */
    private static String lastDue(String where, Cursor after, int most) {
        var order = LAST_DUE.formatted("");
        boolean isBeyondDue = after != null && after.at() == null;
        var rest = after == null ? "" : " and (due_order, lead_id) < (:after_at, :after_lead)";
        var due =
                LEADS.formatted(where + " and due_order < 'infinity'", isBeyondDue ? " and false" : rest, order, most);
        var never = LEADS.formatted(where + " and due_order = 'infinity'", isBeyondDue ? rest : "", order, most);
        var both = "select lead_id from ((%s) union all (%s)) l order by due_order = 'infinity', %s limit %d"
                .formatted(due, never, order, most);
        return PAGE.formatted(both, "q.due_order = 'infinity', " + LAST_DUE.formatted("q."));
    }
}
