package dev.leadline.access.oidc;

import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.OidcTenantConfigBuilder;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.quarkus.oidc.runtime.OidcTenantConfig.Authentication.CookieSameSite;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

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

    /** Tokens by which the sign-on says that somebody signed out elsewhere: they are for this server as a client. */
    OidcTenantConfig logout() {
        return common("logout", ApplicationType.SERVICE)
                .token()
                .audience(settings.clientId())
                .lifespanGrace(SECONDS_APART)
                .forcedJwkRefreshInterval(KEYS_AGAIN_AFTER)
                .allowOpaqueTokenIntrospection(false)
                .allowJwtIntrospection(false)
                .end()
                .build();
    }

    /**
     * People who are sent there and come back with a code.
     *
     * @param here under which address people reach this server
     */
    OidcTenantConfig pages(OwnAddress here) {
        var made = common("pages", ApplicationType.WEB_APP)
                .token()
                .lifespanGrace(SECONDS_APART)
                .forcedJwkRefreshInterval(KEYS_AGAIN_AFTER)
                .allowOpaqueTokenIntrospection(false)
                .allowJwtIntrospection(false)
                .end()
                .authentication()
                .scopes(settings.scopes())
                .redirectPath(here.of(SignOnAddresses.BACK))
                // where to go afterwards is in the state, sealed
                .restorePathAfterRedirect()
                .pkceRequired()
                .nonceRequired()
                .stateSecret(stateSecret())
                .stateCookieAge(Duration.ofMinutes(15))
                .stateCookieSameSite(CookieSameSite.LAX)
                .cookiePath(SignOnAddresses.START)
                .allowMultipleCodeFlows()
                .failOnMissingStateParam();
        if (here.isByTls()) {
            made.cookieForceSecure().forceRedirectHttpsScheme();
        }
        return made.end().tokenStateManager().encryptionRequired(false).end().build();
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

    /** The same on every replica, since any of them may be asked when somebody comes back. */
    private String stateSecret() {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(settings.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal("leadline sign-in state".getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
