package dev.leadline.alerts;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.alerts.channels.Target;
import dev.leadline.alerts.channels.WebhookSecret;
import dev.leadline.alerts.subscriptions.Subscriptions;
import dev.leadline.database.secrets.Secrets;
import dev.leadline.web.QuotedText;
import dev.leadline.web.problems.Precondition;
import dev.leadline.web.problems.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** All receivers. Deliveries follow what happens to them: they wait for a receiver, and are sent once there is one. */
@ApplicationScoped
public class Receivers {

    /** Why a delivery is not sent. */
    static final String DISABLED = "The receiver is disabled.";

    private static final int MOST = 200;

    /** Ours alone among the locks of the database. */
    private static final long LOCK = 7_265_636_569L;

    /** How long the secret before a rotation signs beside the new one. */
    private static final Duration OVERLAP = Duration.ofHours(24);

    private final EntityManager database;
    private final Deliveries deliveries;
    private final Subscriptions subscriptions;
    private final ObjectMapper json;
    private final InstantSource clock;
    private final Secrets secrets;

    Receivers(
            EntityManager database,
            Deliveries deliveries,
            Subscriptions subscriptions,
            ObjectMapper json,
            InstantSource clock,
            Secrets secrets) {
        this.database = database;
        this.deliveries = deliveries;
        this.subscriptions = subscriptions;
        this.json = json;
        this.clock = clock;
        this.secrets = secrets;
    }

    /** 404. */
    static Problem missing(String name) {
        return Problem.notFound("There is no receiver (" + QuotedText.of(name) + ").");
    }

    List<ReceiverBody> all() {
        return QuarkusTransaction.joiningExisting()
                .call(() -> StoredReceiver.<StoredReceiver>find("isSubscriber = false order by name").stream()
                        .map(stored -> body(stored, null))
                        .toList());
    }

    Optional<ReceiverBody> find(String name) {
        return QuarkusTransaction.joiningExisting().call(() -> StoredReceiver.<StoredReceiver>findByIdOptional(name)
                .filter(stored -> !stored.isSubscriber)
                .map(stored -> body(stored, null)));
    }

    /**
     * A receiver as it is now.
     *
     * @param isNew whether there was none of that name
     */
    record Put(ReceiverBody body, boolean isNew) {}

