package dev.leadline.policies;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.web.SettableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** O9: what another version of its policy means for a tracked lead, told by the next decision on it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class LeadsInFlightTest {

    private static final Instant TUE_10_00 = Instant.parse("2016-01-12T15:00:00Z");
    private static final Instant SUN_10_00 = Instant.parse("2016-01-10T15:00:00Z");
    private static final Instant MON_10_00 = Instant.parse("2016-01-11T15:00:00Z");
    private static final String REQUIRED =
            "decision.obligations.find { it.kind == 'ALL_ATTEMPTS' }.channels.find { it.channel == 'PHONE' }.required";

    @Inject
    SettableClock time;

    @AfterEach
    void reset() {
        time.reset();
    }

    @ParameterizedTest
    @CsvSource({"new-leads, 7", "re-rate-from-receipt, 8", "re-rate-from-now, 8", "never-shorten, 8"})
    void a_lead_keeps_its_version_unless_the_publication_says_otherwise(String transition, int calls) {
        time.set(TUE_10_00);
        var analyst = Analyst.inForce("x-flight-" + transition);
        arrives("P-" + transition, analyst).body(REQUIRED, equalTo(7));
        time.set(TUE_10_00.plusSeconds(60));
        publishesEight(analyst, transition);
        isWrittenTo("P-" + transition).body(REQUIRED, equalTo(calls));
        arrives("Q-" + transition, analyst).body(REQUIRED, equalTo(8));
    }

    /** B2: its clock has not started. */
    @ParameterizedTest
    @CsvSource({"new-leads", "re-rate-from-receipt", "re-rate-from-now", "never-shorten"})
    void a_lead_that_waits_for_the_team_to_open_gets_the_version_that_is_in_force_then(String transition) {
        time.set(SUN_10_00);
        var analyst = Analyst.inForce("x-waiting-" + transition);
        arrives("R-" + transition, analyst).body(REQUIRED, equalTo(7));
        time.set(SUN_10_00.plusSeconds(60));
        publishesEight(analyst, transition);
        time.set(MON_10_00);
        isWrittenTo("R-" + transition).body(REQUIRED, equalTo(8));
    }

    private static void publishesEight(Analyst analyst, String transition) {
        analyst.drafts("eight").statusCode(201);
        List<String> cases = analyst.get("/drafts/eight").extract().path("cases");
        cases.forEach(file -> analyst.sees("eight").delete(analyst.at("/drafts/eight/cases/" + file)));
        analyst.sets("eight", "attempts", "A", "PHONE", "8").statusCode(200);
        analyst.publishes("eight", Map.of("transition", transition)).statusCode(201);
    }

    private ValidatableResponse isWrittenTo(String lead) {
        return given().contentType("application/json")
                .body("{\"channel\": \"EMAIL\", \"occurredAt\": \"" + time.instant() + "\"}")
                .post("/v1/leads/" + lead + "/attempts")
                .then()
                .statusCode(201);
    }

    private ValidatableResponse arrives(String lead, Analyst analyst) {
        return given().contentType("application/json")
                .body("{\"rank\": 92, \"policy\": \"%s\", \"receivedAt\": \"%s\"}"
                        .formatted(analyst.id(), time.instant()))
                .put("/v1/leads/" + lead)
                .then()
                .statusCode(201);
    }
}
