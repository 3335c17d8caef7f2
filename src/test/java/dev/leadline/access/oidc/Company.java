package dev.leadline.access.oidc;

import dev.leadline.access.Role;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;

/** A company whose sign-on is real, as far as HTTP and signatures go, and works in the tests' own process. */
public final class Company implements AutoCloseable {

    static final String CLIENT = "leadline";
    static final String SECRET = "a-secret-that-is-in-no-log-and-in-no-answer";
    private static final String ID = "company";

    private final MockOAuth2Server server = new MockOAuth2Server();

    public Company() {
        server.start();
    }

    MockOAuth2Server server() {
        return server;
    }

    URI issuer() {
        return server.issuerUrl(ID).uri();
    }

    /** As an operator would have set it up, with {@code sales-ops} for analysts of the side sales, and {@code it} for admins. */
    SignOnSettings settings() {
        return settings(issuer(), "groups");
    }

    static SignOnSettings settings(URI issuer, String groupsClaim) {
        return new SignOnSettings(
                issuer,
                "Company",
                CLIENT,
                SECRET,
                "leadline-api",
                groupsClaim,
                new GroupMapping<>(Map.of("sales-ops", Set.of(Role.ANALYST), "it", Set.of(Role.ADMIN))),
                new GroupMapping<>(Map.of("sales-ops", Set.of("sales"))),
                List.of("profile", "email"));
    }

    /** A token for programs, valid for a minute. */
    String token(String subject, Map<String, ?> claims) {
        return token(subject, "leadline-api", claims, 60);
    }

    String token(String subject, String audience, Map<String, ?> claims, long seconds) {
        return server.issueToken(ID, subject, audience, Map.copyOf(claims), seconds)
                .serialize();
    }

    /** The next who comes to sign in is this one, and needs no password. */
    void expects(String subject, Map<String, ?> claims) {
        server.enqueueCallback(
                new DefaultOAuth2TokenCallback(ID, subject, "JWT", List.of("leadline-api"), Map.copyOf(claims), 300));
    }

    /** What would let an admin in if this company's sign-on were ours, or had signed it. */
    public String foreignToken() {
        return server.issueToken("another", "ann", "leadline-api", Map.of("groups", "it"), 60)
                .serialize();
    }

    @Override
    public void close() {
        server.shutdown();
    }
}
