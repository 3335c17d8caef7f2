package dev.leadline.access;

import dev.leadline.database.CannotStart;
import dev.leadline.database.DatabaseSettings;
import dev.leadline.web.guards.ServerNames;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whether callers without credentials are {@link Identity#LOCAL}, with all roles: as long as the server is for this machine
 * only. It is, by itself, while it listens on loopback, has no name but loopback's, uses the database that it brings, and
 * no other way to sign in was set up. {@code leadline.access} says it instead: {@code required} asks everybody for
 * credentials, {@code local} is for a database of one's own on this machine.
 */
@Singleton
public final class LocalMode {

    /** What the tests of the other mode set. */
    volatile boolean applies;

    @Inject
    LocalMode(
            @ConfigProperty(name = "leadline.access", defaultValue = "auto") String access,
            @ConfigProperty(name = DatabaseSettings.EMBEDDED, defaultValue = "false") boolean isEmbedded,
            ServerNames names,
            @Any Instance<SignInWay> ways) {
        boolean isRuledOut = ways.stream().anyMatch(SignInWay::rulesOutLocal);
        this.applies = applies(access, names.areLocalOnly() && !isRuledOut, isEmbedded);
    }

    static boolean applies(String access, boolean isPossible, boolean isEmbedded) {
        switch (access) {
            case "required":
                return false;
            case "auto":
                return isPossible && isEmbedded;
            case "local":
                if (!isPossible) {
                    throw new CannotStart(
                            "LEADLINE_ACCESS (local) lets in whoever reaches the server, and others than this machine may:"
                                    + " by QUARKUS_HTTP_HOST, LEADLINE_URL, LEADLINE_HTTP_NAMES or a sign-on."
                                    + "\nUse LEADLINE_ACCESS=required, or leave those out.");
                }
                return true;
            default:
                throw new CannotStart(
                        "LEADLINE_ACCESS (" + access + ") must be auto, required or local.\nLeave it out for auto.");
        }
    }

    public boolean applies() {
        return applies;
    }
}
