package dev.leadline.access.oidc;

import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.OidcTenantConfigBuilder;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import java.time.Duration;

/**
 * The settings of a sign-on as the library takes them, which calls what has settings of its own a tenant. Whatever else an
 * operator sets under {@code quarkus.oidc}, such as a proxy or trusted certificates, holds for each.
 *
 * @param number of the sign-on within a run of the server, so that another one is other tenants
 */
record Tenants(SignOnSettings settings, io.quarkus.oidc.runtime.OidcTenantConfig base, int number) {

    /** How far the clocks of the issuer and of this machine may be apart. */
    private static final int SECONDS_APART = 10;

    /** A token of keys that nobody knows yet makes the library ask for them, and others wait so long. */
    private static final Duration KEYS_AGAIN_AFTER = Duration.ofSeconds(10);

    /** Tokens that programs and people send with a request. */
    OidcTenantConfig bearer() {
        return common("bearer", ApplicationType.SERVICE)
                .token()
                .audience(settings.audience())
                .subjectRequired()
                .lifespanGrace(SECONDS_APART)
                .forcedJwkRefreshInterval(KEYS_AGAIN_AFTER)
                .allowOpaqueTokenIntrospection(false)
                .allowJwtIntrospection(false)
                .end()
                .build();
    }

    private OidcTenantConfigBuilder common(String use, ApplicationType type) {
        return OidcTenantConfig.builder(base)
                .tenantId("leadline-" + use + "-" + number)
                .enableTenant()
                .applicationType(type)
                .authServerUrl(settings.issuer().toString())
                .clientId(settings.clientId())
                .credentials(settings.secret())
                .connectionTimeout(Duration.ofSeconds(5));
    }
}
