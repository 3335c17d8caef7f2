package dev.leadline.reports.subscriptions;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.alerts.Receivers;
import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import dev.leadline.web.QuotedText;
import dev.leadline.web.TimeOrderedIds;
import dev.leadline.web.json.JsonText;
import dev.leadline.web.problems.Precondition;
import dev.leadline.web.problems.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The subscriptions to reports. */
@ApplicationScoped
public class ReportSubscriptions {

    static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final int MOST = 1_000;

    /** Two that take the last place do so one after the other. */
    private static final String LOCK = "select cast(pg_advisory_xact_lock(7301317) as text)";

    private static final String SELECT = "select * from report_subscription";

    private static final String PUT =
            """
            insert into report_subscription (id, address, frequency, calendar_id, zone, filter, enabled, starts_at,
                revision, changed_at)
            values (:id, :address, :frequency, :calendar, :zone, cast(:filter as jsonb), :enabled, :starts_at,
                nextval('report_subscription_revision'), :now)
            on conflict (id) do update
            set address = excluded.address, frequency = excluded.frequency, calendar_id = excluded.calendar_id,
                zone = excluded.zone, filter = excluded.filter, enabled = excluded.enabled,
                starts_at = excluded.starts_at, revision = excluded.revision, changed_at = excluded.changed_at
            """;

    private final Queries queries;
    private final Receivers receivers;
    private final ObjectMapper json;
    private final InstantSource clock;

    ReportSubscriptions(Queries queries, Receivers receivers, ObjectMapper json, InstantSource clock) {
        this.queries = queries;
        this.receivers = receivers;
        this.json = json;
        this.clock = clock;
    }

    /** Those that come after one, in the order in which they were made; null is from the first. */
    List<ReportSubscription> after(UUID last, int most) {
        return list(
                SELECT + " where cast(:last as uuid) is null or id > cast(:last as uuid) order by id limit :most",
                Parameters.of("last", last == null ? null : last.toString()).and("most", most));
    }

    /** Those that get mail. */
    public List<ReportSubscription> enabled() {
        return list(SELECT + " where enabled order by id", Parameters.none());
    }

    /** @throws Problem 404 when there is none */
    public ReportSubscription get(UUID id) {
        return find(SELECT + " where id = :id", id).orElseThrow(() -> missing(id.toString()));
    }

    /** Takes one for this transaction; empty when there is none any more, or another has it just now. */
    public Optional<ReportSubscription> take(UUID id) {
        return find(SELECT + " where id = :id for update skip locked", id);
    }

    /** @throws Problem 409 when there are too many */
    ReportSubscription add(ReportSubscription.Wanted wanted) {
        return QuarkusTransaction.requiringNew().call(() -> {
            queries.list(LOCK, row -> "");
            if (queries.list("select count(*) from report_subscription", row -> row.getInt(1))
                            .get(0)
                    >= MOST) {
                throw Problem.conflict("There are " + MOST + " subscriptions, the maximum.\nDelete one first.");
            }
            var now = clock.instant();
            return keep(new ReportSubscription(TimeOrderedIds.next(now), wanted, now, 0, now));
        });
    }

    /** @throws Problem 404, 412 or 428 */
    ReportSubscription change(UUID id, ReportSubscription.Wanted wanted, Precondition seen) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var present = locked(id);
            check(seen, present);
            var now = clock.instant();
            return keep(new ReportSubscription(id, wanted, present.startOf(wanted, now), 0, now));
        });
    }

    /** @throws Problem 404, 412 or 428 */
    void delete(UUID id, Precondition seen) {
        QuarkusTransaction.requiringNew().run(() -> {
            var present = locked(id);
            check(seen, present);
            queries.update("delete from report_subscription where id = :id", Parameters.of("id", id));
            receivers.unsubscribe(present.subscriber());
        });
    }

    private ReportSubscription keep(ReportSubscription next) {
        var wanted = next.wanted();
        queries.update(
                PUT,
                Parameters.of("id", next.id())
                        .and("address", wanted.address())
                        .and("frequency", wanted.frequency().word())
                        .and("calendar", wanted.calendar())
                        .and("zone", wanted.zone())
                        .and("filter", JsonText.write(json, wanted.filter()))
                        .and("enabled", wanted.enabled())
                        .and("starts_at", next.startsAt())
                        .and("now", next.changedAt()));
        receivers.subscribe(next.subscriber(), wanted.address());
        return get(next.id());
    }

    private ReportSubscription locked(UUID id) {
        return find(SELECT + " where id = :id for update", id).orElseThrow(() -> missing(id.toString()));
    }

    private static void check(Precondition seen, ReportSubscription present) {
        var lastChange = "someone at " + present.changedAt();
        seen.check(
                new Precondition.Edited("subscription", present.id().toString(), List.of(present.tag()), lastChange),
                tag -> Optional.empty());
    }

    /**
     * Reads an id of an address.
     *
     * @throws Problem 404 when it can be none
     */
    public static UUID id(String id) {
        if (!id.matches(ID)) {
            throw missing(id);
        }
        return UUID.fromString(id);
    }

    private static Problem missing(String id) {
        return Problem.notFound(
                "There is no subscription (" + QuotedText.of(id) + ").\nSee /v1/subscriptions for all of them.");
    }

    private Optional<ReportSubscription> find(String select, UUID id) {
        return list(select, Parameters.of("id", id)).stream().findFirst();
    }

    private List<ReportSubscription> list(String select, Parameters parameters) {
        return queries.list(
                select,
                parameters,
                row -> new ReportSubscription(
                        row.getObject("id", UUID.class),
                        new ReportSubscription.Wanted(
                                row.getString("address"),
                                Frequency.of(row.getString("frequency")),
                                row.getString("calendar_id"),
                                row.getString("zone"),
                                JsonText.read(json, row.getString("filter"), MailFilterBody.class),
                                row.getBoolean("enabled")),
                        Queries.instant(row, "starts_at"),
                        row.getLong("revision"),
                        Queries.instant(row, "changed_at")));
    }
}
