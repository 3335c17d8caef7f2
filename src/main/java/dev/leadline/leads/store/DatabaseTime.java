package dev.leadline.leads.store;

import dev.leadline.database.Journey;
import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.function.Supplier;

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
        var journey = new Journey();
        var asked = asked(journey);
        queries.send(journey);
        return asked.get();
    }

    /** The moment at which a journey comes to this question, known once it was sent. */
    public Supplier<Instant> asked(Journey on) {
        var answer = on.list("select clock_timestamp() as now", Parameters.none(), row -> Queries.instant(row, "now"));
        return () -> answer.get(0);
    }
}
