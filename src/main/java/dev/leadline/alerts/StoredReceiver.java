package dev.leadline.alerts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.alerts.channels.Target;
import dev.leadline.alerts.channels.WebhookSecret;
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

    @Column(name = "disabled_because")
    String disabledBecause;

    String secret;

    @Column(name = "old_secret")
    String oldSecret;

    @Column(name = "old_secret_until")
    Instant oldSecretUntil;

    long revision;

    @Column(name = "changed_at")
    Instant changedAt;

    String tag() {
        return "r" + revision;
    }

    void aim(Target target, ObjectMapper json) {
        try {
            kind = target.kind();
            settings = json.writeValueAsString(target);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("The value cannot be written as JSON", impossible);
        }
    }

    Target target(ObjectMapper json) {
        var type =
                switch (kind) {
                    case Target.Webhook.KIND -> Target.Webhook.class;
                    case Target.Slack.KIND -> Target.Slack.class;
                    default -> Target.Email.class;
                };
        try {
            return json.readValue(settings, type);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Stored data cannot be read", impossible);
        }
    }

    Receiver toReceiver(ObjectMapper json) {
        var secrets = new Receiver.Secrets(secretOf(secret), secretOf(oldSecret), oldSecretUntil);
        return new Receiver(name, target(json), enabled, secrets);
    }

    private static WebhookSecret secretOf(String text) {
        return text == null ? null : new WebhookSecret(text);
    }
}
