package dev.leadline.access.oidc;

import dev.leadline.access.Role;
import dev.leadline.database.CannotStart;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/**
 * A company's sign-on as an operator has set it up ({@code LEADLINE_OIDC_*}).
 *
 * @param issuer the address under which its discovery document is, and which its tokens name
 * @param name what people call it, on the button that leads there
 * @param clientId as whom this server is known there
 * @param secret what proves it
 * @param audience whom bearer tokens must be for
 * @param groupsClaim where tokens list the groups of somebody ({@link TokenClaims#texts})
 * @param roles what a group may do here
 * @param sides for which side of the agreement a group speaks
 * @param scopes what is asked for beside {@code openid}
 */
record SignOnSettings(
        URI issuer,
        String name,
        String clientId,
        String secret,
        String audience,
        String groupsClaim,
        GroupMapping<Role> roles,
        GroupMapping<String> sides,
        List<String> scopes) {

    static final String PREFIX = "leadline.oidc.";

    private static final List<String> NAMES = List.of(
            "name",
            "client-id",
            "client-secret",
            "client-secret-file",
            "audience",
            "groups-claim",
            "roles",
            "sides",
            "scopes");

    /**
     * Reads them.
     *
     * @return empty where no sign-on is set up
     * @throws CannotStart when a part is missing or wrong
     */
    static Optional<SignOnSettings> read(Config config) {
        var issuer = find(config, "issuer");
        if (issuer.isEmpty()) {
            NAMES.stream()
                    .filter(name -> find(config, name).isPresent())
                    .findFirst()
                    .ifPresent(name -> {
                        throw new CannotStart(variable(name) + " is set, but " + variable("issuer")
                                + " is not.\nSet it to the address of your sign-on, or leave out both.");
                    });
            return Optional.empty();
        }
        var address = issuer(issuer.get());
        var clientId = needed(config, "client-id", "the name under which your sign-on knows this server");
        return Optional.of(new SignOnSettings(
                address,
                find(config, "name").orElse(address.getHost()),
                clientId,
                secret(config),
                find(config, "audience").orElse(clientId),
                find(config, "groups-claim").orElse("groups"),
                GroupMapping.parse(
                        variable("roles"),
                        needed(config, "roles", "what your groups may do, such as sales-ops:analyst,it:admin"),
                        Role::findNamed,
                        Arrays.stream(Role.values()).map(Role::word).collect(Collectors.joining("|"))),
                find(config, "sides")
                        .map(text ->
                                GroupMapping.parse(variable("sides"), text, SignOnSettings::side, "sales|marketing"))
                        .orElse(new GroupMapping<>(Map.of())),
                scopes(find(config, "scopes").orElse("profile,email"))));
    }

    private static Optional<String> find(Config config, String name) {
        return config.getOptionalValue(PREFIX + name, String.class)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private static String needed(Config config, String name, String what) {
        return find(config, name)
                .orElseThrow(() -> new CannotStart(
                        variable("issuer") + " is set, but " + variable(name) + " is not.\nSet it to " + what + "."));
    }

    private static String variable(String name) {
        return (PREFIX + name).toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** Over plain HTTP, whoever is on the way could say who somebody is. */
    private static URI issuer(String text) {
        try {
            var address = URI.create(text);
            boolean isWeb =
                    address.getHost() != null && address.getRawQuery() == null && address.getRawFragment() == null;
            if (isWeb
                    && ("https".equals(address.getScheme())
                            || "http".equals(address.getScheme()) && isLoopback(address))) {
                return address;
            }
        } catch (IllegalArgumentException unreadable) {
            // told below
        }
        throw new CannotStart(variable("issuer") + " (" + text
                + ") must be an address that begins with https://, or with http://localhost on this machine."
                + "\nUse the issuer that the discovery document of your sign-on names.");
    }

    private static boolean isLoopback(URI address) {
        var host = address.getHost();
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("[::1]")
                || host.matches("127(\\.\\d+){3}");
    }

    private static String secret(Config config) {
        var file = find(config, "client-secret-file");
        var given = find(config, "client-secret");
        if (file.isPresent() == given.isPresent()) {
            throw new CannotStart((file.isPresent() ? "Both " : "Neither ") + variable("client-secret") + " and "
                    + variable("client-secret-file")
                    + (file.isPresent()
                            ? " are set.\nLeave out one of them."
                            : " is set.\nSet one of them, so that your sign-on knows this server."));
        }
        return given.orElseGet(() -> read(Path.of(file.get())));
    }

    private static String read(Path file) {
        try {
            var text = Files.readString(file).strip();
            if (!text.isEmpty()) {
                return text;
            }
            throw new CannotStart(variable("client-secret-file") + " (" + file + ") is empty.");
        } catch (IOException unreadable) {
            throw new CannotStart(variable("client-secret-file") + " (" + file
                    + ") cannot be read.\nUse a file that the server may read.");
        }
    }

    private static Optional<String> side(String word) {
        return word.matches("[A-Za-z][A-Za-z0-9_-]{0,63}") ? Optional.of(word) : Optional.empty();
    }

    private static List<String> scopes(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    /** Without the secret: it must get into no log. */
    @Override
    public String toString() {
        return name + " (" + issuer + ")";
    }
}
