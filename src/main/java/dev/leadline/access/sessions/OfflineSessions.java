package dev.leadline.access.sessions;

import dev.leadline.database.Queries;
import java.time.Instant;

/** Sessions for whoever reaches the database, with a server or without. A running server hears of each change. */
public final class OfflineSessions {

    private final SessionTable table;

    public OfflineSessions(Queries queries) {
        this.table = new SessionTable(queries);
    }

    /** Ends all sessions of somebody. */
    public void endAll(SessionOwner of, String by, Instant now) {
        table.endAll(of, by, now);
    }
}
