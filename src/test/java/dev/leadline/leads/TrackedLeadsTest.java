package dev.leadline.leads;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.leads.watch.DeadlineWatch;
import dev.leadline.web.SettableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A lead as an application tracks it, from receipt to the word on it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class TrackedLeadsTest {

    private static final String MON_10_00 = "2016-01-11T15:00:00Z";
    private static final String MON_12_00 = "2016-01-11T17:00:00Z";

    @Inject
    SettableClock time;

    @Inject
    DeadlineWatch watch;

    @AfterEach
    void reset() {
        time.reset();
    }

    @Test
    void a_deadline_that_passes_is_noticed_by_itself_and_not_before() {
        time.set(Instant.parse(MON_10_00));
        given().contentType("application/json")
                .body("{\"rank\": 92, \"stage\": \"MQL\", \"receivedAt\": \"" + MON_10_00 + "\"}")
                .put("/v1/leads/W-1")
                .then()
                .statusCode(201)
                .body("decision.obligations[0].state", equalTo("OPEN"));
        time.set(Instant.parse(MON_12_00));
        watch.look();
        given().get("/v1/leads/W-1/next-action").then().body("obligations[0].state", equalTo("OPEN"));
        time.set(Instant.parse(MON_12_00).plusNanos(1_000));
        watch.look();
        given().get("/v1/leads/W-1/next-action").then().body("obligations[0].state", equalTo("BREACHED"));
        given().get("/v1/leads/W-1/timeline").then().body("items.type", hasItem("breached"));
    }
}
