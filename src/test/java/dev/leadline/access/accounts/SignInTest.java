package dev.leadline.access.accounts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.leadline.access.LocalModeSwitch;
import dev.leadline.access.sessions.Replica;
import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import dev.leadline.web.SettableClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signing in and out on a server that needs credentials, and how long a session lasts. */
@QuarkusTest
class SignInTest {

    /** Long past, so that what it shuts is open again. */
    private static final Instant PAST = Instant.parse("2021-03-01T12:00:20Z");

    @Inject
    Queries queries;

    @Inject
    SettableClock clock;

    @Inject
    LocalModeSwitch local;

    @Inject
    Replica replica;

    @BeforeEach
    void need_credentials() {
        local.off();
    }

    @AfterEach
    void need_none() {
        local.on();
        clock.reset();
    }

    private Member joined(String name, String role) {
        local.on();
        var member = Member.joins(name, List.of(role), List.of());
        local.off();
        return member;
    }

    @Test
    void a_session_is_a_cookie_that_no_script_reads_and_no_other_site_sends() {
        joined("sig-cookie", "viewer");
        var set = Member.signIn("sig-cookie", Member.PASSWORD)
                .then()
                .statusCode(204)
                .header("Cache-Control", "no-store")
                .extract()
                .header("Set-Cookie");

        assertThat(set)
                .matches("leadline=[0-9a-zA-Z]{16}\\.[0-9a-zA-Z]{43}; .*")
                .contains("Max-Age=86400", "Path=/", "HTTPOnly", "SameSite=Strict")
                .doesNotContain("Domain");
        assertThat(queries.list(
                        "select row_to_json(s)::text from session s where subject = 'sig-cookie'",
                        row -> row.getString(1)))
                .isNotEmpty()
                .noneMatch(kept -> kept.contains(set.substring(26, 69)));
    }

    @Test
    void whoever_signed_in_may_do_what_their_roles_say_and_records_name_them() {
        var member = joined("sig-roles", "operator");
        member.me()
                .statusCode(200)
                .body("mode", is("account"))
                .body("actor", is("sig-roles (account:sig-roles)"))
                .body("may", hasItem("operate"));
        member.asks().get("/v1/leads").then().statusCode(403);
        given().get("/v1/sign-in").then().statusCode(200).body("ways", hasItem("account"));
    }

    @Test
    void an_unknown_name_is_answered_as_a_wrong_password_and_after_as_long() {
        joined("sig-guess", "viewer");
        var wrong = Member.signIn("sig-guess", "not it at all, sorry");
        var unknown = Member.signIn("sig-nobody", "not it at all, sorry");

        wrong.then().statusCode(401).header("WWW-Authenticate", startsWith("Bearer"));
        unknown.then().statusCode(401).header("Set-Cookie", nullValue());
        assertThat(unknown.jsonPath().getString("detail"))
                .isEqualTo(wrong.jsonPath().getString("detail"))
                .startsWith("The name or the password is not right.");
        assertThat(fastest("sig-nobody")).isGreaterThan(fastest("sig-guess") / 2);
    }

    private static long fastest(String name) {
        return IntStream.range(0, 5)
                .mapToLong(i -> {
                    long began = System.nanoTime();
                    Member.signIn(name, "not it at all, sorry").then().statusCode(401);
                    return System.nanoTime() - began;
                })
                .min()
                .orElseThrow();
    }

    @Test
    void failures_are_counted_by_account_and_a_name_that_is_nobodys_is_kept_nowhere() {
        joined("sig-counted", "viewer");
        clock.set(PAST);
        Member.signIn("sig-counted", "not it at all, sorry").then().statusCode(401);
        Member.signIn("my-secret-typed-here", "not it at all, sorry").then().statusCode(401);

        assertThat(counted("account:sig-counted")).containsExactly(1);
        assertThat(queries.list("select whose from failed_sign_in", row -> row.getString(1)))
                .noneMatch(whose -> whose.contains("my-secret-typed-here"))
                .anyMatch(whose -> whose.matches("unknown:[0-9a-f]{8}"));
    }

