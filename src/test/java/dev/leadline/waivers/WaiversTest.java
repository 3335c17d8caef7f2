package dev.leadline.waivers;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.leadline.database.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class WaiversTest {

    private static final String REQUEST =
            """
            {"kind": "planning", "tier": "C", "team": "TEAM", "from": "2026-11-16T00:00:00-05:00",
             "to": "2026-11-23T00:00:00-05:00", "reason": "Half of the team is at a fair."}""";

    @Inject
    Waivers waivers;

    private final String team = "team-" + UUID.randomUUID();

    private static ValidatableResponse post(String path, String body) {
        var request = given().header("From", "analyst@example.com");
        return (body == null ? request : request.contentType("application/json").body(body))
                .post("/v1/waivers" + path)
                .then();
    }

    private int requested() {
        return post("", REQUEST.replace("TEAM", team)).statusCode(201).extract().path("id");
    }

    private boolean excuses(String from, String to) {
        return waivers.scopes(Instant.parse(from), Instant.parse(to)).stream()
                .anyMatch(each -> team.equals(each.team()));
    }

    @Test
    void a_waiver_excuses_only_while_it_is_approved() {
        int id = requested();
        given().get("/v1/waivers/" + id)
                .then()
                .statusCode(200)
                .body("state", equalTo("requested"))
                .body("policy", nullValue())
                .body("from", equalTo("2026-11-16T05:00:00Z"));
        assertThat(excuses("2026-11-17T00:00:00Z", "2026-11-18T00:00:00Z")).isFalse();

        post("/" + id + "/approval", null)
                .statusCode(200)
                .body("state", equalTo("approved"))
                .body("approvedBy", equalTo("analyst@example.com"));
        assertThat(excuses("2026-11-17T00:00:00Z", "2026-11-18T00:00:00Z")).isTrue();
        assertThat(excuses("2026-11-23T05:00:00Z", "2026-11-30T00:00:00Z"))
                .as("its end")
                .isFalse();
        assertThat(excuses("2026-11-01T00:00:00Z", "2026-11-16T05:00:00Z"))
                .as("its begin")
                .isFalse();
        post("/" + id + "/approval", null).statusCode(409);

        post("/" + id + "/withdrawal", null).statusCode(200).body("state", equalTo("withdrawn"));
        assertThat(excuses("2026-11-17T00:00:00Z", "2026-11-18T00:00:00Z")).isFalse();
        post("/" + id + "/approval", null).statusCode(409);
        post("/" + id + "/withdrawal", null).statusCode(409);
    }

    @Test
    void waivers_are_listed_newest_first() {
        int first = requested();
        int second = requested();
        post("/" + first + "/approval", null).statusCode(200);
        given().get("/v1/waivers?limit=1&cursor=" + (second + 1))
                .then()
                .statusCode(200)
                .body("items[0].id", equalTo(second))
                .body("next", equalTo(String.valueOf(second)));
        given().get("/v1/waivers?state=approved&limit=1&cursor=" + (second + 1))
                .then()
                .body("items[0].id", equalTo(first));
    }

    @Test
    void what_cannot_be_is_refused_with_its_value() {
        refused(REQUEST.replace("2026-11-23", "2026-11-16"), "/to", "2026-11-16T05:00:00Z");
        refused(REQUEST.replace("2026-11-23", "2036-11-23"), "/to", "2036-11-23T05:00:00Z");
        refused(REQUEST.replace("planning", "holiday"), "/kind", "holiday");
        post("", REQUEST.replace("\"reason\"", "\"reasons\"")).statusCode(400);
        given().contentType("application/json")
                .body(REQUEST)
                .post("/v1/waivers")
                .then()
                .statusCode(422);
        post("/999999999/approval", null).statusCode(404);
        given().get("/v1/waivers/none").then().statusCode(422);
        given().get("/v1/waivers?state=open").then().statusCode(422);
    }

    private static void refused(String body, String pointer, String value) {
        post("", body)
                .statusCode(422)
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].value", equalTo(value));
    }
}
