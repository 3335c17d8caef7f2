package dev.leadline.access.oidc;

import dev.leadline.access.Identity;
import dev.leadline.access.Persons;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Takes a token of the sign-on from {@code Authorization: Bearer}. Keys of this server have been taken before, by what they
 * begin with. The library verifies; what makes a token useless whoever signed it is seen before.
 */
@Singleton
final class BearerMechanism implements HttpAuthenticationMechanism {

    private static final String SCHEME = "Bearer ";

    private final SignOn signOn;
    private final OidcAuthenticationMechanism library;
    private final AwayIssuer away;
    private final Persons persons;

    BearerMechanism(SignOn signOn, OidcAuthenticationMechanism library, AwayIssuer away, Persons persons) {
        this.signOn = signOn;
        this.library = library;
        this.away = away;
        this.persons = persons;
    }

    /** After keys, and before the library, which would know nobody of ours. */
    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 50;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext exchange, IdentityProviderManager providers) {
        var said = exchange.request().getHeader(HttpHeaders.AUTHORIZATION);
        var setUp = signOn.find();
        if (setUp.isEmpty() || said == null || !said.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Uni.createFrom().nullItem();
        }
        var settings = setUp.get().settings();
        var token = TokenClaims.parse(said.substring(SCHEME.length()).strip());
        var tenant = setUp.get().bearer();
        var useless = TokenFaults.before(token, settings).or(() -> away.refusal(tenant, settings));
        if (useless.isPresent()) {
            return Uni.createFrom().failure(new AuthenticationFailedException(useless.get()));
        }
        TenantChoice.choose(exchange, tenant);
        return Uni.createFrom()
                .deferred(() -> library.authenticate(exchange, providers))
                .onFailure()
                .invoke(failed -> away.note(tenant))
                .onFailure()
                .transform(
                        failed -> new AuthenticationFailedException(TokenFaults.after(failed, token.get(), settings)))
                .map(verified -> SignedOn.of(token.get(), Optional.empty(), settings.groupsClaim()))
                .chain(somebody -> person(exchange, somebody, settings));
    }

    /** Which person it is, the database knows, where mail tells. */
    private Uni<SecurityIdentity> person(RoutingContext exchange, SignedOn somebody, SignOnSettings settings) {
        return somebody.mail().isEmpty()
                ? Uni.createFrom().item(() -> identity(somebody, settings))
                : Uni.createFrom().completionStage(() -> exchange.vertx()
                        .executeBlocking(() -> identity(somebody, settings), false)
                        .toCompletionStage());
    }

    private SecurityIdentity identity(SignedOn somebody, SignOnSettings settings) {
        var who = somebody.identity(settings, persons::of);
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(who.actor().id()))
                .addAttribute(Identity.ATTRIBUTE, who)
                .build();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext exchange) {
        return Uni.createFrom().nullItem();
    }
}
