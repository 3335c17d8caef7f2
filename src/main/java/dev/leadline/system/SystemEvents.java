package dev.leadline.system;

import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** What happened to the data of the server as a whole, for good. */
@ApplicationScoped
class SystemEvents {

    private static final String NOTE =
            """
            insert into system_event (noted_at, kind, reference, said, lost_from, lost_until)
            values (:at, :kind, :reference, :said, :lost_from, :lost_until) on conflict (kind, reference) do nothing
            """;
    private static final String PAGE =
            """
            select id, noted_at, kind, said, lost_from, lost_until from system_event
            where id < :before order by id desc limit :most
            """;

    private final Queries queries;
    private final InstantSource clock;

    SystemEvents(Queries queries, InstantSource clock) {
        this.queries = queries;
        this.clock = clock;
    }

    /**
     * Notes it, unless it was noted before.
     *
     * @param reference tells it apart from others of its kind
     * @param lostFrom what was acknowledged from then on may be missing; null when nobody knows
     * @return whether it is new
     */
    boolean note(String kind, String reference, String said, Instant lostFrom, Instant lostUntil) {
        return queries.update(
                        NOTE,
                        Parameters.of("at", clock.instant())
                                .and("kind", kind)
                                .and("reference", reference)
                                .and("said", said)
                                .and("lost_from", lostFrom)
                                .and("lost_until", lostUntil))
                > 0;
    }

    /** Those before one, the newest first. */
    List<SystemEventBody> page(long before, int most) {
        return queries.list(PAGE, Parameters.of("before", before).and("most", most), SystemEvents::read);
    }

    private static SystemEventBody read(ResultSet row) throws SQLException {
        return new SystemEventBody(
                row.getLong("id"),
                Queries.instant(row, "noted_at"),
                row.getString("kind"),
                row.getString("said"),
                Queries.instant(row, "lost_from"),
                Queries.instant(row, "lost_until"));
    }
}
