package dev.leadline.access.keys;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A key for one policy: what belongs to others is out of its reach. */
@QuarkusTest
class LimitedKeysTest {

    private static final String OWN = "mql-to-sal-simple";
    private static final String OTHER = "mql-to-sal-predictive";

    private final String own = "limited-own-" + UUID.randomUUID();
    private final String other = "limited-other-" + UUID.randomUUID();
    private String key;

    @BeforeEach
    void make() {
        key = given().contentType("application/json")
                .body(Map.of("name", "CRM", "roles", List.of("admin"), "policies", List.of(OWN)))
                .post("/v1/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }

    private RequestSpecification limited() {
        return given().header("Authorization", "Bearer " + key);
    }

    private static ValidatableResponse put(RequestSpecification who, String lead, String policy) {
        return who.contentType("application/json")
                .body("{\"rank\": 92, \"stage\": \"MQL\", \"policy\": \"" + policy
                        + "\", \"receivedAt\": \"2026-03-02T10:00:00-05:00\"}")
                .put("/v1/leads/" + lead)
                .then();
    }

    private ValidatableResponse attempts(String lead) {
        return limited()
                .contentType("application/json")
                .body("{\"id\": \"a1\", \"channel\": \"PHONE\", \"outcome\": \"NO_ANSWER\","
                        + " \"occurredAt\": \"2026-03-02T11:00:00-05:00\"}")
                .post("/v1/leads/" + lead + "/attempts")
                .then();
    }

    @Test
    void it_reads_leads_of_its_policy_and_of_no_other() {
        put(limited(), own, OWN).statusCode(201);
        put(given(), other, OTHER).statusCode(201);

        for (var part : List.of("", "/next-action", "/plan", "/timeline", "/next-action?asOf=2026-03-02T17:00:00Z")) {
            limited().get("/v1/leads/" + own + part).then().statusCode(200);
            limited()
                    .get("/v1/leads/" + other + part)
                    .then()
                    .statusCode(403)
                    .body("detail", containsString("may not use the policy (" + OTHER + ")"));
        }
        String decision = given().get("/v1/leads/" + other + "/next-action").path("id");
        limited().get("/v1/decisions/" + decision).then().statusCode(403);
        limited().get("/v1/decisions/" + decision + "/facts").then().statusCode(403);
        String allowed = given().get("/v1/leads/" + own + "/next-action").path("id");
        limited().get("/v1/decisions/" + allowed).then().statusCode(200);
        limited().get("/v1/search?q=" + other).then().statusCode(200).body("items.size()", is(0));
    }

    @Test
    void it_tells_facts_of_no_lead_of_another_policy() {
        put(limited(), own, OWN).statusCode(201);
        put(given(), other, OTHER).statusCode(201);

        attempts(own).statusCode(201);
        attempts(other).statusCode(403);
        attempts("limited-unknown-" + UUID.randomUUID())
                .statusCode(403)
                .body("detail", containsString("belongs to no policy yet"));
        put(limited(), other, OWN).statusCode(403);
        limited()
                .contentType("application/json")
                .body("{\"leadId\": \"" + other + "\", \"attempt\": {\"id\": \"a1\", \"channel\": \"PHONE\","
                        + " \"outcome\": \"NO_ANSWER\", \"occurredAt\": \"2026-03-02T11:00:00-05:00\"}}")
                .post("/v1/facts")
                .then()
                .statusCode(403);
        merges(own, other).statusCode(403);
        merges(other, own).statusCode(403);
        assertThat(given().get("/v1/leads/" + other + "/timeline").asString()).doesNotContain("NO_ANSWER");
    }

    private ValidatableResponse merges(String lead, String absorbed) {
        return limited()
                .contentType("application/json")
                .body("{\"id\": \"m1\", \"absorbs\": \"" + absorbed + "\"}")
                .post("/v1/leads/" + lead + "/merges")
                .then();
    }

    @Test
    void what_a_fact_would_leave_out_of_reach_is_taken_back() {
        put(limited(), own, OWN).statusCode(201);
        put(limited(), own, OTHER).statusCode(403);
        limited().get("/v1/leads/" + own).then().statusCode(200);
        var fresh = "limited-fresh-" + UUID.randomUUID();
        put(limited(), fresh, OTHER).statusCode(403);
        given().get("/v1/leads/" + fresh).then().statusCode(404);
    }

    @Test
    void lists_are_divided_by_the_policy_that_is_named() {
        put(limited(), own, OWN).statusCode(201);
        put(given(), other, OTHER).statusCode(201);
        for (var list : List.of("/v1/leads", "/v1/actions")) {
            limited().get(list).then().statusCode(403).body("detail", containsString("may use only: " + OWN));
            limited().get(list + "?policy=" + OTHER).then().statusCode(403);
            limited().get(list + "?policy=" + OWN + "&policy=" + OTHER).then().statusCode(403);
            List<String> policies = limited()
                    .get(list + "?policy=" + OWN + "&limit=200")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("items.policy");
            assertThat(policies).isNotEmpty().containsOnly(OWN);
        }
        limited().get("/v1/policies").then().body("items.id", is(List.of(OWN)));
    }

    @Test
    void it_makes_no_key_that_may_do_more() {
        limited()
                .contentType("application/json")
                .body(Map.of("name", "More", "roles", List.of("admin")))
                .post("/v1/keys")
                .then()
                .statusCode(403);
    }
}
