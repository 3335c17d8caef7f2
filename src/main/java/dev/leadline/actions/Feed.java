package dev.leadline.actions;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import dev.leadline.web.json.JsonText;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * The history of the queue, by position. Whoever writes to the queue leaves an event without one; only when it is
 * committed does {@link #place} give it the next. So whoever has read up to a position has read all that there will
 * ever be up to there, and a gap means that what was there is deleted.
 */
@ApplicationScoped
class Feed {

    private static final int PLACED_AT_ONCE = 1_000;
    private static final int DELETED_AT_ONCE = 1_000;

    private static final String STATE = "select latest, exists (select from queue_event_waiting) from queue_feed";

    private static final String OLDEST = "select min(position) from queue_event";

    /** Whoever comes second goes away again, and does not wait. */
    private static final String TURN = "select latest from queue_feed for update skip locked";

    private static final String PLACE =
            """
            with taken as (
              delete from queue_event_waiting
              where id in (select id from queue_event_waiting order by id limit :most)
              returning id, before, after)
            insert into queue_event (position, placed_at, before, after)
            select :latest + row_number() over (order by id), :now, before, after from taken
            """;

    private static final String MOVE_ON = "update queue_feed set latest = latest + :placed";

    private static final String READ =
            """
            select e.position, %s, %s
            from queue_event e,
                 jsonb_populate_record(null::queued_action, e.before) b,
                 jsonb_populate_record(null::queued_action, e.after) a
            where e.position > :position order by e.position limit :most
            """
                    .formatted(QueueRows.columnsOf("b"), QueueRows.columnsOf("a"));

    /** Always from the beginning, so that there is never a gap, and never more than a step looks at. */
    private static final String DELETE =
            """
            delete from queue_event where position <= (
              select max(position) from (select position, placed_at from queue_event order by position limit :most) oldest
              where placed_at < :before)
            """;

    private final Queries queries;
    private final QueueEntries entries;
    private final ObjectMapper json;
    private final InstantSource clock;

    Feed(Queries queries, QueueEntries entries, ObjectMapper json, InstantSource clock) {
        this.queries = queries;
        this.entries = entries;
        this.json = json;
        this.clock = clock;
    }

    /**
     * The state of the feed.
     *
     * @param latest the last position; 0 when there was none yet
     * @param somethingWaits whether something is committed that has no position yet
     */
    record State(long latest, boolean somethingWaits) {}

    State state() {
        return queries.list(STATE, row -> new State(row.getLong(1), row.getBoolean(2)))
                .get(0);
    }

    /**
     * Returns whether all that came after a position can still be read; never for a position that was not given yet.
     */
    boolean isKeptFrom(long position) {
        long latest = state().latest();
        var oldest = queries.list(OLDEST, row -> {
                    long first = row.getLong(1);
                    return row.wasNull() ? latest + 1 : first;
                })
                .get(0);
        return position <= latest && position >= oldest - 1;
    }

    /**
     * Gives positions to what is committed, unless another replica is at it.
     *
     * @return whether there may be more to do
     */
    boolean place() {
        return QuarkusTransaction.requiringNew().call(() -> {
            // Each statement sees what is committed when it begins, so the second sees all that came before the lock.
            var turn = queries.list(TURN, row -> row.getLong(1));
            if (turn.isEmpty()) {
                return false;
            }
            int placed = queries.update(
                    PLACE,
                    Parameters.of("most", PLACED_AT_ONCE)
                            .and("latest", turn.get(0))
                            .and("now", clock.instant()));
            if (placed > 0) {
                queries.update(MOVE_ON, Parameters.of("placed", placed));
            }
            return placed == PLACED_AT_ONCE;
        });
    }

    /** Events after a position, in their order; the first may be later than the next when that one is deleted. */
    List<QueueEvent> after(long position, int most) {
        return queries.list(READ, Parameters.of("position", position).and("most", most), this::event);
    }

    private QueueEvent event(ResultSet row) throws SQLException {
        var after = QueueRows.read(row, 1 + QueueRows.COLUMNS.size());
        return new QueueEvent(
                row.getLong(1),
                QueueRows.read(row, 1),
                after,
                after == null ? null : JsonText.write(json, entries.of(after)),
                action -> QueueWords.of(action, json));
    }

    /**
     * Deletes some of the events that were placed before a moment, the oldest first.
     *
     * @return whether there may be more to do
     */
    boolean forget(Instant before) {
        return QuarkusTransaction.requiringNew()
                .call(() -> DELETED_AT_ONCE
                        == queries.update(
                                DELETE, Parameters.of("most", DELETED_AT_ONCE).and("before", before)));
    }
}
