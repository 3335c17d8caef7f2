package dev.leadline.reports.duties;

import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import dev.leadline.kernel.duty.CountedSpans;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The leads of which nothing is counted yet: they were tracked before anything was. Everything here joins the caller's
 * transaction, where there is one.
 */
@ApplicationScoped
public class Uncounted {

    private static final Duration AGAIN_AFTER = Duration.ofHours(1);

    private final Queries queries;

    Uncounted(Queries queries) {
        this.queries = queries;
    }

    /**
     * How far the filling is.
     *
     * @param leads all tracked leads
     * @param filled those that are counted
     * @param failed those that could not be counted the last time
     */
    public record Progress(long leads, long filled, long failed) {}

    /** A lead that could not be counted. */
    public record Failure(String leadId, String because, Instant triedAt) {}

    /** Returns whether no other replica fills in; if so, none does until the end of the transaction. */
    public boolean isOurs() {
        return queries.list(
                        "select pg_try_advisory_xact_lock(hashtext('leadline.uncounted'))", row -> row.getBoolean(1))
                .get(0);
    }

    /** The next ones, but for those that failed within the hour. */
    public List<String> next(int limit, Instant now) {
        return queries.list(
                """
                select id from lead where counted_from is null and not exists (
                  select from uncounted where lead_id = lead.id and tried_at > :before)
                order by id limit :most
                """,
                Parameters.of("most", limit).and("before", now.minus(AGAIN_AFTER)),
                row -> row.getString(1));
    }

    /** Leads are counted, each from the first moment of which something is known. */
    public void counted(Map<String, CountedSpans> leads, Instant now) {
        queries.update("delete from uncounted where lead_id = any(:leads)", Parameters.of("leads", leads.keySet()));
        queries.updateEach(
                "update lead set counted_from = :from where id = :lead", leads.entrySet(), lead -> Parameters.of(
                                "lead", lead.getKey())
                        .and("from", lead.getValue().findFirst().orElse(now)));
    }

    /** A lead could not be counted: it holds up no other, and is tried again after an hour. */
    public void failed(String lead, String because, Instant now) {
        queries.update(
                """
                insert into uncounted (lead_id, because, tried_at) values (:lead, :because, :now)
                on conflict (lead_id) do update set because = excluded.because, tried_at = excluded.tried_at
                """,
                Parameters.of("lead", lead)
                        .and("because", Optional.ofNullable(because).orElse("It is not known why."))
                        .and("now", now));
    }

    public Progress progress() {
        return queries.list(
                        """
                        select count(*), (select count(*) from lead where counted_from is null),
                               (select count(*) from uncounted)
                        from lead
                        """,
                        row -> new Progress(row.getLong(1), row.getLong(1) - row.getLong(2), row.getLong(3)))
                .get(0);
    }

    /** Returns the number of leads that are not counted yet. */
    public long left() {
        return queries.list("select count(*) from lead where counted_from is null", row -> row.getLong(1))
                .get(0);
    }

    /** Those that failed, in the order of their ids, at most so many. */
    public List<Failure> failures(int limit) {
        return queries.list(
                "select lead_id, because, tried_at from uncounted order by lead_id limit :most",
                Parameters.of("most", limit),
                row -> new Failure(
                        row.getString("lead_id"), row.getString("because"), Queries.instant(row, "tried_at")));
    }
}