    /**
     * Makes a receiver what it is to be, whether there is one or not.
     *
     * @throws Problem 412 or 428 as {@link Precondition#check}; 409 when there are too many
     */
    Put put(String name, Target target, ReceiverRequest wanted, Precondition seen) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            // one at a time: two that make the same receiver, or the last one that there is room for
            database.createNativeQuery("select cast(pg_advisory_xact_lock(?1) as text)")
                    .setParameter(1, LOCK)
                    .getSingleResult();
            checkRoom(name);
            var present = locked(name);
            present.filter(stored -> stored.isSubscriber).ifPresent(stored -> {
                throw Problem.conflict("The name (" + QuotedText.of(name) + ") belongs to a subscription to reports."
                        + "\nUse another name.");
            });
            check(seen, name, present.map(StoredReceiver::tag).stream().toList());
            var stored = present.orElseGet(() -> named(name));
            stored.aim(target, json);
            stored.enabled = wanted.isEnabled();
            stored.disabledBecause = null;
            stored.heldUntil = null;
            var made = sign(stored, target);
            revise(stored);
            stored.persistAndFlush();
            subscriptions.replace(name, wanted.wanted());
            deliveries.follow(stored.name, stored.enabled);
            return new Put(body(stored, made), present.isEmpty());
        });
    }

    private static void checkRoom(String name) {
        if (StoredReceiver.count("name <> ?1 and isSubscriber = false", name) >= MOST) {
            throw Problem.conflict("There are " + MOST + " receivers, the maximum.\nDelete one first.");
        }
    }

    /**
     * Webhooks have a secret, from the moment that the receiver becomes one; others have none.
     *
     * @return the secret that was made just now, or null
     */
    private String sign(StoredReceiver stored, Target target) {
        if (!(target instanceof Target.Webhook)) {
            stored.secret = null;
            stored.oldSecret = null;
            stored.oldSecretUntil = null;
        } else if (stored.secret == null) {
            return newSecret(stored);
        }
        return null;
    }

    /** Kept sealed; what is returned is shown once. */
    private String newSecret(StoredReceiver stored) {
        var made = WebhookSecret.random().text();
        stored.secret = secrets.seal(made, stored.place())
                .orElseThrow(
                        () -> Problem.conflict("Webhooks are signed with a secret, and this server has no key to seal"
                                + " it with.\nSet LEADLINE_SECRETS_KEY_FILE on every replica; `secrets create-key` makes the"
                                + " file."));
        return made;
    }

    /**
     * Makes a new secret.
     *
     * @throws Problem 404 without such a receiver; 409 when it is no webhook
     */
    ReceiverBody rotate(String name) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            var stored = receiver(name);
            if (stored.secret == null) {
                throw Problem.conflict("The receiver " + name + " is of kind " + stored.kind
                        + ", which has no secret because its messages are not signed.");
            }
            stored.oldSecret = stored.secret;
            stored.oldSecretUntil = clock.instant().plus(OVERLAP);
            var made = newSecret(stored);
            revise(stored);
            stored.persistAndFlush();
            return body(stored, made);
        });
    }

    /** Deletes it; what is still to be sent waits for another of that name. */
    void delete(String name, Precondition seen) {
        QuarkusTransaction.joiningExisting().run(() -> {
            var stored = receiver(name);
            check(seen, name, List.of(stored.tag()));
            // waits for those who add alerts to it just now, whose deliveries are then seen below
            stored.delete();
            database.flush();
            deliveries.abandon(name, missing(name).getMessage());
        });
    }

    /**
     * Lets someone have reports by mail, in the caller's transaction: a receiver of its own, which the doors of receivers
     * neither show nor change.
     *
     * @param name of nobody else
     * @param address as {@link Target.Email#checked} has it
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void subscribe(String name, String address) {
        var stored = locked(name).orElseGet(() -> named(name));
        stored.isSubscriber = true;
        stored.enabled = true;
        stored.aim(new Target.Email(address, Duration.ZERO), json);
        revise(stored);
        stored.persistAndFlush();
    }

    /** Ends that; what is still to be sent is discarded. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void unsubscribe(String name) {
        locked(name).filter(stored -> stored.isSubscriber).ifPresent(stored -> {
            stored.delete();
            database.flush();
            deliveries.discard(name, "The subscription was deleted.");
        });
    }

    private StoredReceiver receiver(String name) {
        return locked(name).filter(stored -> !stored.isSubscriber).orElseThrow(() -> missing(name));
    }

    /** Nobody knows what a receiver was before. */
    private static void check(Precondition seen, String name, List<String> present) {
        seen.check(new Precondition.Edited("receiver", name, present, null), tag -> Optional.empty());
    }

    /** The receiver said that it wants nothing any more. */
    void disable(String name, String because) {
        QuarkusTransaction.joiningExisting().run(() -> locked(name).ifPresent(stored -> {
            stored.enabled = false;
            stored.disabledBecause = because;
            revise(stored);
            stored.persistAndFlush();
            deliveries.follow(name, false);
        }));
    }

    /** The receiver wants nothing before a moment: neither what it refused nor anything else. */
    void hold(String name, Instant until) {
        QuarkusTransaction.joiningExisting()
                .run(() -> database.createNativeQuery("update receiver set held_until = ?2 where name = ?1"
                                + " and (held_until is null or held_until < ?2)")
                        .setParameter(1, name)
                        .setParameter(2, until)
                        .executeUpdate());
    }

    private static StoredReceiver named(String name) {
        var stored = new StoredReceiver();
        stored.name = name;
        return stored;
    }

    private void revise(StoredReceiver stored) {
        stored.revision = ((Number) database.createNativeQuery("select nextval('receiver_revision')")
                        .getSingleResult())
                .longValue();
        stored.changedAt = clock.instant();
    }

    private Optional<StoredReceiver> locked(String name) {
        return Optional.ofNullable(database.find(StoredReceiver.class, name, LockModeType.PESSIMISTIC_WRITE));
    }

    private ReceiverBody body(StoredReceiver stored, String secret) {
        return ReceiverBody.from(stored, stored.target(json), subscriptions.of(stored.name), secret);
    }
}
