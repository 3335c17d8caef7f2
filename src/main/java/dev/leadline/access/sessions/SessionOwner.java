package dev.leadline.access.sessions;

import dev.leadline.access.Identity;
import dev.leadline.web.QuotedText;
import dev.leadline.web.problems.Problem;
import java.util.stream.Stream;

/**
 * Whose sessions are meant.
 *
 * @param id which of its kind, such as the name of an account
 */
public record SessionOwner(Identity.Kind kind, String id) {

    /**
     * Somebody as records name them, such as {@code account:ann}.
     *
     * @throws Problem 422 when nobody known in that way has sessions
     */
    static SessionOwner parse(String actor) {
        return Stream.of(Identity.Kind.ACCOUNT, Identity.Kind.OIDC)
                .filter(kind -> actor.startsWith(kind.word() + ":"))
                .findFirst()
                .map(kind -> new SessionOwner(kind, actor.substring(kind.word().length() + 1)))
                .orElseThrow(() -> Problem.invalid(
                        "/actor",
                        actor,
                        "The actor (" + QuotedText.of(actor) + ") has no sessions.\nUse account: or oidc: with a name,"
                                + " such as account:ann."));
    }

    static SessionOwner of(Identity who) {
        return new SessionOwner(who.kind(), who.id());
    }
}
