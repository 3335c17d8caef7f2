package dev.leadline.pages;

import io.quarkiverse.web.bundler.runtime.Bundle;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * The one HTML document behind every page: which page it shows, the browser reads from the address. It is asked for anew
 * each time, while what it links to has a hash in its name and is kept for ever.
 */
@Singleton
public final class PageShell {

    /** The addresses of pages, as in {@code frame/routes.js}. */
    private static final List<String> PAGES = List.of(
            "/",
            "/queue",
            "/leads/:id",
            "/policies",
            "/policies/:id",
            "/policies/:id/agreement",
            "/policies/:id/drafts/:name",
            "/policies/:id/drafts/:name/review",
            "/policies/:id/history",
            "/calendars/:id",
            "/decisions/:id",
            "/access",
            "/sign-in");

    private static final String BUNDLE = "app";

    private final String document;

    PageShell(@Location("pages/shell.html") Template shell, Bundle bundle) {
        this.document = shell.data("script", bundle.script(BUNDLE))
                .data("style", bundle.style(BUNDLE))
                .render();
    }

    void register(@Observes Router router) {
        for (var page : PAGES) {
            router.route(HttpMethod.GET, page).order(0).handler(this::answer);
            router.route(HttpMethod.HEAD, page).order(0).handler(this::answer);
        }
    }

    private void answer(RoutingContext exchange) {
        exchange.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .end(document);
    }
}
