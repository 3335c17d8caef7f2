package dev.leadline.access.sessions;

import dev.leadline.access.Identity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A session: somebody signed in with a browser.
 *
 * @param id its id, which is no secret
 * @param name whoever signed in, as people write it
 * @param actor who they are in records, such as `Ann (account:ann)`
 * @param mode how they signed in
 * @param startedAt when they signed in
 * @param seenAt when they did something last, to about a minute
 * @param expires from when on it opens nothing, unless they do something before; never later than its longest time
 * @param current whether it is the one with which this was asked
 */
@Schema(name = "Session")
record SessionBody(
        String id,
        String name,
        String actor,
        @Schema(enumeration = {"account", "oidc"}) String mode,
        Instant startedAt,
        Instant seenAt,
        Instant expires,
        boolean current) {

    /**
     * The sessions.
     *
     * @param items one page of them, the newest first
     * @param next the cursor of the next page; null on the last
     */
    @Schema(name = "SessionPage")
    record Page(List<SessionBody> items, @Schema(nullable = true) String next) {}

    static SessionBody from(SessionRow session, Duration idle, boolean isCurrent) {
        Identity who = session.identity();
        return new SessionBody(
                session.id(),
                who.name(),
                who.actor().text(),
                who.kind().word(),
                session.startedAt(),
                session.seenAt(),
                session.closesAt(idle),
                isCurrent);
    }
}
