package dev.leadline.actions;

import dev.leadline.database.Queries;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/** Reads the queue: what is due first comes first, what is never due last, and equals by the lead's id. */
@ApplicationScoped
class QueueReading {

    /** First which leads, off an index alone, then their rows; the limit in words, so that no plan is made without it. */
    private static final String PAGE =
            """
            with page as materialized (
              select lead_id from queued_action where %%s%%s order by due_order, lead_id limit %%d)
            select %s from page join queued_action q using (lead_id) order by q.due_order, q.lead_id
            """
                    .formatted(QueueRows.columnsOf("q"));

    private static final String AFTER = " and (due_order, lead_id) > (:after_due, :after_lead)";

    private static final String COUNTS =
            """
            select state, type, tier, count(*), count(*) filter (where due_at < :at)
            from queued_action where %s
            group by state, type, tier
            """;

    private final Queries queries;

    QueueReading(Queries queries) {
        this.queries = queries;
    }

    /**
     * @param after the last entry that was told; {@code null} to begin
     * @param most how many at most
     */
    List<QueuedAction> page(Filter filter, Cursor after, int most) {
        var select = PAGE.formatted(filter.condition(), after == null ? "" : AFTER, most);
        var parameters = filter.parameters();
        if (after != null) {
            // the driver's word for infinity
            parameters
                    .and("after_due", after.dueAt() == null ? OffsetDateTime.MAX : after.dueAt())
                    .and("after_lead", after.leadId());
        }
        return queries.list(select, parameters, row -> QueueRows.read(row, 0));
    }

    /**
     * So many actions are alike.
     *
     * @param overdue how many of them were due before the moment of asking
     */
    record Alike(String state, String type, String tier, long actions, long overdue) {}

    /** All actions that the filter accepts, counted at one moment. */
    List<Alike> counts(Filter filter, Instant at) {
        return queries.list(
                COUNTS.formatted(filter.condition()),
                filter.parameters().and("at", at),
                row -> new Alike(row.getString(1), row.getString(2), row.getString(3), row.getLong(4), row.getLong(5)));
    }
}
