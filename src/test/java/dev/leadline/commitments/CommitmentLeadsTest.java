package dev.leadline.commitments;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.leadline.database.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The leads behind the numbers: which count, because of what, and who may dispute it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class CommitmentLeadsTest {

    private static final String THU_10_00 = "2026-10-01T14:00:00Z";
    private static final String FRI_10_00 = "2026-10-02T14:00:00Z";

    @Inject
    CycleRows rows;

    private final String id = "leads-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void publish() {
        var terms = ((ObjectNode) CommitmentCase.read("fourth-quarter").terms()).put("stage", id);
        given().contentType("application/json")
                .header("From", "analyst@example.com")
                .body("{\"terms\": %s, \"reason\": \"A case\"}".formatted(terms))
                .put("/v1/commitments/{id}", id)
                .then()
                .statusCode(201);
    }

    private CycleRows.Row lead(String name) {
        return rows.lead(id, id + "-" + name, THU_10_00);
    }

    private ValidatableResponse leads(String query) {
        return given().get("/v1/commitments/{id}/leads?at=2026-10-31" + query, id)
                .then()
                .statusCode(200);
    }

    private Map<String, Object> one(String name) {
        return leads("").extract().path("items.find { it.leadId == '%s-%s' }".formatted(id, name));
    }

    private ValidatableResponse progress() {
        return given().get("/v1/commitments/{id}/progress?at=2026-10-31", id)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse post(String path, String body) {
        return given().contentType("application/json")
                .header("From", "sales@example.com")
                .body(body)
                .post("/v1/commitments/{id}" + path, id)
                .then();
    }

    private static void isCounted(Map<String, Object> lead, boolean counted, String because) {
        assertThat(lead.get("counted")).as(lead.toString()).isEqualTo(counted);
        assertThat(lead.get("because")).as(lead.toString()).isEqualTo(because);
    }

    @Test
    void each_lead_says_whether_it_counts_and_because_of_what() {
        lead("good").write();
        lead("unscored")
                .tier(null)
                .with("is_unscored", true)
                .with("rank_at_receipt", null)
                .write();
        lead("scored-later").with("tier_at_receipt", null).write();
        lead("held").tier("NURTURE").with("is_nurtured", true).write();
        lead("lowered").with("tier", "NURTURE").with("is_nurtured", true).write();
        lead("merged").with("merged_into", id + "-good").write();
        lead("returned").returned("duplicate", FRI_10_00).write();
        lead("too-late").returned("duplicate", "2026-10-20T14:00:00Z").write();
        lead("other-reason").returned("no budget", FRI_10_00).write();
        lead("early").returned("wrong person", FRI_10_00).write();
        rows.givenUp(id + "-early", "BREACHED");
        lead("waived").returned("wrong person", FRI_10_00).write();
        rows.givenUp(id + "-waived", "WAIVED");
        lead("sales").with("attributes", "{\"origin\": \"sales\"}").write();
        lead("touched")
                .with("attributes", "{\"origin\": \"sales\", \"touched\": \"webinar\"}")
                .write();

        isCounted(one("good"), true, null);
        isCounted(one("unscored"), false, "UNSCORED");
        isCounted(one("scored-later"), true, null);
        isCounted(one("held"), false, "BELOW_BANDS");
        isCounted(one("lowered"), true, null);
        isCounted(one("merged"), false, "MERGED");
        isCounted(one("returned"), false, "RETURNED");
        isCounted(one("too-late"), true, null);
        isCounted(one("other-reason"), true, null);
        isCounted(one("early"), true, "GIVEN_UP_EARLY");
        isCounted(one("waived"), false, "RETURNED");
        isCounted(one("sales"), false, "NOT_MARKETING");
        isCounted(one("touched"), true, null);
        assertThat(one("touched")).containsEntry("originated", false).containsEntry("influenced", true);
        progress()
                .body("originated.counted.leads", equalTo(6))
                .body("originated.delivered.leads", equalTo(8))
                .body("influenced.counted.leads", equalTo(1))
                .body("touched.counted.leads", equalTo(7))
                .body("originated.notCounted.because", contains("RETURNED", "MERGED", "UNSCORED", "BELOW_BANDS"));
    }

    @Test
    void a_lead_that_is_received_again_is_delivered_again() {
        lead("a").write();
        lead("a").with("cycle", 2).with("tier_at_receipt", "C").write();
        leads("").body("items.cycle", contains(1, 2)).body("items.value", contains(1920, 360));
    }

    @Test
    void the_list_behind_a_number_has_as_many_leads() {
        for (int i = 0; i < 7; i++) {
            lead("good-" + i).tier(i < 4 ? "A" : "B").write();
        }
        lead("returned").returned("duplicate", FRI_10_00).write();
        leads("&counted=true").body("total", equalTo(7));
        leads("&curve=originated&counted=true&type=A").body("total", equalTo(4)).body("items.size()", equalTo(4));
        leads("&delivered=true").body("total", equalTo(8));
        leads("&because=RETURNED").body("total", equalTo(1)).body("items[0].leadId", equalTo(id + "-returned"));
        leads("&curve=influenced").body("total", equalTo(0));
        leads("&type=D").body("total", equalTo(0)).body("next", nullValue());
    }

    @Test
    void pages_follow_each_other_without_gap() {
        for (int i = 0; i < 7; i++) {
            lead("good-" + i).write();
        }
        var found = new ArrayList<String>();
        var next = "";
        while (next != null) {
            var page = leads("&limit=3" + (next.isEmpty() ? "" : "&cursor=" + next))
                    .body("total", equalTo(7));
            found.addAll(page.extract().path("items.leadId"));
            next = page.extract().path("next");
        }
        assertThat(found).hasSize(7).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void a_spreadsheet_has_all_of_them_and_runs_nothing() {
        for (int i = 0; i < 201; i++) {
            lead("good-" + i).write();
        }
        rows.lead(id, "=" + id, THU_10_00).write();
        var csv = given().accept("text/csv")
                .get("/v1/commitments/{id}/leads?at=2026-10-31", id)
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .split("\n");
        assertThat(csv).hasSize(203);
        assertThat(csv[0])
                .isEqualTo("leadId,cycle,receivedAt,type,value,originated,influenced,counted,disputed,because");
        assertThat(csv).contains("'=" + id + ",1," + THU_10_00 + ",A,1920,true,false,true,false,");
    }

    @Test
    void a_filter_that_means_nothing_is_refused() {
        for (var bad : List.of("because=RETURNE", "counted=1", "curve=both", "cursor=x", "limit=0", "delivered=yes")) {
            given().get("/v1/commitments/{id}/leads?" + bad, id)
                    .then()
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo("/" + bad.substring(0, bad.indexOf('='))))
                    .body("errors[0].value", equalTo(bad.substring(bad.indexOf('=') + 1)));
        }
        given().get("/v1/commitments/{id}/leads?because=RETURNE", id)
                .then()
                .body("detail", containsString("Did you mean `RETURNED`?"));
        given().get("/v1/commitments/{id}/leads?tier=A", id).then().statusCode(400);
    }

    @Test
    void a_disputed_lead_counts_until_it_is_decided() {
        lead("a").returned("duplicate", FRI_10_00).write();
        var dispute = "{\"leadId\": \"%s-a\", \"reason\": \"It is no duplicate.\"}".formatted(id);
        progress().body("originated.counted.leads", equalTo(0));

        post("/disputes", dispute)
                .statusCode(201)
                .body("raisedBy", equalTo("sales@example.com"))
                .body("counts", nullValue());
        isCounted(one("a"), true, "DISPUTED");
        progress().body("originated.counted.leads", equalTo(1)).body("originated.disputed.value", equalTo(1920));
        post("/disputes", dispute).statusCode(409);

        var decision = "/disputes/" + id + "-a/1/decision";
        post(decision, "{\"counts\": false, \"reason\": \"The same person.\"}")
                .statusCode(200)
                .body("counts", equalTo(false))
                .body("decidedReason", equalTo("The same person."));
        isCounted(one("a"), false, "DECIDED_NOT_TO_COUNT");
        post(decision, "{\"counts\": true, \"reason\": \"Yet another.\"}").statusCode(409);
        given().get("/v1/commitments/{id}/disputes?decided=true", id)
                .then()
                .statusCode(200)
                .body("items.leadId", contains(id + "-a"))
                .body("next", nullValue());
        given().get("/v1/commitments/{id}/disputes?decided=false", id).then().body("items.size()", equalTo(0));
    }

    @Test
    void disputes_are_about_leads_that_there_are() {
        post("/disputes", "{\"leadId\": \"none\", \"reason\": \"Why not?\"}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/leadId"))
                .body("errors[0].value", equalTo("none"));
        post("/disputes/none/1/decision", "{\"counts\": true, \"reason\": \"Why not?\"}")
                .statusCode(404);
        lead("a").write();
        post("/disputes", "{\"leadId\": \"%s-a\", \"cycle\": 2, \"reason\": \"Why not?\"}".formatted(id))
                .statusCode(422);
        post("/disputes", "{\"leadId\": \"%s-a\"}".formatted(id)).statusCode(422);
    }

    /** As docs/commitments.md tells it. */
    @Test
    void leads_that_applications_tell_of_are_delivered() {
        var first = "first-" + id;
        var terms = (ObjectNode) CommitmentCase.read("fourth-quarter").terms();
        terms.putObject("period").put("from", "2016-01-01").put("to", "2016-04-01");
        terms.putObject("originated")
                .put("attribute", "source")
                .putArray("values")
                .add(id + "-site")
                .add(id + "-webinar");
        terms.putObject("influenced")
                .put("attribute", "touch")
                .putArray("values")
                .add("webinar");
        given().contentType("application/json")
                .header("From", "analyst@example.com")
                .body("{\"terms\": %s, \"reason\": \"A case\"}".formatted(terms))
                .put("/v1/commitments/{id}", first)
                .then()
                .statusCode(201);
        tell(
                "",
                "PUT",
                "P-1",
                "{\"rank\": 92, \"stage\": \"MQL\", \"receivedAt\": \"2016-01-11T15:00:00Z\", \"attributes\": {\"source\": \"%s-site\"}}");
        tell(
                "",
                "PUT",
                "P-2",
                "{\"rank\": 70, \"stage\": \"MQL\", \"receivedAt\": \"2016-01-12T15:00:00Z\", \"attributes\": {\"source\": \"%s-webinar\", \"touch\": \"webinar\"}}");
        tell(
                "",
                "PUT",
                "P-3",
                "{\"rank\": 70, \"stage\": \"MQL\", \"receivedAt\": \"2016-01-12T16:00:00Z\", \"attributes\": {\"source\": \"%s-site\"}}");
        tell(
                "/dispositions",
                "POST",
                "P-3",
                "{\"id\": \"d1\", \"type\": \"RETURNED\", \"reason\": \"duplicate\", \"occurredAt\": \"2016-01-13T16:00:00Z\"}");

        given().get("/v1/commitments/{id}/progress?at=2016-01-15", first)
                .then()
                .statusCode(200)
                .body("businessDays.total", equalTo(62))
                .body("businessDays.gone", equalTo(10))
                .body("originated.pace", equalTo(87096.77f))
                .body("originated.delivered.leads", equalTo(3))
                .body("originated.delivered.value", equalTo(3600))
                .body("originated.returned.value", equalTo(840))
                .body("originated.counted.value", equalTo(2760))
                .body("originated.forecast", equalTo(17112))
                .body("influenced.counted.value", equalTo(840));
    }

    private void tell(String door, String method, String lead, String body) {
        given().contentType("application/json")
                .body(body.formatted(id))
                .request(method, "/v1/leads/" + id + "-" + lead + door)
                .then()
                .statusCode(org.hamcrest.Matchers.lessThan(300));
    }
}