    private List<Integer> counted(String whose) {
        return queries.list(
                "select failures from failed_sign_in where whose = :whose and minute = '2021-03-01T12:00:00Z'",
                Parameters.of("whose", whose),
                row -> row.getInt(1));
    }

    @Test
    void too_many_failures_on_any_replica_shut_an_account_until_the_minute_is_over() {
        joined("sig-shut", "viewer");
        clock.set(PAST.plusSeconds(600));
        queries.update(
                "insert into failed_sign_in (whose, minute, failures) values (:whose, :minute, 100000)",
                Parameters.of("whose", "account:sig-shut").and("minute", Instant.parse("2021-03-01T12:10:00Z")));

        Member.signIn("sig-shut", Member.PASSWORD)
                .then()
                .statusCode(429)
                .header("Retry-After", "41")
                .body("type", is("/problems/too-many-requests"));
        clock.set(PAST.plusSeconds(640));
        Member.signIn("sig-shut", Member.PASSWORD).then().statusCode(204);
    }

    @Test
    void a_session_that_nobody_uses_ends_and_so_does_one_that_is_used_for_long() {
        var member = joined("sig-times", "viewer");
        var began = clock.instant();
        clock.set(began.plus(Duration.ofHours(7)));
        member.me().statusCode(200);
        clock.set(began.plus(Duration.ofHours(14)));
        member.me().statusCode(200);
        clock.set(began.plus(Duration.ofHours(21)));
        member.me().statusCode(200);
        clock.set(began.plus(Duration.ofHours(24)).plusSeconds(1));
        member.me().statusCode(401).body("detail", startsWith("The session is over."));

        clock.set(began);
        var unused = member.signsInAgain();
        clock.set(began.plus(Duration.ofHours(8)).plusSeconds(1));
        unused.me().statusCode(401);
        given().cookie(Member.COOKIE, unused.cookie()).get("/v1/sign-in").then().statusCode(200);
    }

    @Test
    void where_nobody_needs_credentials_a_session_that_is_over_is_as_none() {
        var member = joined("sig-local", "viewer");
        member.asks().delete("/v1/session").then().statusCode(204);
        local.on();

        member.me().statusCode(200).body("mode", is("local"));
    }

    @Test
    void signing_in_ends_the_session_that_the_browser_had_and_signing_out_ends_one() {
        var first = joined("sig-rotates", "viewer");
        String second = first.asks()
                .contentType(ContentType.JSON)
                .body(Map.of("name", "sig-rotates", "password", Member.PASSWORD))
                .post("/v1/session")
                .then()
                .statusCode(204)
                .extract()
                .cookie(Member.COOKIE);
        var next = new Member("sig-rotates", Member.PASSWORD, second);
        var other = next.signsInAgain();
        first.me().statusCode(401);
        next.me().statusCode(200);

        next.asks()
                .delete("/v1/session")
                .then()
                .statusCode(204)
                .header("Set-Cookie", startsWith("leadline=; Max-Age=0"));
        next.me().statusCode(401);
        next.asks().delete("/v1/session").then().statusCode(204);
        other.me().statusCode(200);
    }

    @Test
    void a_session_that_began_or_ended_on_another_replica_is_known_here() {
        var member = new Member("sig-replica", "", replica.begins("sig-replica"));
        member.me().statusCode(200);
        replica.ends("sig-replica");
        replica.hears();
        member.me().statusCode(401);
    }

