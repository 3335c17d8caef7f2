package dev.leadline.access.accounts;

import dev.leadline.access.Identity;
import dev.leadline.access.Role;
import dev.leadline.kernel.approval.Person;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An account as it is kept.
 *
 * @param number the place in the list
 * @param mail null where it has none
 * @param hash of the password, with how it was made
 * @param oneTimeUntil until when the password lets in, which is for one time; null where they chose it themselves
 * @param person the id of the person that they are
 * @param signedInAt null before the first time
 * @param disabledAt null while it is not
 * @param change another number after each change
 */
record AccountRow(
        String name,
        long number,
        String displayName,
        String mail,
        List<String> roles,
        List<String> sides,
        String hash,
        Instant oneTimeUntil,
        String person,
        Instant createdAt,
        String createdBy,
        Instant changedAt,
        String changedBy,
        Instant signedInAt,
        Instant disabledAt,
        long change) {

    /** Who comes with it. A role that this version does not know allows nothing. */
    Identity identity() {
        var known =
                roles.stream().flatMap(word -> Role.findNamed(word).stream()).collect(Collectors.toSet());
        return new Identity(
                Identity.Kind.ACCOUNT, name, displayName, known, null, new Person(person, Set.copyOf(sides)));
    }

    PasswordRules.Names names() {
        return new PasswordRules.Names(name, displayName, mail);
    }

    boolean isDisabled() {
        return disabledAt != null;
    }

    /** Whether whoever knows the password could come in. */
    boolean isOpen(Instant now) {
        return !isDisabled() && (oneTimeUntil == null || now.isBefore(oneTimeUntil));
    }

    boolean letsAdminIn(Instant now) {
        return roles.contains(Role.ADMIN.word()) && isOpen(now);
    }

    /** What an editor must have seen. */
    String tag() {
        return String.valueOf(change);
    }
}
