package dev.leadline.reports;

import static dev.leadline.reports.duties.DutyRows.with;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.policies.publishing.MorePolicies;
import dev.leadline.reports.duties.DutyRows;
import dev.leadline.web.SettableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reports by the attributes of leads: those by which a policy segments its rows, such as {@code region} here. */
@QuarkusTest
@TestProfile(MorePolicies.class)
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class AttributesInReportsTest {

    private static final String STAGE = "attributes-in-reports";
    private static final String WEEK = "?stage=" + STAGE + "&from=2016-01-11&to=2016-01-18";
    private static final Instant MON_10_00 = Instant.parse("2016-01-11T15:00:00Z");

    @Inject
    DutyRows rows;

    @Inject
    SettableClock clock;

    @BeforeEach
    void calls_of_some_regions() {
        clock.set(Instant.parse("2016-01-15T17:00:00Z"));
        rows.insert(
                call("w1", "{\"region\": \"west\", \"source\": \"web\"}"),
                call("w2", "{\"region\": \"west: coast\"}"),
                call("e1", "{\"region\": \"east\"}"),
                rows.met(call("e2", "{\"region\": \"east\"}"), MON_10_00.plusSeconds(60)),
                call("none", "{}"));
    }

    @AfterEach
    void nothing_is_left() {
        rows.remove(STAGE);
        clock.reset();
    }

    private Map<String, Object> call(String lead, String attributes) {
        return with(rows.firstCall("AR-" + lead, MON_10_00), "stage", STAGE, "attributes", attributes);
    }

    private static ValidatableResponse report(String query) {
        return given().get("/v1/reports/compliance" + WEEK + query).then().statusCode(200);
    }

    private static ValidatableResponse leads(String query) {
        return given().get("/v1/reports/leads" + WEEK + query).then().statusCode(200);
    }

    @Test
    void a_filter_by_an_attribute_means_its_value() {
        report("&attribute=region:east")
                .body("total.judged", equalTo(2))
                .body("total.kept", equalTo(1))
                .body("asked.filters.attribute", contains("region:east"));
        leads("&attribute=region:east").body("items.leadId", contains("AR-e1", "AR-e2"));
        // all that comes after the first colon is the value
        leads("&attribute=region:west: coast").body("items.leadId", contains("AR-w2"));
        leads("&attribute=region:north").body("total", equalTo(0));
    }

    @Test
    void several_values_mean_any_of_them_and_without_means_none() {
        leads("&attribute=region:east&attribute=region:west").body("items.leadId", contains("AR-e1", "AR-e2", "AR-w1"));
        leads("&without=attribute:region").body("items.leadId", contains("AR-none"));
        leads("&without=region&attribute=region:west").body("items.leadId", contains("AR-none", "AR-w1"));
    }

    @Test
    void each_row_by_an_attribute_has_its_list() {
        var report = report("&by=region")
                .body("rows.group.region", contains("east", "west", "west: coast", null))
                .body("rows.judged", contains(2, 1, 1, 1))
                .extract();
        for (int i = 0; i < 4; i++) {
            given().urlEncodingEnabled(false)
                    .get(report.<String>path("rows[" + i + "].leads"))
                    .then()
                    .statusCode(200)
                    .body("total", equalTo(report.<Integer>path("rows[" + i + "].judged")));
        }
        // the column `source` has the same name
        report("&by=attribute:source").body("rows.group.source", contains("web", null));
    }

    @Test
    void an_attribute_that_no_policy_segments_by_is_refused_with_a_hint() {
        for (var door :
                new String[] {"compliance", "leads", "late-now", "restatements", "activity", "intake", "headline"}) {
            given().get("/v1/reports/" + door + WEEK + "&attribute=regoin:east")
                    .then()
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo("/attribute"))
                    .body("errors[0].value", equalTo("regoin"))
                    .body("errors[0].detail", containsString("Did you mean `region`?"));
        }
        given().get("/v1/reports/compliance" + WEEK + "&by=attribute:regoin")
                .then()
                .statusCode(422)
                .body("errors[0].detail", containsString("Did you mean `attribute:region`?"));
    }
}
