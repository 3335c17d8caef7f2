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
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class DecisionMetricsTest {

    private static final String FIRINGS =
            "leadline_firings_total{rule=\"A lead's tier is that of the row its rank falls in\"}";

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
        double decisions = metric("leadline_decisions_seconds_count");
        double firings = metric(FIRINGS);

        decided(example());
        decided(example(), "record=false");

        assertThat(metric("leadline_decisions_seconds_count")).isEqualTo(decisions + 2);
        assertThat(metric(FIRINGS)).isEqualTo(firings + 2);
        assertThat(metric("leadline_decisions_seconds_sum")).isPositive();
        assertThat(metric("leadline_decisions_seconds_bucket")).isPositive();
    }

    @Test
    void what_could_not_be_decided_is_counted_as_a_failure_and_no_decision() {
        double decisions = metric("leadline_decisions_seconds_count");
        double failures = metric("leadline_decision_failures_total");

        post(with("/lead/rank", "101")).statusCode(422);

        assertThat(metric("leadline_decision_failures_total")).isEqualTo(failures + 1);
        assertThat(metric("leadline_decisions_seconds_count")).isEqualTo(decisions);
    }
}
