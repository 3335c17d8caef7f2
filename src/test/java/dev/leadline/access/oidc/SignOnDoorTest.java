package dev.leadline.access.oidc;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.leadline.access.LocalModeSwitch;
import dev.leadline.access.Persons;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A browser is sent to the company's sign-on, comes back, and is somebody here until it signs out, here or there. */
@QuarkusTest
class SignOnDoorTest {

    private static final Map<String, Object> ANN = Map.of("name", "Ann Lee", "groups", List.of("sales-ops"));
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private static Company company;

    @Inject
    SignOn signOn;

    @Inject
    LocalModeSwitch local;

    @Inject
    Persons persons;

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
    }

    /** What a browser is sent, with the cookies that it has. */
    private static Response visit(String address, Map<String, String> cookies) {
        return given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .cookies(cookies)
                .get(address);
    }

    private static String here() {
        return RestAssured.baseURI + ":" + RestAssured.port;
    }

    private static Response begin(String to) {
        return visit("/sign-in/oidc?to=" + to, Map.of());
    }

    /** Where the issuer leads back to, for somebody whom it knows. */
    private static String led(Response begun) {
        return visit(begun.header("Location"), Map.of()).header("Location");
    }

    private static Response signIn(String subject, Map<String, ?> claims, String to) {
        company.expects(subject, claims);
        var begun = begin(to);
        return visit(led(begun), begun.cookies());
    }

    private static ValidatableResponse me(Map<String, String> cookies) {
        return given().cookies(cookies).get("/v1/me").then();
    }

    private static void isTold(Response answer, int status, String why) {
        answer.then()
                .statusCode(status)
                .contentType("text/html")
                .header("Cache-Control", is("no-store"))
                .body(containsString("You are not signed in"))
                .body(containsString(why));
        assertThat(answer.cookie("leadline")).as("a session").isNull();
    }

    @Test
    void a_browser_is_sent_away_with_a_proof_that_only_it_has() {
        var begun = begin("/queue");

        var there = begun.then()
                .statusCode(302)
                .header("Location", startsWith(company.issuer() + "/authorize?response_type=code&client_id=leadline"))
                .header("Location", allOf(containsString("code_challenge_method=S256"), containsString("&nonce=")))
                .header("Location", containsString("scope=openid"))
                .header("Cache-Control", is("no-store"))
                .extract()
                .header("Location");
        assertThat(there)
                .contains("redirect_uri=" + URLEncoder.encode(here() + "/sign-in/oidc/back", StandardCharsets.UTF_8))
                .doesNotContain("queue", Company.SECRET);
        assertThat(begun.headers().getValues("Set-Cookie")).singleElement().satisfies(cookie -> assertThat(cookie)
                .startsWith("q_auth_leadline-pages-")
                .contains("Path=/sign-in/oidc", "HTTPOnly", "SameSite=Lax")
                .doesNotContain("queue"));
    }

    @Test
    void whoever_comes_back_is_somebody_here() {
        var arrived = signIn("7f3a", ANN, "/leads/L-1%3Ftab=facts");

        arrived.then()
                .statusCode(303)
                .header("Location", is("/leads/L-1?tab=facts"))
                .header("Cache-Control", is("no-store"));
        assertThat(arrived.headers().getValues("Set-Cookie"))
                .filteredOn(cookie -> !cookie.startsWith("q_auth_"))
                .as("only our own session")
                .singleElement()
                .satisfies(
                        cookie -> assertThat(cookie).startsWith("leadline=").contains("HTTPOnly", "SameSite=Strict"));
        me(arrived.cookies())
                .statusCode(200)
                .body("mode", is("oidc"))
                .body("name", is("Ann Lee"))
                .body("actor", is("Ann Lee (oidc:7f3a)"))
                .body("roles", is(List.of("analyst")));
    }

    @Test
    void groups_may_be_in_the_access_token_only() {
        signOn.use(Company.settings(company.issuer(), "nowhere"));

        isTold(signIn("7f3a", ANN, "/"), 403, "Ann Lee is signed on, but in no group.");
    }

    @Test
    void whoever_has_no_role_here_is_told_so() {
        isTold(
                signIn("7f3b", Map.of("name", "<b>Bob</b>", "groups", List.of("choir")), "/queue"),
                403,
                "&lt;b&gt;Bob&lt;/b&gt; is signed on, but none of their groups has a role here (choir).");
    }

    @Test
    void a_verified_mail_address_is_one_person_and_another_is_nobody_s() {
        var verified = "ann." + System.nanoTime() + "@example.com";
        signIn("7f3c", Map.of("groups", "it", "email", verified, "email_verified", true), "/");
        var unverified = "eve." + System.nanoTime() + "@example.com";
        signIn("7f3d", Map.of("groups", "it", "email", unverified, "email_verified", false), "/");

        assertThat(persons.of("account:somebody", verified)).isEqualTo("oidc:7f3c");
        assertThat(persons.of("account:somebody", unverified)).isEqualTo("account:somebody");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.test/", "//evil.test", "%2F%2Fevil.test", "/%5Cevil.test", "/v1/me", "/a&to=/b"})
    void nobody_is_led_to_another_place(String to) {
        var answer = begin(to);

        isTold(answer, 400, "The address to come back to is no page of this server.");
        answer.then().header("Location", is((String) null)).body(not(containsString("evil")));
    }

    @Test
    void a_code_is_worth_something_once_and_to_one_browser() {
        company.expects("7f3a", ANN);
        var begun = begin("/queue");
        var back = led(begun);

        isTold(visit(back, Map.of()), 401, "The sign-in was begun too long ago, or in another browser.");
        isTold(visit(back, begin("/queue").cookies()), 401, "is not valid, or was used already");
        visit(back, begun.cookies()).then().statusCode(303);
        isTold(visit(back, begun.cookies()), 401, "is not valid, or was used already");
        isTold(
                visit(back.replaceAll("code=[^&]*", "code=guessed"), begun.cookies()),
                401,
                "is not valid, or was used already");
    }

    @Test
    void what_the_issuer_refuses_is_told() {
        var begun = begin("/queue");
        var state = led(begun).replaceAll(".*state=([^&]*).*", "$1");

        isTold(
                visit("/sign-in/oidc/back?error=access_denied&state=" + state, begun.cookies()),
                401,
                "Company did not sign you in (access_denied).");
        isTold(visit("/sign-in/oidc/back?error=%3Cscript%3E&state=" + state, begun.cookies()), 401, "(&lt;script&gt;)");
    }

    @Test
    void while_the_issuer_is_away_it_is_said_and_not_taken_for_a_fault() throws Exception {
        signOn.use(Company.settings(nowhere(), "groups"));

        isTold(begin("/queue"), 503, "Company does not answer now.");
        isTold(begin("/queue"), 503, "Company does not answer now.");
        given().get("/v1/sign-in").then().statusCode(200).body("signOn.name", is("Company"));
    }

    @Test
    void an_issuer_that_goes_away_meanwhile_is_not_taken_for_a_fault_either() {
        var other = new Company();
        signOn.use(other.settings());
        var begun = begin("/queue");
        var back = led(begun);
        other.close();

        isTold(visit(back, begun.cookies()), 503, "Company does not answer now.");
    }

    @Test
    void without_a_sign_on_there_is_nothing_to_begin() {
        signOn.use(null);

        isTold(begin("/queue"), 404, "This server has no sign-on.");
        isTold(visit("/sign-in/oidc/back?code=a&state=b", Map.of()), 404, "This server has no sign-on.");
    }

    @Test
    void whoever_signs_out_is_signed_out_here_and_there() {
        var cookies = signIn("7f3a", ANN, "/").cookies();

        var there = visit("/sign-in/oidc/out", cookies);

        there.then().statusCode(303).header("Location", startsWith(company.issuer() + "/endsession?id_token_hint=ey"));
        assertThat(there.cookie("leadline")).isEmpty();
        me(cookies).statusCode(401);
        assertThat(visit(there.header("Location"), Map.of()).header("Location")).isEqualTo(here() + "/");
        visit("/sign-in/oidc/out", cookies).then().statusCode(303).header("Location", is("/"));
    }

    private static ValidatableResponse tellsSignedOut(String token) {
        return given().contentType(ContentType.URLENC)
                .formParam("logout_token", token)
                .post("/sign-in/oidc/back-channel")
                .then();
    }

    @Test
    void whoever_signs_out_there_is_signed_out_here() {
        var first = signIn("7f3e", Map.of("groups", "it", "sid", "s-1"), "/").cookies();
        var second = signIn("7f3e", Map.of("groups", "it", "sid", "s-2"), "/").cookies();
        var another = signIn("7f3f", Map.of("groups", "it", "sid", "s-3"), "/").cookies();
        Map<String, Object> out = Map.of("events", Map.of(EVENT, Map.of()), "sid", "s-1");

        tellsSignedOut(company.token("7f3e", Company.CLIENT, out, 60)).statusCode(200);
        me(first).statusCode(401);
        me(second).statusCode(200);

        tellsSignedOut(company.token("7f3e", Company.CLIENT, Map.of("events", Map.of(EVENT, Map.of())), 60))
                .statusCode(200);
        me(second).statusCode(401);
        me(another).statusCode(200);
    }

    @Test
    void nobody_else_signs_anybody_out() {
        var cookies = signIn("7f3e", Map.of("groups", "it", "sid", "s-4"), "/").cookies();
        Map<String, Object> out = Map.of("events", Map.of(EVENT, Map.of()), "sid", "s-4");

        tellsSignedOut(company.token("7f3e", Company.CLIENT, Map.of("sid", "s-4"), 60))
                .statusCode(400);
        tellsSignedOut(company.token("7f3e", "another-client", out, 60)).statusCode(400);
        tellsSignedOut(company.token("7f3e", Company.CLIENT, out, -60)).statusCode(400);
        tellsSignedOut(company.server()
                        .issueToken("another", "7f3e", Company.CLIENT, out, 60)
                        .serialize())
                .statusCode(400);
        tellsSignedOut("nonsense").statusCode(400);
        me(cookies).statusCode(200);
    }

    private static URI nowhere() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://localhost:" + free.getLocalPort());
        }
    }
}
