package dev.leadline.access.oidc;

import dev.leadline.access.Role;
import dev.leadline.access.SignInWay;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The company's sign-on as a way to be known: where it is set up, nobody is local. */
@Singleton
final class SignOnWay implements SignInWay {

    private final SignOn signOn;

    SignOnWay(SignOn signOn) {
        this.signOn = signOn;
    }

    @Override
    public String word() {
        return "oidc";
    }

    @Override
    public boolean isOffered() {
        return signOn.find().isPresent();
    }

    @Override
    public Optional<Elsewhere> elsewhere() {
        return signOn.find().map(setUp -> new Elsewhere(setUp.settings().name(), SignOnAddresses.START));
    }

    /** Whether the issuer knows such a person, only it can tell; the operator said what group they are in. */
    @Override
    public boolean letsAdminIn() {
        return signOn.find()
                .filter(setUp -> setUp.settings().roles().means(Role.ADMIN))
                .isPresent();
    }

    @Override
    public boolean rulesOutLocal() {
        return signOn.find().isPresent();
    }
}
