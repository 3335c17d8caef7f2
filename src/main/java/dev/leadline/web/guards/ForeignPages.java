package dev.leadline.web.guards;

import dev.leadline.web.QuotedText;
import dev.leadline.web.problems.Problem;
import dev.leadline.web.problems.ProblemType;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Set;

/**
 * Refuses what pages of others make a browser send. A browser says where a page comes from, and no page can change that.
 * Programs say nothing of it, so nothing is asked of them.
 */
final class ForeignPages {

    private static final Set<HttpMethod> SAFE =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);
    private static final String SITE = "Sec-Fetch-Site";

    /** Not {@code same-site}: that is also another port of this machine, which is another program's. */
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    private ForeignPages() {}

    /** @throws Problem 403 when a page of another origin would change something */
    static void refuse(HttpServerRequest request, HostName asked, ServerNames names) {
        if (SAFE.contains(request.method())) {
            return;
        }
        var scheme = request.isSSL() ? "https" : "http";
        for (var origin : request.headers().getAll(HttpHeaders.ORIGIN)) {
            if (WebOrigin.parse(origin)
                    .filter(page -> names.isOwn(page, scheme, asked))
                    .isEmpty()) {
                throw foreign("Origin", origin);
            }
        }
        for (var site : request.headers().getAll(SITE)) {
            if (!OWN_SITES.contains(site)) {
                throw foreign(SITE, site);
            }
        }
    }

    private static Problem foreign(String header, String value) {
        return new Problem(
                ProblemType.FOREIGN_PAGE,
                ("The request comes from a page of another site (%s: %s), so nothing was done.\nOpen this server under its"
                                + " own address. If that is another than the server knows, set LEADLINE_URL to it.")
                        .formatted(header, QuotedText.of(value)),
                List.of());
    }
}
