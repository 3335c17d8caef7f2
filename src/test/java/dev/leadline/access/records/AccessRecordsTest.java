package dev.leadline.access.records;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccessRecordsTest {

    private static final String BULK =
            """
            {"leadId": "told-by-crm", "attempt": {"id": "a1", "channel": "PHONE",\
             "occurredAt": "2026-03-02T11:00:00-05:00", "outcome": "NO_ANSWER"}}
            """;

    private static JsonPath key(String... roles) {
        return given().contentType(ContentType.JSON)
                .body("{\"name\": \"Records\", \"roles\": [\"" + String.join("\", \"", roles) + "\"]}")
                .post("/v1/keys")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    @Test
    void what_an_auditor_reads_is_recorded_and_what_others_read_is_not() {
        var auditor = key("auditor");
        var both = key("auditor", "leader");
        for (var each : new JsonPath[] {auditor, both}) {
            given().header("Authorization", "Bearer " + each.getString("key"))
                    .get("/v1/leads?limit=7")
                    .then()
                    .statusCode(200);
        }

        given().get("/v1/access-records?limit=1")
                .then()
                .statusCode(200)
                .body("items[0].by", is("Records (key:" + auditor.getString("id") + ")"))
                .body("items[0].action", is("read-leads"))
                .body("items[0].method", is("GET"))
                .body("items[0].path", is("/v1/leads"))
                .body("items[0].query", is("limit=7"));
    }

    @Test
    void who_runs_the_server_is_recorded_under_their_name() {
        var operator = key("operator");
        given().header("Authorization", "Bearer " + operator.getString("key"))
                .header("From", "somebody.else@example.com")
                .header("If-Match", "*")
                .delete("/v1/receivers/no-such-receiver")
                .then()
                .statusCode(404);

        given().get("/v1/access-records?limit=1")
                .then()
                .body("items[0].by", is("Records (key:" + operator.getString("id") + ")"))
                .body("items[0].path", is("/v1/receivers/no-such-receiver"))
                .body("items[0].action", is("operate"));
    }

    @Test
    void a_refused_request_leaves_no_record() {
        var viewer = key("viewer");
        given().header("Authorization", "Bearer " + viewer.getString("key"))
                .delete("/v1/receivers/secret-receiver")
                .then()
                .statusCode(403)
                .body("detail", startsWith("Changing receivers"));

        given().get("/v1/access-records").then().body("items.path", not(hasItem("/v1/receivers/secret-receiver")));
    }

    @Test
    void who_told_a_fact_is_kept_also_of_those_told_in_bulk() {
        var crm = key("application");
        var bearer = "Bearer " + crm.getString("key");
        var by = "Records (key:" + crm.getString("id") + ")";
        given().header("Authorization", bearer)
                .contentType(ContentType.JSON)
                .body("{\"stage\": \"MQL\", \"rank\": 92, \"receivedAt\": \"2026-03-02T10:00:00-05:00\"}")
                .put("/v1/leads/told-by-crm")
                .then()
                .statusCode(201);
        given().header("Authorization", bearer)
                .contentType("application/x-ndjson")
                .body(BULK.getBytes(StandardCharsets.UTF_8))
                .post("/v1/facts/bulk")
                .then()
                .statusCode(200);

        given().header("Authorization", bearer)
                .get("/v1/leads/told-by-crm/timeline")
                .then()
                .statusCode(200)
                .body("items.findAll { it.what == 'fact' }.recordedBy", is(java.util.List.of(by, by)));
    }

    @Test
    void a_draft_is_by_whom_the_key_says_and_not_by_whom_the_header_says() {
        var analyst = key("analyst");
        given().header("Authorization", "Bearer " + analyst.getString("key"))
                .header("From", "somebody.else@example.com")
                .contentType(ContentType.JSON)
                .body("{\"name\": \"by-key\"}")
                .post("/v1/policies/mql-to-sal-simple/drafts")
                .then()
                .statusCode(201);

        given().get("/v1/policies/mql-to-sal-simple/drafts/by-key/revisions")
                .then()
                .body("items[0].by", is("Records (key:" + analyst.getString("id") + ")"));
        given().header("If-Match", "*").delete("/v1/policies/mql-to-sal-simple/drafts/by-key");
    }
}
