package dev.leadline.access;

import dev.leadline.database.CannotStart;
import dev.leadline.database.DatabaseSettings;
import dev.leadline.web.guards.ServerNames;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whether callers without credentials are {@link Identity#LOCAL}, with all roles: as long as the server is for this machine
 * only. It is, by itself, while it listens on loopback, has no name but loopback's, uses the database that it brings, and
 * no sign-on was set up. {@code leadline.access} says it instead: {@code required} asks everybody for credentials,
 * {@code local} is for a database of one's own on this machine.
 */
@Singleton
public final class LocalMode {

    private final String reason;

    /** What the tests of the other mode set. */
    volatile boolean applies;

    /** @throws CannotStart when {@code leadline.access} is none of its words, or {@code local} where others may ask */
    @Inject
    LocalMode(
            @ConfigProperty(name = "leadline.access", defaultValue = "auto") String access,
            @ConfigProperty(name = DatabaseSettings.EMBEDDED, defaultValue = "false") boolean isEmbedded,
            ServerNames names,
            @Any Instance<SignInWay> ways) {
        boolean isRuledOut = ways.stream().anyMatch(SignInWay::rulesOutLocal);
        var against = reasonAgainst(access, isEmbedded, names.areLocalOnly(), isRuledOut);
        this.applies = against.isEmpty();
        this.reason = against.orElse("");
    }

    static Optional<String> reasonAgainst(String access, boolean isEmbedded, boolean isLocalOnly, boolean isRuledOut) {
        var others = isRuledOut
                ? Optional.of("a sign-on was set up")
                : isLocalOnly
                        ? Optional.<String>empty()
                        : Optional.of("others than this machine may ask (QUARKUS_HTTP_HOST, LEADLINE_URL or"
                                + " LEADLINE_HTTP_NAMES)");
        switch (access) {
            case "required":
                return Optional.of("LEADLINE_ACCESS is required");
            case "auto":
                return others.or(() -> isEmbedded
                        ? Optional.empty()
                        : Optional.of("the database is not the one that the server brings"));
            case "local":
                others.ifPresent(why -> {
                    throw new CannotStart("LEADLINE_ACCESS (local) lets in whoever reaches the server, and " + why
                            + ".\nUse LEADLINE_ACCESS=required, or leave out what lets others in.");
                });
                return Optional.empty();
            default:
                throw new CannotStart(
                        "LEADLINE_ACCESS (" + access + ") must be auto, required or local.\nLeave it out for auto.");
        }
    }

    public boolean applies() {
        return applies;
    }

    /** Why credentials are needed, as the end of a sentence; empty where they are not. */
    String reason() {
        return reason;
    }
}
