package dev.leadline.access.oidc;

import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/**
 * Says to the library with which settings it works on a request: those that whoever calls it has put there. For all other requests
 * there are none, so that it lets in nobody by itself.
 */
@Singleton
class TenantChoice implements TenantConfigResolver {

    private static final String CHOSEN = "leadline.oidc.tenant";

    static void choose(RoutingContext exchange, OidcTenantConfig tenant) {
        exchange.put(CHOSEN, tenant);
    }

    @Override
    public Uni<OidcTenantConfig> resolve(RoutingContext exchange, OidcRequestContext<OidcTenantConfig> blocking) {
        return Uni.createFrom().item(exchange.<OidcTenantConfig>get(CHOSEN));
    }
}
