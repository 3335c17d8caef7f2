package dev.leadline.alerts;

import dev.leadline.web.QuotedText;
import dev.leadline.web.problems.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads deliveries for the API, and changes them without sending. */
@ApplicationScoped
class Deliveries {

    /** So many rows are changed in one transaction at most. */
    private static final int MOST_AT_ONCE = 2_000;

    private final EntityManager database;
    private final InstantSource clock;

    Deliveries(EntityManager database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A filter of deliveries; null means any.
     *
     * @param before those with a smaller number
     */
    record Filter(DeliveryState state, String receiver, String leadId, long before) {

        private String condition() {
            var all = new ArrayList<>(List.of("d.id < :before"));
            if (state != null) {
                // as text in the statement, or the index of parked ones would not be seen to fit
                all.add("d.state = '" + state.name() + "'");
            }
            if (receiver != null) {
                all.add("d.receiver = :receiver");
            }
            if (leadId != null) {
                all.add("a.leadId = :lead");
            }
            return String.join(" and ", all);
        }

        private Map<String, Object> parameters() {
            var all = new HashMap<String, Object>(Map.of("before", before));
            if (receiver != null) {
                all.put("receiver", receiver);
            }
            if (leadId != null) {
                all.put("lead", leadId);
            }
            return all;
        }
    }

    /** The newest first. */
    List<DeliveryBody> page(Filter filter, int limit) {
        return QuarkusTransaction.joiningExisting().call(() -> StoredDelivery.<StoredDelivery>find(
                        "from StoredDelivery d join fetch d.alert a where " + filter.condition()
                                + " order by d.id desc",
                        filter.parameters())
                .page(0, limit)
                .stream()
                .map(DeliveryBody::from)
                .toList());
    }

    /** One with its body and all tries. */
    Optional<DeliveryBody> find(long id) {
        return QuarkusTransaction.joiningExisting().call(() -> StoredDelivery.<StoredDelivery>findByIdOptional(id)
                .map(stored -> DeliveryBody.from(stored, StoredTry.list("deliveryId = ?1 order by id", stored.id))));
    }

    /**
     * Sends one again, with the same id and however old it is; its tries begin anew.
     *
     * @throws Problem 404 without such a delivery; 409 while it is pending, and when there is no receiver
     */
    void replay(long id) {
        QuarkusTransaction.joiningExisting().run(() -> {
            var stored =
                    StoredDelivery.<StoredDelivery>findByIdOptional(id).orElseThrow(() -> missing(String.valueOf(id)));
            if (StoredReceiver.findById(stored.receiver) == null) {
                throw Problem.conflict("There is no receiver (" + QuotedText.of(stored.receiver)
                        + ").\nCreate it: waiting deliveries are then sent automatically.");
            }
            int begun = update(
                    "update delivery set state = 'PENDING', tries = 0, next_try_at = ?2, ended_at = null,"
                            + " tell_until = null, last_error = null where id = ?1 and state <> 'PENDING'",
                    id,
                    clock.instant());
            if (begun == 0) {
                throw Problem.conflict("The delivery (" + id + ") is already pending.");
            }
        });
    }

    /**
     * Discards what waits and is not on its way, as a filter says.
     *
     * @return how many
     */
    int discard(DiscardRequest filter) {
        int all = 0;
        int some;
        do {
            some = QuarkusTransaction.requiringNew().call(() -> discardSome(filter));
            all += some;
        } while (some == MOST_AT_ONCE);
        return all;
    }

    private int discardSome(DiscardRequest filter) {
        var statement = database.createNativeQuery(
                """
                update delivery set state = 'DISCARDED', next_try_at = null, leased_until = null, ended_at = :now,
                       last_error = 'It was discarded on request.'
                where id in (select d.id from delivery d where (d.leased_until is null or d.leased_until <= :now) and %s
                             order by d.id limit :most for update skip locked)
                """
                        .formatted(filter.condition()));
        statement.setParameter("now", clock.instant()).setParameter("most", MOST_AT_ONCE);
        filter.parameters().forEach(statement::setParameter);
        return statement.executeUpdate();
    }

    /** A receiver was made, enabled or disabled: what waits for it is told so. */
    void follow(String receiver, boolean enabled) {
        address(receiver);
        if (enabled) {
            update(
                    "update delivery set last_error = null where receiver = ?1 and state = 'PENDING' and last_error"
                            + " = ?2",
                    receiver,
                    Receivers.DISABLED);
        } else {
            explain(receiver, Receivers.DISABLED);
        }
    }

    private void address(String receiver) {
        update(
                "update delivery set state = 'PENDING', tries = 0, next_try_at = ?2, last_error = null"
                        + " where receiver = ?1 and state = 'UNADDRESSED' and (tell_until is null or tell_until >= ?2)",
                receiver,
                clock.instant());
    }

    /** What has become too old is not sent any more, but for what is on its way. */
    void suppressOld() {
        update(
                """
                update delivery set state = 'SUPPRESSED', next_try_at = null, leased_until = null, ended_at = ?1,
                       last_error = 'It became too old to be sent.' || coalesce(' ' || last_error, '')
                where id in (select id from delivery where state in ('PENDING', 'UNADDRESSED') and tell_until < ?1
                             and (leased_until is null or leased_until <= ?1) order by tell_until limit ?2
                             for update skip locked)
                """,
                clock.instant(),
                MOST_AT_ONCE);
    }

    /** A receiver is gone. */
    void abandon(String receiver, String why) {
        update(
                "update delivery set state = 'UNADDRESSED', next_try_at = null, leased_until = null, last_error = ?2"
                        + " where receiver = ?1 and state = 'PENDING'",
                receiver,
                why);
    }

    /** Nobody wants what was pending any more, but for what is on its way. */
    void discard(String receiver, String why) {
        update(
                "update delivery set state = 'DISCARDED', next_try_at = null, leased_until = null, ended_at = ?3,"
                        + " last_error = ?2 where receiver = ?1 and state = 'PENDING' and (leased_until is null or leased_until <= ?3)",
                receiver,
                why,
                clock.instant());
    }

    /** Says why what is pending is not being sent. */
    void explain(String receiver, String why) {
        update(
                "update delivery set last_error = ?2 where receiver = ?1 and state = 'PENDING'"
                        + " and last_error is distinct from ?2",
                receiver,
                why);
    }

    /** Receivers that were made while an alert for them was being added, which nobody saw then. */
    @SuppressWarnings("unchecked")
    void addressLatecomers() {
        QuarkusTransaction.joiningExisting().run(() -> {
            List<String> names = database.createNativeQuery(
                            "select r.name from receiver r where exists (select 1 from delivery d"
                                    + " where d.receiver = r.name and d.state = 'UNADDRESSED')",
                            String.class)
                    .getResultList();
            names.forEach(this::address);
        });
    }

    static Problem missing(String id) {
        return Problem.notFound("There is no delivery (" + QuotedText.of(id) + ").");
    }

    private int update(String statement, Object... values) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            var update = database.createNativeQuery(statement);
            for (int i = 0; i < values.length; i++) {
                update.setParameter(i + 1, values[i]);
            }
            return update.executeUpdate();
        });
    }
}
