package dev.leadline.reports.duties;

import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import dev.leadline.database.Queries.RowReader;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/**
 * Reads duties by the plans that suit them. The database cannot know how few buckets and groups there are, and would sort all
 * rows to group them, or to list some.
 */
@ApplicationScoped
public class DutyReading {

    private static final List<String> SETTINGS = List.of(
            "set local enable_sort = off", "set local work_mem = '64MB'", "set local statement_timeout = '14s'");

    /** A report of years on a busy server takes longer than what a lead waits for. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Queries queries;

    DutyReading(Queries queries) {
        this.queries = queries;
    }

    /** The rows that a query finds: in the order of an index, or grouped by hash. */
    public <T> List<T> list(String select, Parameters parameters, RowReader<T> reader) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            SETTINGS.forEach(setting -> queries.update(setting, Parameters.none()));
            return queries.list(select, parameters, PATIENCE, reader);
        });
    }
}
