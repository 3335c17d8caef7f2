package dev.leadline.decisions;

import static dev.leadline.decisions.Requests.decided;
import static dev.leadline.decisions.Requests.example;
import static dev.leadline.decisions.Requests.post;
import static dev.leadline.decisions.Requests.with;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.database.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class DecisionMetricsTest {

    private static final String FIRINGS =
            "leadline_firings_total{rule=\"a-lead-s-tier-is-that-of-the-row-its-rank-falls-in\"}";

    private static final String REQUESTS = "leadline_decisions_seconds_count{of=\"requests\"";
    private static final String TRACKED = "leadline_decisions_seconds_count{of=\"tracked-leads\"";

    /** The sum over all series whose name and labels begin like this. */
    private static double metric(String beginning) {
        var text = given().get("/q/metrics").then().statusCode(200).extract().asString();
        return Pattern.compile("^" + Pattern.quote(beginning) + "\\S* (\\S+)$", Pattern.MULTILINE)
                .matcher(text)
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .sum();
    }

    @Test
    void decisions_their_time_and_the_firings_of_each_rule_are_counted() {
        double decisions = metric(REQUESTS);
        double firings = metric(FIRINGS);

        decided(example());
        decided(example(), "record=false");

        assertThat(metric(REQUESTS)).isEqualTo(decisions + 2);
        assertThat(metric(FIRINGS)).isGreaterThanOrEqualTo(firings + 2);
        assertThat(metric("leadline_decisions_seconds_sum")).isPositive();
        assertThat(metric("leadline_decisions_seconds_bucket")).isPositive();
    }

    @Test
    void what_could_not_be_decided_is_counted_as_a_failure_and_no_decision() {
        double decisions = metric(REQUESTS);
        double failures = metric("leadline_decision_failures_total");

        post(with("/lead/rank", "101")).statusCode(422);

        assertThat(metric("leadline_decision_failures_total")).isEqualTo(failures + 1);
        assertThat(metric(REQUESTS)).isEqualTo(decisions);
    }

    /** Received long ago by a team of its own; its first call and the rest of its time are over. */
    private static final String LATE =
            "{\"leadId\": \"%s\", \"lead\": {\"rank\": 92, \"stage\": \"MQL\", \"receivedAt\": \"2016-01-11T15:00:00Z\","
                    + " \"team\": \"%s\"}}";

    @Test
    void decisions_on_tracked_leads_their_facts_and_breaches_are_counted() {
        double tracked = metric(TRACKED);
        double firings = metric(FIRINGS);
        double accepted = metric("leadline_facts_total{kind=\"lead\",status=\"accepted\"");
        double duplicate = metric("leadline_facts_total{kind=\"lead\",status=\"duplicate\"");
        double refused = metric("leadline_facts_total{kind=\"rank\",status=\"refused\"");

        tells(LATE.formatted("metric-1", "counted"));
        tells(LATE.formatted("metric-1", "counted"));
        tells("{\"leadId\": \"metric-1\", \"rank\": {\"id\": \"r1\", \"rank\": 101}}");

        assertThat(metric(TRACKED)).isGreaterThan(tracked);
        assertThat(metric(FIRINGS)).isGreaterThan(firings);
        assertThat(metric("leadline_facts_total{kind=\"lead\",status=\"accepted\""))
                .isEqualTo(accepted + 1);
        assertThat(metric("leadline_facts_total{kind=\"lead\",status=\"duplicate\""))
                .isEqualTo(duplicate + 1);
        assertThat(metric("leadline_facts_total{kind=\"rank\",status=\"refused\""))
                .isEqualTo(refused + 1);
        assertThat(metric("leadline_breaches_total{kind=\"FIRST_CALL\",team=\"counted\",tier=\"A\""))
                .isEqualTo(1);
        assertThat(metric("leadline_breaches_total{kind=\"ALL_ATTEMPTS\",team=\"counted\",tier=\"A\""))
                .isEqualTo(1);
    }

    private static void tells(String fact) {
        given().contentType("application/x-ndjson")
                .body((fact + "\n").getBytes(StandardCharsets.UTF_8))
                .post("/v1/facts/bulk")
                .then()
                .statusCode(200);
    }

    @Test
    void refusals_are_counted_by_the_type_of_their_problem() {
        double invalid = metric("leadline_refusals_total{type=\"invalid-value\"");
        post(with("/lead/rank", "101")).statusCode(422);
        tells("{\"leadId\": \"metric-2\", \"rank\": {\"rank\": 101}}");
        assertThat(metric("leadline_refusals_total{type=\"invalid-value\"")).isEqualTo(invalid + 2);
    }

    /** The metrics take a hundred addresses: each lead's id must not be one. */
    @Test
    void what_no_door_takes_is_measured_under_one_word() {
        for (int i = 0; i < 130; i++) {
            var lead = "/v1/leads/blinding-" + i;
            given().delete(lead).then().statusCode(405);
            given().contentType("text/plain")
                    .body("x")
                    .post(lead + "/ranks")
                    .then()
                    .statusCode(415);
            given().urlEncodingEnabled(false).get(lead + ";x").then().statusCode(400);
            given().get(lead + "/nothing").then().statusCode(404);
        }
        given().get("/v1/calendars").then().statusCode(200);
        var metrics = given().get("/q/metrics").asString();
        assertThat(metrics)
                .doesNotContain("blinding-")
                .contains("uri=\"/refused\"")
                .contains("uri=\"/v1/calendars\"");
    }
}
