package dev.leadline.alerts;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.alerts.channels.Target;
import dev.leadline.alerts.channels.WebhookSecret;
import dev.leadline.database.secrets.SecretPlace;
import dev.leadline.database.secrets.Secrets;
import dev.leadline.web.json.JsonText;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of the receivers. */
@Entity
@Table(name = "receiver")
class StoredReceiver extends PanacheEntityBase {

    @Id
    String name;

    String kind;
    String settings;
    boolean enabled;

    /** Whether it is the address of a subscription to reports. */
    @Column(name = "is_subscriber")
    boolean isSubscriber;

    @Column(name = "disabled_because")
    String disabledBecause;

    /** Sealed. */
    String secret;

    @Column(name = "old_secret")
    String oldSecret;

    @Column(name = "old_secret_until")
    Instant oldSecretUntil;

    @Column(name = "held_until")
    Instant heldUntil;

    long revision;

    @Column(name = "changed_at")
    Instant changedAt;

    String tag() {
        return "r" + revision;
    }

    void aim(Target target, ObjectMapper json) {
        kind = target.kind();
        settings = JsonText.write(json, target);
    }

    Target target(ObjectMapper json) {
        return Target.read(kind, settings, json);
    }

    /** @throws dev.leadline.database.secrets.UnreadableSecret when a secret of it does not open */
    Receiver toReceiver(ObjectMapper json, Secrets keys) {
        var secrets = new Receiver.Secrets(secretOf(secret, keys), secretOf(oldSecret, keys), oldSecretUntil);
        return new Receiver(name, target(json), enabled, secrets);
    }

    private WebhookSecret secretOf(String kept, Secrets keys) {
        return kept == null ? null : new WebhookSecret(keys.open(kept, place()));
    }

    /** Where its secrets are kept. */
    SecretPlace place() {
        return new SecretPlace("receiver", name);
    }
}
