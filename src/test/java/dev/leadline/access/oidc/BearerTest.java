package dev.leadline.access.oidc;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.leadline.PackagedServer;
import dev.leadline.access.LocalModeSwitch;
import dev.leadline.web.SettableClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who sends a token of the company's sign-on is let in, with what their groups may do, and nobody else. */
@QuarkusTest
class BearerTest {

    private static final Map<String, Object> ANALYST = Map.of("name", "Ann Lee", "groups", List.of("sales-ops", "all"));

    private static Company company;

    @Inject
    SignOn signOn;

    @Inject
    LocalModeSwitch local;

    @Inject
    SettableClock clock;

    @BeforeAll
    static void open() {
        company = new Company();
    }

    @AfterAll
    static void close() {
        company.close();
    }

    @BeforeEach
    void set_up() {
        local.off();
        signOn.use(company.settings());
    }

    @AfterEach
    void put_back() {
        signOn.use(null);
        local.on();
        clock.reset();
    }

    private static ValidatableResponse me(String token) {
        return given().header("Authorization", "Bearer " + token).get("/v1/me").then();
    }

    private static void isRefused(String token, String why) {
        me(token)
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", startsWith("Bearer"))
                .body("type", is("/problems/unauthenticated"))
                .body("detail", containsString(why))
                .body("detail", not(containsString(token)));
    }

    @Test
    void a_token_lets_in_with_what_its_groups_may_do() {
        me(company.token("7f3a", ANALYST))
                .statusCode(200)
                .body("mode", is("oidc"))
                .body("name", is("Ann Lee"))
                .body("actor", is("Ann Lee (oidc:7f3a)"))
                .body("roles", is(List.of("analyst")))
                .body("may", hasItems("edit-drafts"))
                .body("may", not(hasItems("publish")));
        given().header("Authorization", "bearer " + company.token("7f3a", ANALYST))
                .get("/v1/keys")
                .then()
                .statusCode(403)
                .body("detail", containsString("You are Ann Lee with the role analyst."));
    }

    @Test
    void a_program_has_the_name_under_which_the_sign_on_knows_it() {
        me(company.token("service-7", Map.of("preferred_username", "crm-sync", "groups", "it")))
                .statusCode(200)
                .body("name", is("crm-sync"))
                .body("roles", is(List.of("admin")));
    }

    @Test
    void groups_may_lie_deep_within_a_token() {
        signOn.use(Company.settings(company.issuer(), "realm_access.roles"));

        me(company.token("7f3a", Map.of("realm_access", Map.of("roles", List.of("it", "offline_access")))))
                .statusCode(200)
                .body("roles", is(List.of("admin")));
    }

    @Test
    void groups_that_nobody_mapped_give_no_rights() {
        me(company.token("7f3a", Map.of("name", "Bob", "groups", List.of("choir", "admin"))))
                .statusCode(403)
                .body("type", is("/problems/forbidden"))
                .body(
                        "detail",
                        startsWith("Bob is signed on, but none of their groups has a role here (choir, admin)."))
                .body("detail", containsString("LEADLINE_OIDC_ROLES"));
        me(company.token("7f3a", Map.of("name", "Bob")))
                .statusCode(403)
                .body("detail", startsWith("Bob is signed on, but in no group."));
    }

    @Test
    void an_expired_token_is_refused() {
        isRefused(company.token("7f3a", "leadline-api", ANALYST, -30), "The token expired at ");
    }

    @Test
    void a_token_for_another_audience_is_refused() {
        isRefused(
                company.token("7f3a", "crm", ANALYST, 60),
                "The token is for the audience (crm).\nUse one for leadline-api.");
    }

    @Test
    void a_token_of_another_issuer_is_refused_without_asking_anybody() throws Exception {
        signOn.use(Company.settings(nowhere(), "groups"));

        isRefused(company.token("7f3a", ANALYST), "The token is of the issuer (" + company.issuer() + ").");
    }

    @Test
    void a_token_that_others_signed_is_refused() throws Exception {
        var stranger = new RSAKeyGenerator(2048).keyID("company").generate();

        isRefused(
                signed(claims(), "company", new RSASSASigner(stranger), JWSAlgorithm.RS256),
                "The token is not signed by");
    }

    @Test
    void a_token_without_a_signature_is_refused() {
        isRefused(new PlainJWT(claims().build()).serialize(), "The token is not signed with a private key (alg none).");
    }

