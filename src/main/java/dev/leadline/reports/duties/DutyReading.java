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
 * rows to group them, or to list some. It takes lists of times for larger than they are, too, and would write groups to disk.
 */
@ApplicationScoped
public class DutyReading {

    private static final String SETTINGS =
            """
            select set_config('enable_sort', 'off', true), set_config('work_mem', '64MB', true),
              set_config('hash_mem_multiplier', '16', true), set_config('statement_timeout', '14s', true)
            """;

    /** A report of years on a busy server takes longer than what a lead waits for. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Queries queries;

    DutyReading(Queries queries) {
        this.queries = queries;
    }

    /** The rows that a query finds: in the order of an index, or grouped by hash. */
    public <T> List<T> list(String select, Parameters parameters, RowReader<T> reader) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            queries.list(SETTINGS, row -> null);
            return queries.list(select, parameters, PATIENCE, reader);
        });
    }
}
