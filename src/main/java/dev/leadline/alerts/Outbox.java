package dev.leadline.alerts;

import static dev.leadline.database.Queries.timestamp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.database.Queries;
import dev.leadline.web.TimeOrderedIds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Takes alerts in, within the transaction in which what they tell of becomes true: both are kept or neither is. Nothing
 * is sent here; {@link Courier} does that, after the commit.
 */
@ApplicationScoped
public class Outbox {

    private static final String DELIVER =
            """
            insert into delivery (alert_id, receiver, state, created_at, next_try_at, last_error)
            values (?, ?, ?, ?, ?, ?)
            """;

    private final EntityManager database;
    private final Queries queries;
    private final ObjectMapper json;
    private final InstantSource clock;

    Outbox(EntityManager database, Queries queries, ObjectMapper json, InstantSource clock) {
        this.database = database;
        this.queries = queries;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Adds an alert. With no receivers nothing is kept.
     *
     * @param receivers the names of those who are told; for a name that no receiver has yet the alert waits
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(Alert alert, Collection<String> receivers) {
        addAll(Map.of(alert, receivers));
    }

    /** Adds alerts in one go, each with the names of those who are told. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void addAll(Map<Alert, ? extends Collection<String>> alerts) {
        var all = new TreeSet<String>();
        alerts.values().forEach(all::addAll);
        if (all.isEmpty()) {
            return;
        }
        var now = clock.instant();
        var known = known(all);
        var deliveries = new ArrayList<StoredDelivery>();
        alerts.forEach((alert, receivers) -> {
            var names = new TreeSet<>(receivers);
            var stored = names.isEmpty() ? null : kept(AlertBody.from(alert), alert.leadId(), now);
            names.forEach(name -> deliveries.add(delivery(stored, name, known.get(name), now)));
        });
        database.flush();
        queries.updateEach(DELIVER, deliveries, Outbox::set);
    }

    private static StoredDelivery delivery(StoredAlert alert, String name, Receiver receiver, Instant now) {
        var delivery = StoredDelivery.of(alert, name, now);
        if (receiver == null) {
            delivery.state = DeliveryState.UNADDRESSED;
            delivery.lastError = Receivers.missing(name).getMessage();
        } else {
            delivery.nextTryAt = receiver.target().dueAt(now);
            delivery.lastError = receiver.enabled() ? null : Receivers.DISABLED;
        }
        return delivery;
    }

    private static void set(PreparedStatement statement, StoredDelivery delivery) throws SQLException {
        statement.setObject(1, delivery.alert.id);
        statement.setString(2, delivery.receiver);
        statement.setString(3, delivery.state.name());
        statement.setTimestamp(4, timestamp(delivery.createdAt));
        statement.setTimestamp(5, timestamp(delivery.nextTryAt));
        statement.setString(6, delivery.lastError);
    }

    /** Adds an alert that tries a receiver out; it goes the way of all others, but at once. */
    @Transactional(Transactional.TxType.MANDATORY)
    long addTest(String receiver) {
        var now = clock.instant();
        var delivery = StoredDelivery.of(kept(AlertBody.test(receiver, now), null, now), receiver, now);
        delivery.nextTryAt = now;
        delivery.persistAndFlush();
        return delivery.id;
    }

    private StoredAlert kept(AlertBody body, String leadId, Instant now) {
        var stored = new StoredAlert();
        stored.id = TimeOrderedIds.next(now);
        stored.type = body.type();
        stored.leadId = leadId;
        stored.createdAt = now;
        stored.body = text(body);
        stored.persist();
        return stored;
    }

    /** They are held until the commit, so that none is deleted while an alert is on its way to it. */
    @SuppressWarnings("unchecked")
    private Map<String, Receiver> known(Collection<String> names) {
        List<StoredReceiver> found = database.createNativeQuery(
                        "select * from receiver where name in (?1) order by name for key share", StoredReceiver.class)
                .setParameter(1, names)
                .getResultList();
        return found.stream()
                .map(stored -> stored.toReceiver(json))
                .collect(Collectors.toMap(Receiver::name, Function.identity()));
    }

    private String text(AlertBody body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("The value cannot be written as JSON", impossible);
        }
    }
}
