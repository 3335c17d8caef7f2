package dev.leadline.alerts;

import dev.leadline.alerts.channels.Target;
import dev.leadline.alerts.channels.WebhookSecret;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Someone who is told.
 *
 * @param secrets what its webhooks are signed with; empty for other kinds
 */
public record Receiver(String name, Target target, boolean enabled, Secrets secrets) {

    /**
     * The present secret, and the one before it.
     *
     * @param present null for kinds that are not signed
     * @param old null when there was no rotation of late
     * @param oldUntil until when the old one signs, too
     */
    public record Secrets(WebhookSecret present, WebhookSecret old, Instant oldUntil) {

        /** Those that sign at a moment. */
        public List<WebhookSecret> at(Instant moment) {
            return old == null || !moment.isBefore(oldUntil)
                    ? Stream.ofNullable(present).toList()
                    : List.of(present, old);
        }
    }
}
