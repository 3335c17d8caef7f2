package dev.leadline.access.keys;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import dev.leadline.web.SettableClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

@QuarkusTest
class KeysTest {

    @Inject
    Queries queries;

    @Inject
    KeyTable table;

    @Inject
    KeyRing ring;

    @Inject
    SettableClock clock;

    private static JsonPath created(String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/v1/keys")
                .then()
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .header("Location", startsWith("/v1/keys/"))
                .extract()
                .jsonPath();
    }

    private static JsonPath created(String name, String role) {
        return created("{\"name\": \"" + name + "\", \"roles\": [\"" + role + "\"]}");
    }

    private static ValidatableResponse me(String key) {
        return given().header("Authorization", "Bearer " + key).get("/v1/me").then();
    }

    private void at(Instant moment, Runnable test) {
        clock.set(moment);
        try {
            test.run();
        } finally {
            clock.reset();
        }
    }

    @Test
    void a_key_opens_what_its_role_may_do_and_nothing_else() {
        var key = created("CRM", "application");

        me(key.getString("key"))
                .statusCode(200)
                .body("mode", is("key"))
                .body("name", is("CRM"))
                .body("actor", is("CRM (key:" + key.getString("id") + ")"))
                .body("roles", equalTo(java.util.List.of("application")))
                .body("may", hasItem("decide"))
                .body("may", not(hasItem("publish")))
                .body("mayNot.action", not(hasItem("decide")))
                .body(
                        "mayNot.find { it.action == 'publish' }.because",
                        is("Publishing needs the role approver or admin.\nYou are CRM with the role application."));
        given().header("Authorization", "Bearer " + key.getString("key"))
                .get("/v1/keys")
                .then()
                .statusCode(403)
                .body("type", is("/problems/forbidden"))
                .body("detail", startsWith("Reading keys needs the role auditor or admin."));
    }

