package dev.leadline.access.oidc;

import dev.leadline.access.FailedSignIns;
import dev.leadline.access.Throttled;
import dev.leadline.web.QuotedText;
import io.micrometer.core.instrument.Metrics;
import io.quarkiverse.web.bundler.runtime.Bundle;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jboss.logging.Logger;

/** Tells somebody on a page of its own why they are not signed in, and counts and logs it as other refusals are. */
@Singleton
final class SignOnRefusals {

    private static final Logger LOG = Logger.getLogger(SignOnRefusals.class);

    private final FailedSignIns failures;
    private final Template page;
    private final String style;

    SignOnRefusals(FailedSignIns failures, @Location("pages/not-signed-in.html") Template page, Bundle bundle) {
        this.failures = failures;
        this.page = page;
        this.style = bundle.style("app");
    }

    /** Whether too much has failed from there within a minute; then it has been answered. */
    boolean isShut(RoutingContext exchange) {
        try {
            failures.refuseIfShut(whose(exchange));
            return false;
        } catch (Throttled shut) {
            exchange.response().putHeader("Retry-After", "60");
            answer(exchange, SignOnFault.tooMany(), ReturnAddress.HOME);
            return true;
        }
    }

    /** Answers, and counts what somebody brought that was worth nothing. */
    void count(RoutingContext exchange, SignOnFault fault, String to) {
        answer(exchange, fault, to);
        var whose = whose(exchange);
        Infrastructure.getDefaultWorkerPool().execute(() -> note(exchange, whose, fault));
    }

    private void note(RoutingContext exchange, String whose, SignOnFault fault) {
        LOG.infof("Refused GET %s from %s: %s", exchange.normalizedPath(), whose, QuotedText.ofSentence(fault.cause()));
        if (!fault.isTheirs()) {
            return;
        }
        try {
            failures.note(whose);
        } catch (RuntimeException away) {
            LOG.debugf("A failed attempt cannot be counted now: %s", away);
        }
    }

    void answer(RoutingContext exchange, SignOnFault fault, String to) {
        Metrics.counter("leadline.refusals", "type", fault.type().slug()).increment();
        var again =
                SignOnAddresses.START + "?" + SignOnAddresses.TO + "=" + URLEncoder.encode(to, StandardCharsets.UTF_8);
        exchange.response()
                .setStatusCode(fault.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(page.data("style", style)
                        .data("sentence", fault.sentence())
                        .data("again", again)
                        .render());
    }

    private static String whose(RoutingContext exchange) {
        return "address:" + exchange.request().remoteAddress().hostAddress();
    }
}
