package dev.leadline.access.keys;

import dev.leadline.access.Identity;
import dev.leadline.access.Throttled;
import dev.leadline.web.problems.Problem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.function.BooleanSupplier;

/** Takes a key from {@code Authorization: Bearer lead_...}. Other bearers are another mechanism's. */
@Singleton
final class KeyMechanism implements HttpAuthenticationMechanism {

    private static final String SCHEME = "Bearer ";

    private final KeyRing ring;
    private final KeyLimits limits;

    KeyMechanism(KeyRing ring, KeyLimits limits) {
        this.ring = ring;
        this.limits = limits;
    }

    /** Before those that would ask an issuer elsewhere what this is. */
    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 100;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext exchange, IdentityProviderManager providers) {
        var said = exchange.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (said == null
                || !said.regionMatches(true, 0, SCHEME + KeyText.BEGIN, 0, SCHEME.length() + KeyText.BEGIN.length())) {
            return Uni.createFrom().nullItem();
        }
        try {
            var sent = said.substring(SCHEME.length()).strip();
            var key = ring.opened(sent);
            limits.count(key);
            return Uni.createFrom().item(identity(sent, key));
        } catch (Problem | Throttled refused) {
            return Uni.createFrom().failure(new AuthenticationFailedException(refused));
        }
    }

    private SecurityIdentity identity(String sent, KeyRow key) {
        var who = key.identity();
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(who.actor().id()))
                .addAttribute(Identity.ATTRIBUTE, who)
                .addAttribute(Identity.LASTING, (BooleanSupplier) () -> ring.stillOpens(sent, who))
                .build();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext exchange) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer realm=\"leadline\""));
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext exchange) {
        return Uni.createFrom()
                .item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, "bearer", "lead"));
    }
}
