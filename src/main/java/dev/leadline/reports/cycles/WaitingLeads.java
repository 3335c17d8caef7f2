package dev.leadline.reports.cycles;

import dev.leadline.database.Queries;
import dev.leadline.reports.duties.DutyQuestion;
import dev.leadline.reports.duties.DutySql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Counts the leads that wait for a score, whenever they came: the one that waits longest is the one that matters. */
@ApplicationScoped
public class WaitingLeads {

    private static final String WAITING =
            """
            select d.policy_id, count(*), percentile_disc(0.5) within group (order by d.received_at), min(d.received_at)
            from lead_cycle d
            where %s and d.is_unscored and d.disposed_at is null and d.merged_into is null and d.received_at <= :until
              and %s
            group by 1 order by 1
            """;

    private final Queries queries;

    WaitingLeads(Queries queries) {
        this.queries = queries;
    }

    /**
     * Leads of a policy that wait for a score.
     *
     * @param policy the policy
     * @param leads how many
     * @param median since when half of them wait, or longer
     * @param oldest since when the first of them waits
     */
    public record Waiting(String policy, long leads, Instant median, Instant oldest) {}

    /**
     * All that wait at the moment of judging, policy by policy.
     *
     * @param question the moment, and the filters
     * @param until the last moment of receipt that matters
     */
    public List<Waiting> read(DutyQuestion question, Instant until) {
        var sql = new DutySql(question);
        return queries.list(
                WAITING.formatted(sql.isKnown(), sql.isWanted()),
                sql.parameters().and("until", until),
                row -> new Waiting(
                        row.getString(1),
                        row.getLong(2),
                        row.getTimestamp(3).toInstant(),
                        row.getTimestamp(4).toInstant()));
    }
}