    @Test
    void everybody_sees_and_ends_their_own_sessions_and_an_admin_everybodys() {
        var ann = joined("sig-ann", "viewer");
        var again = ann.signsInAgain();
        var ben = joined("sig-ben", "viewer");
        var root = joined("sig-root", "admin");
        List<Map<String, Object>> mine = again.asks()
                .get("/v1/sessions")
                .then()
                .statusCode(200)
                .extract()
                .path("items");

        assertThat(mine).hasSize(2).allSatisfy(session -> assertThat(session)
                .containsEntry("actor", "sig-ann (account:sig-ann)")
                .containsEntry("mode", "account"));
        assertThat(mine).extracting(session -> session.get("current")).containsExactly(true, false);
        var first = "/v1/sessions/" + mine.get(1).get("id");
        ben.asks().delete(first).then().statusCode(404);
        ben.asks().get("/v1/sessions?actor=account:sig-ann").then().statusCode(403);
        again.asks().delete(first).then().statusCode(204);
        again.asks().delete(first).then().statusCode(404);
        ann.me().statusCode(401);

        root.asks()
                .get("/v1/sessions?actor=account:sig-ann")
                .then()
                .statusCode(200)
                .body("items.id", is(List.of(mine.get(0).get("id"))));
        root.asks().get("/v1/sessions?limit=200").then().body("items.actor", hasItem("sig-ben (account:sig-ben)"));
        root.asks().delete("/v1/sessions/" + mine.get(0).get("id")).then().statusCode(204);
        again.me().statusCode(401);
        root.asks().get("/v1/sessions?actor=key:1q2w3e4r").then().statusCode(422);
        local.on();
        given().delete(root.at()).then().statusCode(204);
    }

    @Test
    void a_page_of_another_site_signs_nobody_in_or_out() {
        var member = joined("sig-foreign", "viewer");
        var body = Map.of("name", "sig-foreign", "password", Member.PASSWORD);
        given().header("Origin", "https://evil.example")
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/session")
                .then()
                .statusCode(403)
                .header("Set-Cookie", nullValue())
                .body("type", is("/problems/foreign-page"));
        member.asks()
                .header("Sec-Fetch-Site", "cross-site")
                .delete("/v1/session")
                .then()
                .statusCode(403);
        member.asks()
                .header("Origin", "http://localhost:1")
                .contentType(ContentType.JSON)
                .body(Map.of("password", Member.PASSWORD, "newPassword", "seven ferries to the isles"))
                .post(member.at() + "/password")
                .then()
                .statusCode(403)
                .body("type", is("/problems/foreign-page"));
        given().contentType("text/plain")
                .body("{\"name\": \"sig-foreign\", \"password\": \"" + Member.PASSWORD + "\"}")
                .post("/v1/session")
                .then()
                .statusCode(415);
        member.me().statusCode(200);
    }

    @Test
    void hostile_bodies_are_refused_and_no_password_is_sent_back() {
        for (var body : List.of(
                "{\"name\": \"ann\", \"password\": 123456789012}",
                "{\"name\": \"ann\", \"password\": [\"tell-no-one\"]}",
                "{\"name\": \"ann\", \"password\": {\"tell-no-one\": 1}}",
                "{\"name\": \"ann\", \"password\": \"tell-no-one\\u0000\"}",
                "{\"name\": \"ann\", \"password\": \"tell-no-one\\ud800\"}",
                "{\"name\": \"ann\", \"password\": \"tell-no-one" + "x".repeat(1_000) + "\"}",
                "{\"name\": \"a\\u0000n\", \"password\": \"tell-no-one\"}",
                "{\"name\": null, \"password\": \"tell-no-one\"}",
                "{\"name\": \"ann\", \"password\": null}",
                "{\"name\": \"ann\"}",
                "{\"name\": \"ann\", \"password\": \"tell-no-one\", \"admin\": true}",
                "[\"tell-no-one\"]",
                "")) {
            var answer = given().contentType(ContentType.JSON).body(body).post("/v1/session");
            assertThat(answer.statusCode()).as(body).isIn(400, 422);
            assertThat(answer.asString()).as(body).doesNotContain("tell-no-one").doesNotContain("123456789012");
        }
        Member.signIn("ann'; drop table account; --", "not it at all, sorry")
                .then()
                .statusCode(401);
        for (var cookie : List.of("x", "a.b", "0".repeat(16) + "." + "0".repeat(43), "%00", "\"quoted\"")) {
            given().cookie(Member.COOKIE, cookie).get("/v1/me").then().statusCode(401);
        }
    }

    @Test
    void a_header_that_says_who_asks_counts_more_than_a_cookie() {
        var member = joined("sig-both", "admin");
        member.asks()
                .header("Authorization", "Bearer lead_1q2w3e4r_wrong")
                .get("/v1/me")
                .then()
                .statusCode(401);
        local.on();
        given().delete(member.at()).then().statusCode(204);
    }
}
