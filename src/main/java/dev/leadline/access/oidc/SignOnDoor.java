package dev.leadline.access.oidc;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Where a browser goes to sign in and to sign out with a company's sign-on. The library sends it there, with a proof that only
 * this browser has, and verifies what it brings back. Then our own session begins, as for those who have a password here.
 */
@Singleton
final class SignOnDoor {

    private static final int SEE_OTHER = 303;

    private final SignOn signOn;
    private final OidcAuthenticationMechanism library;
    private final IdentityProviderManager providers;
    private final AwayIssuer away;
    private final SignOnSessions sessions;
    private final SignOnRefusals refusals;

    SignOnDoor(
            SignOn signOn,
            OidcAuthenticationMechanism library,
            IdentityProviderManager providers,
            AwayIssuer away,
            SignOnSessions sessions,
            SignOnRefusals refusals) {
        this.signOn = signOn;
        this.library = library;
        this.providers = providers;
        this.away = away;
        this.sessions = sessions;
        this.refusals = refusals;
    }

    void register(@Observes Router router) {
        router.route(HttpMethod.GET, SignOnAddresses.START).order(0).handler(this::start);
        router.route(HttpMethod.GET, SignOnAddresses.BACK).order(0).handler(this::comeBack);
        router.route(HttpMethod.GET, SignOnAddresses.OUT).order(0).handler(this::signOut);
    }

    private void start(RoutingContext exchange) {
        var setUp = signOn.find();
        var to = ReturnAddress.parse(exchange.queryParams().getAll(SignOnAddresses.TO));
        if (setUp.isEmpty() || to.isEmpty()) {
            refusals.answer(exchange, setUp.isEmpty() ? SignOnFault.none() : SignOnFault.noPage(), ReturnAddress.HOME);
            return;
        }
        var settings = setUp.get().settings();
        var tenant = setUp.get().pages();
        if (away.refusal(tenant, settings).isPresent()) {
            refusals.answer(exchange, SignOnFault.away(settings), to.get());
            return;
        }
        TenantChoice.choose(exchange, tenant);
        Uni.createFrom()
                .deferred(() -> library.getChallenge(exchange))
                .onFailure()
                .invoke(failed -> away.note(tenant))
                .subscribe()
                .with(
                        there -> send(exchange, there),
                        failed -> refusals.answer(exchange, SignOnFault.away(settings), to.get()));
    }

    private static void send(RoutingContext exchange, ChallengeData there) {
        exchange.response().setStatusCode(there.status);
        there.getHeaders().forEach(exchange.response()::putHeader);
        exchange.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store").end();
    }

    private void comeBack(RoutingContext exchange) {
        var setUp = signOn.find();
        if (setUp.isEmpty()) {
            refusals.answer(exchange, SignOnFault.none(), ReturnAddress.HOME);
        } else if (!refusals.isShut(exchange)) {
            TenantChoice.choose(exchange, setUp.get().pages());
            Uni.createFrom()
                    .deferred(() -> library.authenticate(exchange, providers))
                    .subscribe()
                    .with(
                            nobody -> refusals.count(exchange, SignOnFault.stale(), ReturnAddress.HOME),
                            ended -> arrive(exchange, setUp.get(), ended));
        }
    }

    /** What ends well ends with the library leading back to where signing in began, with {@code to}. */
    private void arrive(RoutingContext exchange, SignOn.SetUp setUp, Throwable ended) {
        // the library's own session, of which there is nothing in the cookie
        exchange.response().removeCookies(OidcUtils.getSessionCookieName(setUp.pages()), false);
        var settings = setUp.settings();
        var tokens = CodeTokens.of(exchange);
        if (!(ended instanceof AuthenticationRedirectException) || tokens.isEmpty()) {
            var error = exchange.queryParams().get("error");
            refusals.count(
                    exchange,
                    error == null ? SignOnFault.of(ended, settings) : SignOnFault.refused(error, settings),
                    ReturnAddress.HOME);
            return;
        }
        var to = pageOf((AuthenticationRedirectException) ended);
        exchange.vertx()
                .executeBlocking(() -> sessions.begin(exchange.request(), setUp, tokens.get()), false)
                .onSuccess(began -> redirect(exchange, to))
                .onFailure(refused -> refusals.count(exchange, SignOnFault.notLetIn(refused), to));
    }

    private static String pageOf(AuthenticationRedirectException leads) {
        var query = new QueryStringDecoder(leads.getRedirectUri()).parameters();
        return ReturnAddress.parse(query.getOrDefault(SignOnAddresses.TO, List.of()))
                .orElse(ReturnAddress.HOME);
    }

    private void signOut(RoutingContext exchange) {
        exchange.vertx()
                .executeBlocking(() -> sessions.end(exchange.request()), false)
                .onSuccess(there -> redirect(exchange, there))
                .onFailure(failed -> refusals.count(exchange, SignOnFault.busy(failed), ReturnAddress.HOME));
    }

    private static void redirect(RoutingContext exchange, String to) {
        exchange.response()
                .setStatusCode(SEE_OTHER)
                .putHeader(HttpHeaders.LOCATION, to)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end();
    }
}
