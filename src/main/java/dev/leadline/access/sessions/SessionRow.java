package dev.leadline.access.sessions;

import dev.leadline.access.Identity;
import dev.leadline.access.Role;
import dev.leadline.kernel.approval.Person;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A session as it is kept.
 *
 * @param number the place in the list
 * @param subject who, among its kind
 * @param seenAt when it was used last, to about a minute
 * @param expiresAt from when on it opens nothing, however much it is used
 * @param endedAt when it was ended; null when it was not
 */
record SessionRow(
        String id,
        long number,
        byte[] hash,
        Identity.Kind kind,
        String subject,
        String name,
        List<String> roles,
        List<String> sides,
        String person,
        Instant startedAt,
        Instant seenAt,
        Instant expiresAt,
        Instant endedAt) {

    /** Who comes with it. A role that this version does not know allows nothing. */
    Identity identity() {
        var known =
                roles.stream().flatMap(word -> Role.findNamed(word).stream()).collect(Collectors.toSet());
        return new Identity(kind, subject, name, known, null, new Person(person, Set.copyOf(sides)));
    }

    /** Whether a secret is this session's, in the same time whichever it is. */
    boolean isOpenedBy(SessionText sent) {
        return MessageDigest.isEqual(hash, sent.hash());
    }

    /** Whether it still opens something. */
    boolean isOpen(Instant now, Duration idle) {
        return endedAt == null && now.isBefore(expiresAt) && now.isBefore(seenAt.plus(idle));
    }

    /** From when on it opens nothing, unless it is used before. */
    Instant closesAt(Duration idle) {
        var idleAt = seenAt.plus(idle);
        return idleAt.isBefore(expiresAt) ? idleAt : expiresAt;
    }

    /** The same when it was used at a moment. */
    SessionRow seen(Instant at) {
        return at.isBefore(seenAt)
                ? this
                : new SessionRow(
                        id, number, hash, kind, subject, name, roles, sides, person, startedAt, at, expiresAt, endedAt);
    }
}
