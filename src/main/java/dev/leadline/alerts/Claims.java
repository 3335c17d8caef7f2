package dev.leadline.alerts;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.alerts.channels.ClaimedDelivery;
import dev.leadline.database.secrets.Secrets;
import dev.leadline.database.secrets.UnreadableSecret;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Distributes deliveries among replicas: a replica claims deliveries for a while, sends them outside of any
 * transaction, and marks them. When it dies in between, the lease runs out and another sends them again, with the same
 * id.
 */
@ApplicationScoped
class Claims {

    /** Longer than any try may last. */
    static final Duration LEASE = Duration.ofSeconds(60);

    /** So many are on their way to one receiver at most, over all replicas: the others go on. */
    static final int MOST_IN_FLIGHT = 8;

    private static final int MOST_IN_A_DIGEST = 200;

    private static final String DUE =
            "d.state = 'PENDING' and d.next_try_at <= ?1 and (d.leased_until is null or d.leased_until <= ?1)";

    /** Held while claiming, so that no two replicas count the same places; it does not stand in the way of new alerts. */
    private static final String HOLD =
            "select * from receiver where name = ?1 and enabled and (held_until is null or held_until <= ?2)"
                    + " for no key update skip locked";

    /** What is sent in order waits for what is earlier of the same lead. */
    private static final String FIRST_OF_ITS_LEAD =
            """
            (d.in_order_of is null or not exists (
               select 1 from delivery e where e.receiver = d.receiver and e.in_order_of = d.in_order_of
                 and e.state = 'PENDING' and e.id < d.id))
            """;

    private static final String CLAIM =
            """
            with claimed as (
              update delivery set leased_until = ?3
              where id in (select d.id from delivery d where d.receiver = ?2 and %s and %s
                           order by d.next_try_at, d.id limit ?4 for update skip locked)
              returning id, alert_id, tries, next_try_at)
            select c.id, cast(c.alert_id as text), c.tries, a.type, a.body
            from claimed c join alert a on a.id = c.alert_id
            order by c.next_try_at, c.id
            """
                    .formatted(DUE, FIRST_OF_ITS_LEAD);

    private static final Logger LOG = Logger.getLogger(Claims.class);

    private final EntityManager database;
    private final ObjectMapper json;
    private final InstantSource clock;
    private final Secrets secrets;

    /** The receivers whose secret does not open, which is said once. */
    private final Set<String> unreadable = ConcurrentHashMap.newKeySet();

    Claims(EntityManager database, ObjectMapper json, InstantSource clock, Secrets secrets) {
        this.database = database;
        this.json = json;
        this.clock = clock;
        this.secrets = secrets;
    }

    /** The deliveries claimed for one receiver, with the receiver as it is now. */
    record Load(Receiver receiver, List<ClaimedDelivery> parcels) {}

