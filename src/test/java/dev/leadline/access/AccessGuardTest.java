package dev.leadline.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.oneOf;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccessGuardTest {

    @Inject
    LocalMode local;

    /** As on a server for more than this machine. */
    private void whereCredentialsAreNeeded(Runnable test) {
        local.applies = false;
        try {
            test.run();
        } finally {
            local.applies = true;
        }
    }

    @Test
    void whoever_is_at_this_machine_may_do_everything() {
        given().get("/v1/me")
                .then()
                .statusCode(200)
                .body("mode", is("local"))
                .body("name", is("local"))
                .body("actor", is("local"))
                .body("roles", hasSize(Role.values().length))
                .body("may", hasItems("publish", "manage-keys", "read-records"))
                .body("mayNot", hasSize(0))
                .body("policies", equalTo(null));
    }

    @Test
    void credentials_that_nobody_knows_are_not_taken_for_none() {
        for (var sent : List.of("Bearer nothing", "Basic YTpi", "nonsense")) {
            given().header("Authorization", sent)
                    .get("/v1/me")
                    .then()
                    .statusCode(401)
                    .header("WWW-Authenticate", startsWith("Bearer"))
                    .body("type", is("/problems/unauthenticated"));
        }
    }

    @Test
    void elsewhere_nobody_comes_in_without_credentials() {
        whereCredentialsAreNeeded(() -> {
            for (var path : List.of("/v1/me", "/v1/policies", "/v1/no-such-door", "/q/metrics", "/q/swagger-ui/")) {
                given().urlEncodingEnabled(false)
                        .get(path)
                        .then()
                        .statusCode(401)
                        .contentType("application/problem+json")
                        .header("WWW-Authenticate", startsWith("Bearer"))
                        .header("X-Request-Id", is(org.hamcrest.Matchers.notNullValue()))
                        .body("detail", startsWith("The request has no credentials."));
            }
            for (var odd : List.of("/%76%31/policies", "/x/../v1/policies", "//v1/policies")) {
                given().urlEncodingEnabled(false).get(odd).then().statusCode(oneOf(400, 401));
            }
            given().head("/v1/policies").then().statusCode(401);
            given().options("/v1/policies").then().statusCode(401);
        });
    }

    @Test
    void elsewhere_a_policy_that_does_not_say_it_needs_a_consent() {
        var needed = "/v1/policies/mql-to-sal-predictive/proposals/needed";
        given().get(needed).then().statusCode(200).body("count", is(0));
        whereCredentialsAreNeeded(() -> given().header(People.HEADER, "account ann; viewer")
                .get(needed)
                .then()
                .statusCode(200)
                .body("count", is(1))
                .body("words", is("1 consent")));
    }

    @Test
    void a_refused_body_is_not_read() {
        whereCredentialsAreNeeded(() -> given().contentType(ContentType.JSON)
                .body("{ this is no JSON")
                .post("/v1/decisions")
                .then()
                .statusCode(401));
    }

    @Test
    void what_holds_no_data_is_open() {
        whereCredentialsAreNeeded(() -> {
            for (var path : List.of("/", "/queue", "/problems", "/q/health", "/q/health/ready", "/q/openapi")) {
                given().get(path).then().statusCode(200);
            }
            given().get("/v1/sign-in").then().statusCode(200).body("local", is(false));
        });
    }

    @Test
    void who_says_it_was_proved_who_they_are_is_refused() {
        given().header("From", "Ann (account:ann)")
                .get("/v1/me")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", is("/From"));
    }

    @Test
    void nothing_is_told_of_local_mode_beyond_this_machine() {
        given().get("/v1/sign-in")
                .then()
                .statusCode(200)
                .body("local", is(true))
                .body("ways", hasItem("key"));
        assertThat(local.applies()).isTrue();
    }
}
