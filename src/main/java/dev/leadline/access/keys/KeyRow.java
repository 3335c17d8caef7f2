package dev.leadline.access.keys;

import dev.leadline.access.Identity;
import dev.leadline.access.Role;
import dev.leadline.kernel.approval.Person;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A key as it is kept.
 *
 * @param number the place in the list
 * @param policies null for all
 * @param requestLimit requests a minute; null for no limit
 * @param person the id of the person who made it, as whom whoever uses it counts
 * @param earlierHash of the secret before the last rotation; null when there was none
 */
record KeyRow(
        String id,
        long number,
        String name,
        List<String> roles,
        List<String> sides,
        List<String> policies,
        Integer requestLimit,
        byte[] hash,
        byte[] earlierHash,
        Instant earlierUntil,
        Instant createdAt,
        String createdBy,
        String person,
        Instant expiresAt,
        Instant revokedAt,
        String revokedBy,
        Instant usedAt) {

    /** Who comes with it. A role that this version does not know allows nothing. */
    Identity identity() {
        var known =
                roles.stream().flatMap(word -> Role.findNamed(word).stream()).collect(Collectors.toSet());
        return new Identity(
                Identity.Kind.KEY,
                id,
                name,
                known,
                policies == null ? null : Set.copyOf(policies),
                new Person(person, Set.copyOf(sides)));
    }

    boolean isRevoked() {
        return revokedAt != null;
    }

    boolean isExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    /** Whether an admin could come in with it, for whom nothing is out of reach. */
    boolean letsAdminIn(Instant now) {
        return roles.contains(Role.ADMIN.word()) && policies == null && !isRevoked() && !isExpired(now);
    }

    /** Whether a secret is this key's, in the same time whichever it is. */
    boolean isOpenedBy(byte[] sent, Instant now) {
        boolean isCurrent = MessageDigest.isEqual(hash, sent);
        boolean isEarlier = earlierHash != null && MessageDigest.isEqual(earlierHash, sent);
        return isCurrent || isEarlier && now.isBefore(earlierUntil);
    }
}
