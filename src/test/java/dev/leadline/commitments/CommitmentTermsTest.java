package dev.leadline.commitments;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.web.SettableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The terms of marketing's promise: what they come to, what is refused, and how versions follow each other. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class CommitmentTermsTest {

    private static final String MID_NOVEMBER = "2026-11-16T15:00:00Z";

    @Inject
    SettableClock clock;

    private final String id = "field-" + UUID.randomUUID().toString().substring(0, 8);

    static String example() throws IOException {
        return Files.readString(Path.of("src/main/resources/openapi-examples/putCommitment.json"));
    }

    private ValidatableResponse put(String body, Map<String, String> headers) {
        return given().contentType("application/json")
                .header("From", "analyst@example.com")
                .headers(headers)
                .body(body)
                .put("/v1/commitments/{id}", id)
                .then();
    }

    private ValidatableResponse create(String body) {
        return put(body, Map.of());
    }

    private ValidatableResponse change(String body) {
        return put(body, Map.of("If-Match", get("").extract().header("ETag")));
    }

    private ValidatableResponse get(String path) {
        return given().get("/v1/commitments/{id}" + path, id).then().statusCode(200);
    }

    @Test
    void terms_say_what_they_come_to() throws IOException {
        create(example())
                .statusCode(201)
                .body("id", equalTo(id))
                .body("effectiveFrom", equalTo("2026-10-01"))
                .body("publishedBy", equalTo("analyst@example.com"))
                .body("promised.originated", equalTo(540000))
                .body("promised.influenced", equalTo(780000))
                .body("promised.touched.from", equalTo(960000))
                .body("promised.touched.to", equalTo(960000))
                .body("values.value", contains(1920, 840, 360))
                .body("values.assumed", contains(false, false, false))
                .body("plan.leads", equalTo(580))
                .body("plan.value", equalTo(540000))
                .body("plan.beyondPromise", equalTo(0));
        get("").body("terms.types[1].conversion", equalTo(0.035f)).body("terms.currency", equalTo("USD"));
    }

    @Test
    void what_nobody_knows_is_assumed_and_marked() throws IOException {
        var assumed = example().replace("\"conversion\": 0.015", "\"conversion\": null, \"assumedConversion\": 0.01");
        create(assumed)
                .statusCode(201)
                .body("values.value", contains(1920, 840, 240))
                .body("values.assumed", contains(false, false, true))
                .body("plan.beyondPromise", equalTo(-19200));
    }

    @Test
    void an_overlap_that_nobody_knows_leaves_a_range() throws IOException {
        create(example().replace("\"bothShare\": 0.30,", ""))
                .statusCode(201)
                .body("promised.touched.from", equalTo(780000))
                .body("promised.touched.to", equalTo(1200000));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"quota\": 1200000 | \"quota\": 0 | /terms/quota | 0",
                "\"averageDeal\": 24000 | \"averageDeal\": -1 | /terms/averageDeal | -1",
                "\"originatedShare\": 0.45 | \"originatedShare\": 1.2 | /terms/originatedShare | 1.2",
                "\"influencedShare\": 0.65 | \"influencedShare\": -0.1 | /terms/influencedShare | -0.1",
                "\"bothShare\": 0.30 | \"bothShare\": 0.5 | /terms/bothShare | 0.5",
                "\"conversion\": 0.08 | \"conversion\": 0 | /terms/types/0/conversion | 0",
                "\"conversion\": 0.035 | \"conversion\": 1.5 | /terms/types/1/conversion | 1.5",
                "\"calendar\": \"us-sales\" | \"calendar\": \"us-sale\" | /terms/calendar | us-sale",
                "\"currency\": \"USD\" | \"currency\": \"USD and EUR\" | /terms/currency | USD and EUR",
                "\"planned\": 300 | \"planned\": 300, \"currency\": \"EUR\" | /terms/types/1/currency | EUR",
                "\"planned\": 300 | \"planned\": -1 | /terms/types/1/planned | -1",
                "\"type\": \"B\" | \"type\": \"A\" | /terms/types/1/type | A",
                "\"to\": \"2027-01-01\" | \"to\": \"2026-10-01\" | /terms/period/to | 2026-10-01",
                "\"to\": \"2027-01-01\" | \"to\": \"2036-10-02\" | /terms/period/to | 2036-10-02",
                "\"to\": \"2027-01-01\" | \"to\": \"soon\" | /terms/period/to | soon",
                "5 business days | 5 days | /terms/qualityRules/within | 5 days",
                "\"expected\": 4.05 | \"expected\": 8 | /terms/types/0/work/0/expected | 8",
                "\"hoursADay\": 2 | \"hoursADay\": 25 | /terms/sales/hoursADay | 25",
            })
    void terms_that_cannot_be_are_named_with_their_value(String good, String bad, String pointer, String value)
            throws IOException {
        create(example().replace(good, bad))
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.size()", equalTo(1))
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].value", equalTo(value));
        given().get("/v1/commitments/{id}", id).then().statusCode(404);
    }

    @Test
    void a_period_without_business_days_is_refused() throws IOException {
        var weekend = example().replace("2026-10-01", "2026-10-03").replace("2027-01-01", "2026-10-05");
        create(weekend)
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/terms/period"))
                .body("errors[0].value", equalTo("2026-10-03 to 2026-10-05"));
    }

    @Test
    void a_type_without_a_closed_deal_is_not_worth_nothing() throws IOException {
        create(example().replace("\"conversion\": 0.015, ", ""))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/terms/types/2/conversion"))
                .body("detail", containsString("Use assumedConversion"));
    }

    @Test
    void terms_have_a_publisher_and_whoever_changes_them_has_seen_them() throws IOException {
        given().contentType("application/json")
                .body(example())
                .put("/v1/commitments/{id}", id)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/from"));
        create(example()).statusCode(201);
        create(example()).statusCode(428);
        put(example(), Map.of("If-Match", "\"sha256:other\"")).statusCode(412);
        put(example(), Map.of("If-None-Match", "*")).statusCode(412);
        given().header("If-None-Match", get("").extract().header("ETag"))
                .get("/v1/commitments/{id}", id)
                .then()
                .statusCode(304);
    }

    @Test
    void a_change_in_the_period_is_a_version_that_holds_from_that_day() throws Exception {
        create(example()).statusCode(201);
        var first = get("").extract().header("ETag");

        clock.during(MID_NOVEMBER, () -> change(example().replace("1200000", "1500000"))
                .statusCode(200)
                .body("effectiveFrom", equalTo("2026-11-16"))
                .body("promised.originated", equalTo(675000)));

        assertThat(get("").extract().header("ETag")).isNotEqualTo(first);
        get("/versions")
                .body("items.terms.quota", contains(1500000, 1200000))
                .body("items.effectiveFrom", contains("2026-11-16", "2026-10-01"))
                .body("next", nullValue());
        var next = get("/versions?limit=1")
                .body("items.terms.quota", contains(1500000))
                .extract()
                .<String>path("next");
        get("/versions?limit=1&cursor=" + next)
                .body("items.terms.quota", contains(1200000))
                .body("next", nullValue());
    }

    @Test
    void the_same_terms_again_are_no_version() throws IOException {
        create(example()).statusCode(201);
        change(example().replace("0.30", "0.3").replace("Agreed", "Once more")).statusCode(200);
        get("/versions").body("items.size()", equalTo(1));
    }

    @Test
    void what_is_past_stays_as_it_was() throws Exception {
        create(example()).statusCode(201);
        var backdated = example()
                .replace("1200000", "1500000")
                .replace("\"reason\"", "\"effectiveFrom\": \"2026-11-15\", \"reason\"");
        clock.during(MID_NOVEMBER, () -> change(backdated)
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/effectiveFrom"))
                .body("errors[0].value", equalTo("2026-11-15")));
        clock.during("2027-01-04T15:00:00Z", () -> change(example().replace("1200000", "1500000"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/terms/period"))
                .body("detail", containsString("is over")));
        get("/versions").body("items.size()", equalTo(1));
    }

    @Test
    void periods_of_a_commitment_follow_each_other_and_never_overlap() throws IOException {
        create(example()).statusCode(201);
        change(example()
                        .replace(
                                "\"from\": \"2026-10-01\", \"to\": \"2027-01-01\"",
                                "\"from\": \"2026-12-31\", \"to\": \"2027-04-01\""))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/terms/period"))
                .body("errors[0].value", equalTo("2026-12-31 to 2027-04-01"));
        change(example()
                        .replace(
                                "\"from\": \"2026-10-01\", \"to\": \"2027-01-01\"",
                                "\"from\": \"2027-01-01\", \"to\": \"2027-04-01\""))
                .statusCode(200)
                .body("effectiveFrom", equalTo("2027-01-01"));
    }

    @Test
    void commitments_are_listed_page_by_page() throws IOException {
        create(example()).statusCode(201);
        given().get("/v1/commitments?limit=1&cursor=" + id.substring(0, id.length() - 1))
                .then()
                .statusCode(200)
                .body("items[0].id", equalTo(id));
        given().get("/v1/commitments?owner=x").then().statusCode(400);
        given().get("/v1/commitments/none-such").then().statusCode(404);
        given().get("/v1/commitments/none-such/versions").then().statusCode(404);
    }
}
