package dev.leadline.alerts;

import dev.leadline.alerts.channels.Target;
import dev.leadline.alerts.subscriptions.SubscriptionBody;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A receiver.
 *
 * @param name its name, which tables of policies use
 * @param kind webhook, slack or email
 * @param url where to; null for mail
 * @param address where to; null but for mail
 * @param digestEvery all alerts of such a period go together, PT0S: each alone; null but for mail
 * @param enabled whether anything is sent to it
 * @param disabledBecause why the server disabled it; otherwise null
 * @param heldUntil the moment before which it wants nothing, as it said itself (`Retry-After`); null when it did not
 * @param oldSecretUntil until when the secret before the last rotation signs, too; null without one
 * @param revision the number of its last change, over all receivers
 * @param changedAt when that was
 * @param subscriptions what it hears of besides the alerts that name it
 * @param secret what its webhooks are signed with; only in the answer that made it, otherwise null
 */
@Schema(name = "Receiver")
record ReceiverBody(
        String name,
        @Schema(enumeration = {"webhook", "slack", "email"}) String kind,
        @Schema(nullable = true) String url,
        @Schema(nullable = true) String address,
        @Schema(nullable = true, implementation = String.class, examples = "PT1H") Duration digestEvery,
        boolean enabled,
        @Schema(nullable = true) String disabledBecause,
        @Schema(nullable = true) Instant heldUntil,
        @Schema(nullable = true) Instant oldSecretUntil,
        long revision,
        Instant changedAt,
        List<SubscriptionBody> subscriptions,
        @Schema(nullable = true) String secret) {

    /** @param secret shown only when it was made just now */
    static ReceiverBody from(
            StoredReceiver stored, Target target, List<SubscriptionBody> subscriptions, String secret) {
        var email = target instanceof Target.Email mail ? mail : null;
        return new ReceiverBody(
                stored.name,
                stored.kind,
                target instanceof Target.Webhook webhook
                        ? webhook.url()
                        : target instanceof Target.Slack slack ? slack.url() : null,
                email == null ? null : email.address(),
                email == null ? null : email.digestEvery(),
                stored.enabled,
                stored.disabledBecause,
                stored.heldUntil,
                stored.oldSecretUntil,
                stored.revision,
                stored.changedAt,
                subscriptions,
                secret);
    }

    String tag() {
        return "r" + revision;
    }
}
