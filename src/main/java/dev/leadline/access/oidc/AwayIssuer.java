package dev.leadline.access.oidc;

import dev.leadline.web.problems.Problem;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.runtime.TenantConfigBean;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Remembers for some seconds that the issuer did not answer, so that not each request asks it again and waits. Once its keys
 * are known, tokens are verified without it.
 */
@Singleton
class AwayIssuer {

    private static final Duration LEFT_ALONE = Duration.ofSeconds(5);

    private final TenantConfigBean known;
    private final InstantSource clock;
    private volatile Missed missed = new Missed("", Instant.MIN);

    AwayIssuer(TenantConfigBean known, InstantSource clock) {
        this.known = known;
        this.clock = clock;
    }

    private record Missed(String tenant, Instant until) {}

    /** 503 while it is not worth asking. */
    Optional<Problem> refusal(OidcTenantConfig tenant, SignOnSettings settings) {
        boolean isAway =
                missed.tenant().equals(id(tenant)) && clock.instant().isBefore(missed.until()) && !isKnown(tenant);
        return isAway ? Optional.of(TokenFaults.away(null, settings)) : Optional.empty();
    }

    void note(OidcTenantConfig tenant) {
        if (!isKnown(tenant)) {
            missed = new Missed(id(tenant), clock.instant().plus(LEFT_ALONE));
        }
    }

    private boolean isKnown(OidcTenantConfig tenant) {
        return known.getDynamicTenant(id(tenant)) != null;
    }

    private static String id(OidcTenantConfig tenant) {
        return tenant.tenantId().orElseThrow();
    }
}