    @Test
    void a_key_is_shown_once_and_kept_as_a_hash() {
        var key = created("Shown once", "viewer");
        var text = key.getString("key");
        var id = key.getString("id");

        assertThat(key.getString("prefix")).isEqualTo("lead_" + id);
        assertThat(given().get("/v1/keys/" + id)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .doesNotContain(text)
                .doesNotContain("hash");
        given().get("/v1/keys?limit=200").then().body("items.id", hasItem(id)).body("items.key", not(hasItem(text)));
        var kept = queries.list(
                        "select row_to_json(k)::text from access_key k where id = :id",
                        Parameters.of("id", id),
                        row -> row.getString(1))
                .get(0);
        assertThat(kept).doesNotContain(text.substring(14));
        assertThat(kept).doesNotContain(Base64.getEncoder().encodeToString(text.getBytes()));
    }

    @Test
    void a_wrong_key_and_an_unknown_one_are_answered_alike() {
        var key = created("Mine", "viewer");
        var wrong = KeyText.create(key.getString("id")).text();
        var unknown = KeyText.create(KeyText.newId()).text();

        var said = me(wrong).statusCode(401).extract().jsonPath().getString("detail");
        me(unknown).statusCode(401).body("detail", is(said)).body("detail", startsWith("The key is not valid."));
        me(key.getString("key") + "x").statusCode(401).body("detail", startsWith("The key is incomplete"));
    }

    @Test
    void a_revoked_key_opens_nothing_from_then_on() {
        var key = created("Revoked", "operator");
        given().delete("/v1/keys/" + key.getString("id")).then().statusCode(204);

        me(key.getString("key"))
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Bearer"))
                .body("detail", startsWith("The key lead_" + key.getString("id") + " was revoked."));
        given().get("/v1/keys/" + key.getString("id"))
                .then()
                .body("state", is("revoked"))
                .body("revokedBy", is("local"));
        given().delete("/v1/keys/" + key.getString("id")).then().statusCode(204);
        given().delete("/v1/keys/nosuchid").then().statusCode(404);
    }

    @Test
    void a_key_that_another_replica_revoked_is_refused_once_that_is_heard() {
        var key = created("Elsewhere", "operator");
        table.revoke(key.getString("id"), "another replica", clock.instant());
        ring.poll();

        me(key.getString("key")).statusCode(401);
    }

    @Test
    void rotation_gives_a_new_secret_and_leaves_the_old_one_for_the_overlap() {
        var key = created("Rotated", "viewer");
        var path = "/v1/keys/" + key.getString("id");
        var renewed = given().contentType(ContentType.JSON)
                .body("{\"overlap\": \"PT24H\"}")
                .post(path + "/rotation")
                .then()
                .statusCode(200)
                .body("id", is(key.getString("id")))
                .extract()
                .jsonPath()
                .getString("key");

        me(key.getString("key")).statusCode(200);
        me(renewed).statusCode(200).body("actor", is("Rotated (key:" + key.getString("id") + ")"));
        at(clock.instant().plus(Duration.ofHours(25)), () -> {
            me(key.getString("key")).statusCode(401).body("detail", startsWith("The key is not valid."));
            me(renewed).statusCode(200);
        });
        given().contentType(ContentType.JSON)
                .body("{\"overlap\": \"P31D\"}")
                .post(path + "/rotation")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", is("/overlap"));
    }

    @Test
    void an_expired_key_opens_nothing() {
        var until = clock.instant().plus(Duration.ofHours(1));
        var key = created("{\"name\": \"Short\", \"roles\": [\"viewer\"], \"expires\": \"" + until + "\"}");

        me(key.getString("key")).statusCode(200);
        at(until.plusSeconds(1), () -> me(key.getString("key"))
                .statusCode(401)
                .body("detail", startsWith("The key lead_" + key.getString("id") + " expired at ")));
    }

    @Test
    void a_key_of_one_policy_uses_no_other() {
        var key = created("{\"name\": \"Simple only\", \"roles\": [\"viewer\", \"application\"], \"policies\":"
                + " [\"mql-to-sal-simple\"]}");
        var bearer = "Bearer " + key.getString("key");

        given().header("Authorization", bearer)
                .get("/v1/policies/mql-to-sal-simple")
                .then()
                .statusCode(200);
        given().header("Authorization", bearer)
                .get("/v1/policies/mql-to-sal-predictive")
                .then()
                .statusCode(403)
                .body("detail", containsString("may not use the policy (mql-to-sal-predictive)"));
        var lead = "{\"lead\": {\"id\": \"L-1\", \"rank\": 92, \"stage\": \"MQL\", \"receivedAt\":"
                + " \"2016-01-11T10:00:00-05:00\"}, \"asOf\": \"2016-01-11T16:00:00Z\", \"policy\": \"%s\"}";
        var both = lead.formatted("mql-to-sal-simple") + "\n" + lead.formatted("mql-to-sal-predictive") + "\n";
        given().header("Authorization", bearer)
                .contentType(ContentType.JSON)
                .body(lead.formatted("mql-to-sal-predictive"))
                .post("/v1/decisions")
                .then()
                .statusCode(403);
        // one that is decided on another thread
        given().header("Authorization", bearer)
                .contentType(ContentType.JSON)
                .body(lead.formatted("mql-to-sal-predictive") + " ".repeat(50_000))
                .post("/v1/decisions")
                .then()
                .statusCode(403);
        var lines = given().header("Authorization", bearer)
                .contentType("application/x-ndjson")
                .body(both.getBytes(StandardCharsets.UTF_8))
                .post("/v1/decisions/bulk")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .split("\n");
        assertThat(lines[0]).contains("\"policy\"").doesNotContain("\"problem\"");
        assertThat(lines[1]).contains("\"line\":2", "/problems/forbidden");
    }

    @Test
    void what_cannot_be_a_key_is_refused_with_its_place() {
        given().contentType(ContentType.JSON)
                .body("{\"name\": \"X\", \"roles\": [\"aplication\"]}")
                .post("/v1/keys")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", is("/roles/0"))
                .body("detail", is("The role (aplication) is unknown.\nDid you mean application?"));
        given().contentType(ContentType.JSON)
                .body("{\"name\": \"X\", \"roles\": [], \"expires\": \"2020-01-01T00:00:00Z\", \"limit\": 0}")
                .post("/v1/keys")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/roles"))
                .body("errors.pointer", hasItem("/limit"));
        given().contentType(ContentType.JSON)
                .body("{\"name\": \"X\", \"roles\": [\"viewer\"], \"expires\": \"2020-01-01T00:00:00Z\"}")
                .post("/v1/keys")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", is("/expires"));
    }

    @Test
    void nobody_gives_a_policy_that_they_may_not_use() {
        var admin =
                created("{\"name\": \"Admin of one\", \"roles\": [\"admin\"], \"policies\": [\"mql-to-sal-simple\"]}");
        var bearer = "Bearer " + admin.getString("key");

        given().header("Authorization", bearer)
                .contentType(ContentType.JSON)
                .body("{\"name\": \"All\", \"roles\": [\"viewer\"]}")
                .post("/v1/keys")
                .then()
                .statusCode(403);
        given().header("Authorization", bearer)
                .contentType(ContentType.JSON)
                .body("{\"name\": \"One\", \"roles\": [\"viewer\"], \"policies\": [\"mql-to-sal-simple\"]}")
                .post("/v1/keys")
                .then()
                .statusCode(201);
    }

    @Test
    void a_limit_is_kept_minute_by_minute() {
        var key = created("{\"name\": \"Slow\", \"roles\": [\"viewer\"], \"limit\": 2}");
        var text = key.getString("key");
        at(Instant.parse("2026-11-27T12:00:20Z"), () -> {
            me(text).statusCode(200);
            me(text).statusCode(200);
            me(text).statusCode(429).header("Retry-After", "41").body("type", is("/problems/too-many-requests"));
        });
        at(Instant.parse("2026-11-27T12:01:00Z"), () -> me(text).statusCode(200));
    }

    @Test
    void when_a_key_was_used_is_noted_now_and_then() {
        var key = created("Used", "viewer");
        given().get("/v1/keys/" + key.getString("id")).then().body("usedAt", equalTo(null));
        me(key.getString("key")).statusCode(200);
        ring.noteUses();

        given().get("/v1/keys/" + key.getString("id")).then().body("usedAt", not(equalTo(null)));
    }
}
