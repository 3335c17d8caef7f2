package dev.leadline.leads.store;

import dev.leadline.database.Queries;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/**
 * The time of the database, which is one for all replicas: by it facts are recorded and deadlines noticed, whatever the
 * clocks of the servers say.
 */
@ApplicationScoped
public class DatabaseTime {

    private final Queries queries;

    public DatabaseTime(Queries queries) {
        this.queries = queries;
    }

    /** The moment at which it is asked, and not that at which the transaction began. */
    public Instant now() {
        return queries.list("select clock_timestamp() as now", row -> Queries.instant(row, "now"))
                .get(0);
    }
}
