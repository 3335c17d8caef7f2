package dev.leadline.access.sessions;

import dev.leadline.access.Identity;
import dev.leadline.access.LocalMode;
import dev.leadline.access.SignIns;
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
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Takes a session from its cookie. A request that has the header Authorization says itself who asks. */
@Singleton
final class SessionMechanism implements HttpAuthenticationMechanism {

    private final SessionRing ring;
    private final SessionCookie cookie;
    private final LocalMode local;

    SessionMechanism(SessionRing ring, SessionCookie cookie, LocalMode local) {
        this.ring = ring;
        this.cookie = cookie;
        this.local = local;
    }

    /** Before those that would lead whoever has no credentials of theirs elsewhere. */
    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 50;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext exchange, IdentityProviderManager providers) {
        var request = exchange.request();
        if (request.headers().contains(HttpHeaders.AUTHORIZATION) || !cookie.isSent(request)) {
            return Uni.createFrom().nullItem();
        }
        var sent = cookie.find(request);
        var held = sent.flatMap(ring::findHeld);
        return sent.isEmpty() || held.isPresent()
                ? answer(sent, held)
                : Uni.createFrom()
                        .completionStage(() -> exchange.vertx()
                                .executeBlocking(() -> ring.findAnywhere(sent.get()), false)
                                .toCompletionStage())
                        .chain(found -> answer(sent, found));
    }

    /** Where nobody needs credentials, a session that is over is as none: its browser could leave it out as well. */
    private Uni<SecurityIdentity> answer(Optional<SessionText> sent, Optional<SessionRow> session) {
        if (session.isPresent()) {
            return Uni.createFrom().item(identity(sent.get(), session.get()));
        }
        return local.applies()
                ? Uni.createFrom().nullItem()
                : Uni.createFrom()
                        .failure(new AuthenticationFailedException(
                                SignIns.unknown("The session is over.\nSign in again.")));
    }

    private SecurityIdentity identity(SessionText sent, SessionRow session) {
        var who = session.identity();
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(who.actor().id()))
                .addAttribute(Identity.ATTRIBUTE, who)
                .addAttribute(Identity.LASTING, (BooleanSupplier) () -> ring.stillOpens(sent, who))
                .build();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext exchange) {
        return Uni.createFrom().nullItem();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext exchange) {
        return Uni.createFrom().item(new HttpCredentialTransport(HttpCredentialTransport.Type.COOKIE, "leadline"));
    }
}