    /** The receivers to whom something is due now. */
    @SuppressWarnings("unchecked")
    List<Receiver> due() {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<StoredReceiver> found = database.createNativeQuery(
                            "select * from receiver r where r.enabled and (r.held_until is null or r.held_until <= ?1)"
                                    + " and exists (select 1 from delivery d where"
                                    + " d.receiver = r.name and " + DUE + ") order by r.name",
                            StoredReceiver.class)
                    .setParameter(1, clock.instant())
                    .getResultList();
            return found.stream().flatMap(this::readable).toList();
        });
    }

    /** One whose secret does not open gets nothing until it is rotated, and is in no other's way. */
    private Stream<Receiver> readable(StoredReceiver stored) {
        try {
            var receiver = stored.toReceiver(json, secrets);
            unreadable.remove(stored.name);
            return Stream.of(receiver);
        } catch (UnreadableSecret e) {
            if (unreadable.add(stored.name)) {
                LOG.errorf("Nothing is sent to the receiver %s. %s Make it anew.", stored.name, e.getMessage());
            }
            return Stream.empty();
        }
    }

    /**
     * Claims what is due to a receiver, as far as there is room.
     *
     * @return empty when there is nothing, or another replica is claiming for it just now
     */
    Optional<Load> claim(String name) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var held = database.createNativeQuery(HOLD, StoredReceiver.class)
                    .setParameter(1, name)
                    .setParameter(2, clock.instant())
                    .getResultStream()
                    .findFirst();
            if (held.isEmpty()) {
                return Optional.empty();
            }
            var receiver = ((StoredReceiver) held.get()).toReceiver(json, secrets);
            var parcels = claimed(receiver, clock.instant().truncatedTo(ChronoUnit.MICROS));
            return parcels.isEmpty() ? Optional.empty() : Optional.of(new Load(receiver, parcels));
        });
    }

    private List<ClaimedDelivery> claimed(Receiver receiver, Instant now) {
        int room = room(receiver, now);
        if (room <= 0) {
            return List.of();
        }
        var lease = now.plus(LEASE);
        return database
                .createNativeQuery(CLAIM, Object[].class)
                .setParameter(1, now)
                .setParameter(2, receiver.name())
                .setParameter(3, lease)
                .setParameter(4, room)
                .getResultList()
                .stream()
                .map(row -> parcel((Object[]) row, lease))
                .toList();
    }

    private static ClaimedDelivery parcel(Object[] row, Instant lease) {
        return new ClaimedDelivery(
                ((Number) row[0]).longValue(),
                UUID.fromString((String) row[1]),
                ((Number) row[2]).intValue(),
                lease,
                (String) row[3],
                (String) row[4]);
    }

    /** A digest is one mail with all that is due: one at a time. */
    private int room(Receiver receiver, Instant now) {
        var leased = ((Number) database.createNativeQuery(
                                "select count(*) from delivery where receiver = ?1 and leased_until > ?2")
                        .setParameter(1, receiver.name())
                        .setParameter(2, now)
                        .getSingleResult())
                .intValue();
        if (receiver.target().isDigest()) {
            return leased == 0 ? MOST_IN_A_DIGEST : 0;
        }
        return MOST_IN_FLIGHT - leased;
    }

    /** Keeps a try, whatever came of it. */
    void log(ClaimedDelivery parcel, DeliveryAttempt outcome) {
        StoredTry.from(parcel.id(), outcome).persist();
    }

    /** It was taken: also when the lease has run out, for the receiver has it. */
    void delivered(ClaimedDelivery parcel, DeliveryAttempt outcome) {
        update(
                "update delivery set state = 'DELIVERED', tries = tries + 1, next_try_at = null, leased_until = null,"
                        + " ended_at = ?2, last_error = null where id = ?1 and state = 'PENDING'",
                parcel.id(),
                outcome.at());
    }

    /** It failed and is tried again then, unless the lease has run out and someone else is trying. */
    void failed(ClaimedDelivery parcel, DeliveryAttempt outcome, Instant nextTry) {
        update(
                "update delivery set tries = tries + 1, next_try_at = ?3, leased_until = null, last_error = ?4"
                        + " where id = ?1 and leased_until = ?2",
                parcel.id(),
                parcel.lease(),
                nextTry,
                outcome.error());
    }

    /**
     * It failed and is given up.
     *
     * @return whether the lease had not run out, so that it was ours to say
     */
    boolean parked(ClaimedDelivery parcel, DeliveryAttempt outcome) {
        return update(
                        "update delivery set state = 'PARKED', tries = tries + 1, next_try_at = null,"
                                + " leased_until = null, ended_at = ?3, last_error = ?4"
                                + " where id = ?1 and leased_until = ?2",
                        parcel.id(),
                        parcel.lease(),
                        outcome.at(),
                        outcome.error())
                == 1;
    }

    private int update(String statement, Object... values) {
        var update = database.createNativeQuery(statement);
        for (int i = 0; i < values.length; i++) {
            update.setParameter(i + 1, values[i]);
        }
        return update.executeUpdate();
    }
}
