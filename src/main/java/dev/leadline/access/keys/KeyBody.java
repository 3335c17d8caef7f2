package dev.leadline.access.keys;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A key, without its secret.
 *
 * @param id its id
 * @param prefix how it begins; what follows is secret, and kept by whoever was shown it
 * @param name for what it is
 * @param state `active`, `expired` or `revoked`
 * @param roles what it may do
 * @param sides the sides for which it consents
 * @param policies the only policies that it may use; null for all
 * @param limit how often it may ask in a minute, on each replica; null for as often as it likes
 * @param createdAt when it was made
 * @param createdBy who made it
 * @param expires from when on it opens nothing; null for never
 * @param earlierUntil until when the secret before its last rotation still opens; null when none does
 * @param usedAt when it was used last, to about a minute; null when it never was
 * @param revokedAt when it was revoked; null when it was not
 * @param revokedBy who revoked it; null when nobody has
 */
@Schema(name = "Key")
record KeyBody(
        String id,
        String prefix,
        String name,
        @Schema(enumeration = {"active", "expired", "revoked"}) String state,
        List<String> roles,
        List<String> sides,
        @Schema(nullable = true) List<String> policies,
        @Schema(nullable = true) Integer limit,
        Instant createdAt,
        String createdBy,
        @Schema(nullable = true) Instant expires,
        @Schema(nullable = true) Instant earlierUntil,
        @Schema(nullable = true) Instant usedAt,
        @Schema(nullable = true) Instant revokedAt,
        @Schema(nullable = true) String revokedBy) {

    /**
     * The keys.
     *
     * @param items one page of them, the newest first
     * @param next the cursor of the next page; null on the last
     */
    @Schema(name = "KeyPage")
    record Page(List<KeyBody> items, @Schema(nullable = true) String next) {}

    /**
     * A key, this once with its secret.
     *
     * @param id its id
     * @param prefix how it begins, by which it is known in lists and logs
     * @param key the key itself, for `Authorization: Bearer`; nobody can be shown it again
     */
    @Schema(name = "ShownKey")
    record Shown(String id, String prefix, String key) {

        static Shown from(KeyText text) {
            return new Shown(text.id(), text.toString(), text.text());
        }
    }

    static KeyBody from(KeyRow key, Instant now) {
        boolean isEarlierOpen = key.earlierUntil() != null && now.isBefore(key.earlierUntil());
        return new KeyBody(
                key.id(),
                KeyText.BEGIN + key.id(),
                key.name(),
                key.isRevoked() ? "revoked" : key.isExpired(now) ? "expired" : "active",
                key.roles(),
                key.sides(),
                key.policies(),
                key.requestLimit(),
                key.createdAt(),
                key.createdBy(),
                key.expiresAt(),
                isEarlierOpen ? key.earlierUntil() : null,
                key.usedAt(),
                key.revokedAt(),
                key.revokedBy());
    }
}
