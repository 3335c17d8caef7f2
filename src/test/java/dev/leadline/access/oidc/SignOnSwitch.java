package dev.leadline.access.oidc;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Gives the server of the tests, which has no sign-on, one for as long as a test says. */
@Singleton
public class SignOnSwitch {

    @Inject
    SignOn signOn;

    public void on(Company company) {
        signOn.use(company.settings());
    }

    public void off() {
        signOn.use(null);
    }
}
