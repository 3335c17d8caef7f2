package dev.leadline.access.oidc;

import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.runtime.OidcConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** The company's sign-on, where one is set up. */
@Singleton
class SignOn {

    /** What is set up, and what the library makes of it: the same instance each time, or it would connect anew. */
    record SetUp(SignOnSettings settings, OidcTenantConfig bearer, OidcTenantConfig pages, OidcTenantConfig logout) {

        static SetUp of(Tenants tenants, OwnAddress here) {
            return new SetUp(tenants.settings(), tenants.bearer(), tenants.pages(here), tenants.logout());
        }
    }

    private final io.quarkus.oidc.runtime.OidcTenantConfig base;
    private final OwnAddress here;
    private int made;
    private volatile Optional<SetUp> setUp;

    /** @throws dev.leadline.database.CannotStart when it is set up in part, or wrongly */
    @Inject
    SignOn(Config config, OidcConfig library, OwnAddress here) {
        this.base = OidcConfig.getDefaultTenant(library);
        this.here = here;
        this.setUp = SignOnSettings.read(config).map(this::made);
    }

    private SetUp made(SignOnSettings settings) {
        return SetUp.of(new Tenants(settings, base, ++made), here);
    }

    /** Empty where none is set up. */
    Optional<SetUp> find() {
        return setUp;
    }

    /** What tests of another sign-on set; null for none. */
    void use(SignOnSettings settings) {
        setUp = Optional.ofNullable(settings).map(this::made);
    }
}
