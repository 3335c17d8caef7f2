package dev.leadline.policies;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.leadline.database.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** O9: what another version of its policy means for a tracked lead, told by the next decision on it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class LeadsInFlightTest {

    private static final String REQUIRED =
            "decision.obligations.find { it.kind == 'ALL_ATTEMPTS' }.channels.find { it.channel == 'PHONE' }.required";

    @ParameterizedTest
    @CsvSource({"new-leads, 7", "re-rate-from-receipt, 8", "re-rate-from-now, 8", "never-shorten, 8"})
    void a_lead_keeps_its_version_unless_the_publication_says_otherwise(String transition, int calls) {
        var ann = Analyst.inForce("x-flight-" + transition);
        arrives("P-" + transition, ann).statusCode(201).body(REQUIRED, equalTo(7));
        ann.drafts("eight").statusCode(201);
        List<String> cases = ann.get("/drafts/eight").extract().path("cases");
        cases.forEach(file -> ann.sees("eight").delete(ann.at("/drafts/eight/cases/" + file)));
        ann.sets("eight", "attempts", "A", "PHONE", "8").statusCode(200);
        ann.publishes("eight", Map.of("transition", transition)).statusCode(201);
        given().contentType("application/json")
                .body("{\"channel\": \"EMAIL\", \"occurredAt\": \"" + Instant.now() + "\"}")
                .post("/v1/leads/P-" + transition + "/attempts")
                .then()
                .statusCode(201)
                .body(REQUIRED, equalTo(calls));
        arrives("Q-" + transition, ann).statusCode(201).body(REQUIRED, equalTo(8));
    }

    private static ValidatableResponse arrives(String lead, Analyst ann) {
        return given().contentType("application/json")
                .body("{\"rank\": 92, \"policy\": \"%s\", \"receivedAt\": \"%s\"}".formatted(ann.id(), Instant.now()))
                .put("/v1/leads/" + lead)
                .then();
    }
}
