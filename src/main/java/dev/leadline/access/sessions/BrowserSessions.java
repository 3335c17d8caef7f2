package dev.leadline.access.sessions;

import dev.leadline.access.Identity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The sessions of people, whichever way they signed in. What has changed holds here at once, and on other replicas a moment
 * later. Within a transaction of the caller's it is kept with that.
 */
@ApplicationScoped
public class BrowserSessions {

    private final SessionTable table;
    private final SessionRing ring;
    private final SessionCookie cookie;
    private final SessionTimes times;
    private final InstantSource clock;

    BrowserSessions(
            SessionTable table, SessionRing ring, SessionCookie cookie, SessionTimes times, InstantSource clock) {
        this.table = table;
        this.ring = ring;
        this.cookie = cookie;
        this.times = times;
        this.clock = clock;
    }

    /**
     * Begins a session for whoever has just proved who they are, and puts its cookie into the answer. The one that the browser
     * had ends, so that nobody can have put it there before. It blocks.
     *
     * @param who an account, or whom an issuer knows; who they are until the session ends, unless it is changed
     * @return the id of the session, which is no secret
     */
    public String begin(Identity who, HttpServerRequest request) {
        endSent(request, who.actor().text());
        var text = SessionText.create();
        var now = clock.instant();
        table.add(text, who, now, now.plus(times.longest()));
        ring.refresh();
        cookie.set(request, text);
        return text.id();
    }

    /** Signs a browser out: its session ends, wherever it is used, and its cookie goes. It blocks. */
    public void end(HttpServerRequest request) {
        endSent(request, null);
        cookie.clear(request);
    }

    private void endSent(HttpServerRequest request, String by) {
        find(request).ifPresent(session -> {
            var whoever = by == null ? session.identity().actor().text() : by;
            table.end(session.id(), whoever, clock.instant());
            ring.refresh();
        });
    }

    /** The id of the session that a browser sent, while it is open. It may block. */
    public Optional<String> findId(HttpServerRequest request) {
        return find(request).map(SessionRow::id);
    }

    /** Ends one session. It blocks. */
    public void end(String id, String by) {
        table.end(id, by, clock.instant());
        ring.refresh();
    }

    /** Ends all sessions of somebody. It blocks. */
    public void endAll(SessionOwner of, String by) {
        table.endAll(of, by, clock.instant());
        ring.refresh();
    }

    /** Whoever has an open session is this from now on: other roles, sides or another name. It blocks. */
    public void change(Identity who) {
        table.change(who);
        ring.refresh();
    }

    /** The session that a browser sent, while it is open. */
    Optional<SessionRow> find(HttpServerRequest request) {
        return cookie.find(request).flatMap(ring::findAnywhere);
    }
}
