package dev.leadline.access.sessions;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The cookie of a session. No script reads it, no page of others makes a browser send it, and where people come by TLS,
 * nobody else can set it: a browser takes {@code __Host-} from the host itself only, and only by TLS.
 */
@Singleton
final class SessionCookie {

    private static final String NAME = "leadline";
    private static final String NAME_BY_TLS = "__Host-" + NAME;

    private final SessionTimes times;
    private final boolean isServedByTls;

    SessionCookie(SessionTimes times, @ConfigProperty(name = "leadline.url") URI url) {
        this.times = times;
        this.isServedByTls = "https".equalsIgnoreCase(url.getScheme());
    }

    /** What a browser sent; empty where it sent none, or what cannot be one. */
    Optional<SessionText> find(HttpServerRequest request) {
        return Optional.ofNullable(request.getCookie(name(request)))
                .map(Cookie::getValue)
                .flatMap(SessionText::parse);
    }

    boolean isSent(HttpServerRequest request) {
        return request.getCookie(name(request)) != null;
    }

    void set(HttpServerRequest request, SessionText text) {
        add(request, text.text(), times.longest().toSeconds());
    }

    /** Makes the browser forget it. */
    void clear(HttpServerRequest request) {
        add(request, "", 0);
    }

    private void add(HttpServerRequest request, String value, long seconds) {
        request.response()
                .addCookie(Cookie.cookie(name(request), value)
                        .setPath("/")
                        .setMaxAge(seconds)
                        .setHttpOnly(true)
                        .setSecure(isByTls(request))
                        .setSameSite(CookieSameSite.STRICT));
    }

    private String name(HttpServerRequest request) {
        return isByTls(request) ? NAME_BY_TLS : NAME;
    }

    /** A proxy that speaks TLS to people asks us without, so the address that they know counts. */
    private boolean isByTls(HttpServerRequest request) {
        return isServedByTls || request.isSSL();
    }
}
