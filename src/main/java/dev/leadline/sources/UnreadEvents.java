package dev.leadline.sources;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import dev.leadline.kernel.Invalid;
import dev.leadline.web.json.JsonText;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The log of what could not be read: kept for 14 days, and of each source at most the latest thousand, so that a mapping
 * that fits nothing fills no disk.
 */
@ApplicationScoped
class UnreadEvents {

    static final Duration KEPT = Duration.ofDays(14);
    static final int MOST = 1_000;

    private static final String ADD =
            """
            insert into unread_event (source, received_at, lead_id, event, errors)
            select name, :received_at, :lead_id, :event, :errors from source where name = :source
            and not exists (select 1 from unread_event known where known.source = :source and known.event = :event)
            """;
    private static final String TRIM =
            """
            delete from unread_event where source = :source and id <= (
              select id from unread_event where source = :source order by id desc offset :most limit 1)
            """;
    private static final String SELECT =
            """
            select id, received_at, lead_id, event, errors from unread_event
            where source = :source and id > :after and received_at > :since order by id limit :most
            """;

    private final Queries queries;
    private final ObjectMapper json;
    private final InstantSource clock;

    UnreadEvents(Queries queries, ObjectMapper json, InstantSource clock) {
        this.queries = queries;
        this.json = json;
        this.clock = clock;
    }

    /** Events to the log; one that is there already, since its source sent it again, is there once. */
    void add(String source, List<UnreadEvent> events) {
        queries.updateEach(ADD, events, event -> parameters(source, event)
                .and("received_at", event.receivedAt())
                .and("event", event.event()));
        queries.update(TRIM, Parameters.of("source", source).and("most", MOST));
    }

    private Parameters parameters(String source, UnreadEvent event) {
        return Parameters.of("source", source)
                .and("lead_id", event.leadId())
                .and("errors", JsonText.write(json, event.errors()));
    }

    /** How many events of each source are in the log; a source without any is left out. */
    Map<String, Long> counts() {
        var counts = new HashMap<String, Long>();
        queries.list(
                "select source, count(*) from unread_event where received_at > :since group by source",
                Parameters.of("since", since()),
                row -> counts.put(row.getString(1), row.getLong(2)));
        return counts;
    }

    /** The events of a source after one, the oldest first. */
    List<UnreadEvent> page(String source, long after, int most) {
        var asked = Parameters.of("source", source)
                .and("after", after)
                .and("since", since())
                .and("most", most);
        return queries.list(
                SELECT,
                asked,
                row -> new UnreadEvent(
                        row.getLong("id"),
                        Queries.instant(row, "received_at"),
                        row.getString("lead_id"),
                        row.getString("event"),
                        List.of(JsonText.read(json, row.getString("errors"), Invalid.Fault[].class))));
    }

    /** An event that was tried again says what is wrong with it now. */
    void change(String source, UnreadEvent event) {
        queries.update(
                "update unread_event set lead_id = :lead_id, errors = :errors where source = :source and id = :id",
                parameters(source, event).and("id", event.id()));
    }

    /** An event that was read is none any more. */
    void remove(long id) {
        queries.update("delete from unread_event where id = :id", Parameters.of("id", id));
    }

    /**
     * Erases what is kept of a source.
     *
     * @param leadId the lead whose events are meant; {@code null} for all
     */
    void erase(String source, String leadId) {
        queries.update(
                "delete from unread_event where source = :source and (:lead_id::text is null or lead_id = :lead_id)",
                Parameters.of("source", source).and("lead_id", leadId));
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        queries.update("delete from unread_event where received_at <= :since", Parameters.of("since", since()));
    }

    private Instant since() {
        return clock.instant().minus(KEPT);
    }
}