    @Test
    void a_token_that_is_signed_with_what_everybody_knows_is_refused() throws Exception {
        var known = JWKSet.load(company.server().jwksUrl("company").url())
                .getKeyByKeyId("company")
                .toRSAKey();
        for (var secret : List.of(
                known.toRSAPublicKey().getEncoded(),
                known.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8))) {
            isRefused(
                    signed(claims(), "company", new MACSigner(secret), JWSAlgorithm.HS256),
                    "The token is not signed with a private key (alg HS256).");
        }
        isRefused(
                signed(claims(), "company", new MACSigner(Company.SECRET), JWSAlgorithm.HS256),
                "The token is not signed with a private key");
    }

    @Test
    void what_is_no_access_token_is_refused() {
        isRefused("opaque-token", "neither a key of this server nor a token of Company");
        isRefused("a.b.c", "neither a key of this server nor a token of Company");
        isRefused(company.token("7f3a", Map.of("at_hash", "x", "groups", "it")), "The token is no access token.");
        isRefused(company.token("7f3a", Map.of("typ", "Refresh", "groups", "it")), "The token is no access token.");
        isRefused(company.token("7f3a", Map.of("events", Map.of(), "groups", "it")), "The token is no access token.");
    }

    @Test
    void without_a_sign_on_its_tokens_are_nothing() {
        signOn.use(null);

        isRefused(company.token("7f3a", ANALYST), "holds no credentials that this server knows");
        given().get("/v1/sign-in").then().statusCode(200).body("ways", not(hasItems("oidc")));
    }

    @Test
    void where_there_is_one_everybody_is_told_of_it() {
        given().get("/v1/sign-in").then().statusCode(200).body("ways", hasItems("oidc"));
    }

    @Test
    void while_the_issuer_is_away_nobody_is_called_unknown() throws Exception {
        var away = nowhere();
        signOn.use(Company.settings(away, "groups"));
        var claims = claims().issuer(away.toString());
        var token = signed(claims, "any", new RSASSASigner(new RSAKeyGenerator(2048).generate()), JWSAlgorithm.RS256);

        for (int i = 0; i < 3; i++) {
            me(token)
                    .statusCode(503)
                    .body("type", is("/problems/unavailable"))
                    .header("Retry-After", Integer::parseInt, greaterThan(0))
                    .body("detail", startsWith("The sign-on Company does not answer"));
        }
        isRefused("lead_1q2w3e4r_nonsense", "The key is incomplete or mistyped.");
    }

    @Test
    void an_issuer_that_fails_is_left_alone_for_some_seconds() throws Exception {
        var key = new RSAKeyGenerator(2048).keyID("first").generate();
        var published = new AtomicReference<RSAKey>();
        withIssuer(published, claims -> {
            var token = signed(claims, key);
            me(token).statusCode(503);
            published.set(key);
            me(token).statusCode(503);
            clock.set(clock.instant().plusSeconds(6));
            me(token).statusCode(200);
        });
    }

    @Test
    void keys_may_be_replaced_by_others() throws Exception {
        var first = new RSAKeyGenerator(2048).keyID("first").generate();
        var second = new RSAKeyGenerator(2048).keyID("second").generate();
        var published = new AtomicReference<>(first);
        withIssuer(published, claims -> {
            me(signed(claims, first)).statusCode(200);
            published.set(second);
            me(signed(claims, second)).statusCode(200);
            isRefused(signed(claims, first), "The token is not signed by");
        });
    }

    @Test
    void clocks_may_be_some_seconds_apart() throws Exception {
        var key = new RSAKeyGenerator(2048).keyID("first").generate();
        withIssuer(new AtomicReference<>(key), claims -> {
            me(signed(claims.expirationTime(secondsFromNow(-3)), key)).statusCode(200);
            isRefused(signed(claims.expirationTime(secondsFromNow(-20)), key), "The token expired at ");
            me(signed(claims().issuer(claims.getClaims().get("iss").toString()).notBeforeTime(secondsFromNow(4)), key))
                    .statusCode(200);
            isRefused(
                    signed(
                            claims().issuer(claims.getClaims().get("iss").toString())
                                    .notBeforeTime(secondsFromNow(40)),
                            key),
                    "The token is not valid yet.");
        });
    }

    @FunctionalInterface
    private interface Tried {
        void with(JWTClaimsSet.Builder claims) throws Exception;
    }

    /** With an issuer whose keys the test knows. */
    private void withIssuer(AtomicReference<RSAKey> published, Tried tried) throws Exception {
        var issuer = issuer(published);
        try {
            var address = URI.create("http://localhost:" + issuer.getAddress().getPort());
            signOn.use(Company.settings(address, "groups"));
            tried.with(claims().issuer(address.toString()));
        } finally {
            issuer.stop(0);
        }
    }

    private static Date secondsFromNow(int seconds) {
        return Date.from(PackagedServer.now().plusSeconds(seconds));
    }

    private static String signed(JWTClaimsSet.Builder claims, RSAKey key) throws JOSEException {
        return signed(claims, key.getKeyID(), new RSASSASigner(key), JWSAlgorithm.RS256);
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(company.issuer().toString())
                .subject("7f3a")
                .audience("leadline-api")
                .claim("groups", List.of("it"))
                .issueTime(Date.from(PackagedServer.now().minusSeconds(60)))
                .expirationTime(Date.from(PackagedServer.now().plusSeconds(60)));
    }

    private static String signed(JWTClaimsSet.Builder claims, String key, JWSSigner signer, JWSAlgorithm algorithm)
            throws JOSEException {
        var token = new SignedJWT(
                new JWSHeader.Builder(algorithm)
                        .keyID(key)
                        .type(JOSEObjectType.JWT)
                        .build(),
                claims.build());
        token.sign(signer);
        return token.serialize();
    }

    /** An address of this machine at which nobody listens. */
    private static URI nowhere() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://localhost:" + free.getLocalPort());
        }
    }

    private static HttpServer issuer(AtomicReference<RSAKey> published) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var address = "http://localhost:" + server.getAddress().getPort();
        server.createContext("/", exchange -> {
            var body = exchange.getRequestURI().getPath().endsWith("jwks")
                    ? new JWKSet(published.get().toPublicJWK()).toString()
                    : "{\"issuer\": \"%1$s\", \"jwks_uri\": \"%1$s/jwks\"}".formatted(address);
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(published.get() == null ? 500 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        return server;
    }

    @Test
    void nothing_of_the_secret_is_in_what_settings_say() {
        assertThat(company.settings().toString()).doesNotContain(Company.SECRET).contains("Company");
    }
}
