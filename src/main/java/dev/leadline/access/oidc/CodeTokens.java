package dev.leadline.access.oidc;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.AuthenticationCompletionAction;
import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TokenStateManager;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * What the issuer gives for a code, once the library has verified it: it is kept for the rest of the request. Our own session
 * begins with it, so the library keeps nothing, and no token gets to a browser.
 */
final class CodeTokens {

    private static final String KEY = "leadline.oidc.tokens";

    private CodeTokens() {}

    /** Empty where nobody has come back with a code that is worth something. */
    static Optional<AuthorizationCodeTokens> of(RoutingContext exchange) {
        return Optional.ofNullable(exchange.get(KEY));
    }

    /** Is told when the ID token of a code was verified, with nonce and audience. */
    @Singleton
    @Unremovable
    static final class Keeper implements AuthenticationCompletionAction {

        @Override
        public Uni<Void> action(AuthenticationCompletionContext completed) {
            completed.routingContext().put(KEY, completed.tokens());
            return Uni.createFrom().voidItem();
        }
    }

    /** Would say what of the tokens is in the library's cookie. */
    @Singleton
    @Unremovable
    @Alternative
    @Priority(1)
    static final class Nowhere implements TokenStateManager {

        @Override
        public Uni<String> createTokenState(
                RoutingContext exchange,
                OidcTenantConfig tenant,
                AuthorizationCodeTokens tokens,
                OidcRequestContext<String> blocking) {
            return Uni.createFrom().item("-");
        }

        @Override
        public Uni<AuthorizationCodeTokens> getTokens(
                RoutingContext exchange,
                OidcTenantConfig tenant,
                String state,
                OidcRequestContext<AuthorizationCodeTokens> blocking) {
            return Uni.createFrom().failure(new IllegalStateException("The library has no session here"));
        }

        @Override
        public Uni<Void> deleteTokens(
                RoutingContext exchange, OidcTenantConfig tenant, String state, OidcRequestContext<Void> blocking) {
            return Uni.createFrom().voidItem();
        }
    }
}
