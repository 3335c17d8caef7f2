package dev.leadline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.access.People;
import dev.leadline.approvals.ApprovalsSwitch;
import dev.leadline.commitments.CycleRows;
import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.proposals.Agreed;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Every example of the OpenAPI document is sent as it stands, in an order that makes a story, and is taken. All answers, and
 * those of the addresses that show what came of it, fit the document.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class OpenApiExamplesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String JSON_TYPE = "application/json";
    private static final String POLICY = "/v1/policies/mql-to-sal-emea";
    private static final String DRAFT = POLICY + "/drafts/main";

    private record Operation(String method, String path, JsonNode body, JsonNode answers) {}

    @Inject
    ApprovalsSwitch approvals;

    @Inject
    CycleRows cycles;

    private final Map<String, Operation> operations = new LinkedHashMap<>();
    private final Set<String> sent = new HashSet<>();

    private final List<String> misfits = new ArrayList<>();
    private JsonNode document;

    private void read() throws IOException {
        document = JSON.readTree(given().accept(JSON_TYPE).get("/q/openapi").asString());
        document.path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(method -> operations.put(
                        method.getValue().path("operationId").asText(),
                        new Operation(
                                method.getKey(),
                                path.getKey(),
                                method.getValue().at("/requestBody/content"),
                                method.getValue().path("responses")))));
    }

    /** Sends an example and expects one of the answers that the document has. */
    private Response send(String operationId, String type, Map<String, ?> places, Map<String, ?> headers)
            throws IOException {
        var operation = operations.get(operationId);
        var example = operation.body().path(type).at("/examples/example/value");
        assertThat(example.isMissingNode()).as(operationId + " " + type).isFalse();
        var text = example.isTextual() ? example.asText() : JSON.writeValueAsString(example);
        var answer = given().config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .header("Content-Type", type)
                .header("From", "analyst@example.com")
                .headers(headers)
                .pathParams(places)
                .queryParams(
                        operationId.equals("putCalendar")
                                ? Map.of("reason", "Bridge day")
                                : parameters(operationId, type))
                .body(text.getBytes(StandardCharsets.UTF_8))
                .request(operation.method(), operation.path());
        assertThat(answer.statusCode())
                .as("%s as %s: %s", operationId, type, answer.asString())
                .isBetween(200, 299);
        assertThat(answer.asString()).as(operationId).doesNotContain("\"problem\"");
        sent.add(operationId + " " + type);
        compare(operationId, answer);
        return answer;
    }

    /** A file has no room for what it is to be analysed by. */
    private static Map<String, ?> parameters(String operationId, String type) {
        return operationId.equals("analyseAttempts") && type.equals("text/csv")
                ? Map.of("hourlyCost", 60, "callsPerHour", 8)
                : Map.of();
    }

    /** Notes what of an answer is not as the document says: its status, its headers, its body. */
    private void compare(String operationId, Response answer) throws IOException {
        var told = operations.get(operationId).answers().path(String.valueOf(answer.statusCode()));
        var called = operationId + " " + answer.statusCode();
        if (told.isMissingNode()) {
            misfits.add(called + " is not in the document: " + answer.asString());
            return;
        }
        for (var header : List.of("ETag", "Location", "Link", "Content-Location", "Preference-Applied")) {
            if (answer.getHeader(header) != null && !told.path("headers").has(header)) {
                misfits.add(called + " has the header " + header + ", and the document does not say so");
            }
        }
        var schema = told.at("/content/application~1json/schema");
        if (!schema.isMissingNode() && answer.contentType().startsWith(JSON_TYPE)) {
            misfits.addAll(new AnswerSchema(document).misfits(called + " ", JSON.readTree(answer.asString()), schema));
        }
    }

    private void look(String operationId, Object... places) throws IOException {
        var operation = operations.get(operationId);
        var answer = given().accept(JSON_TYPE).get(operation.path(), places);
        assertThat(answer.statusCode())
                .as("%s: %s", operationId, answer.asString())
                .isEqualTo(200);
        compare(operationId, answer);
    }

    private void send(String operationId, String type) throws IOException {
        send(operationId, type, Map.of(), Map.of());
    }

    private void tell(String operationId, String lead) throws IOException {
        for (var type : operations.get(operationId).body().properties()) {
            send(operationId, type.getKey(), Map.of("id", lead), Map.of());
        }
    }

    private void edit(String operationId, String type, Map<String, ?> more) throws IOException {
        var places = new LinkedHashMap<String, Object>(Map.of("id", "mql-to-sal-emea", "name", "main"));
        places.putAll(more);
        send(operationId, type, places, Map.of("If-Match", given().get(DRAFT).header("ETag")));
    }

    @Test
    void every_example_is_taken() throws IOException {
        read();
        decisions();
        calendars();
        leads();
        policies();
        proposals();
        send("discardDeliveries", JSON_TYPE);
        send("putReceiver", JSON_TYPE, Map.of("name", "example-1"), Map.of("If-None-Match", "*"));
        given().header("If-Match", "*").delete("/v1/receivers/example-1").then().statusCode(204);
        subscriptions();
        keys();
        accounts();
        sources();
        optimisations();
        commitments();
        send("loadSample", JSON_TYPE);
        look("getSample");
        given().delete("/v1/samples").then().statusCode(204);
        assertThat(misfits).isEmpty();
        var all = new TreeSet<String>();
        operations.forEach((id, operation) -> operation.body().properties().stream()
                .filter(body -> body.getValue().has("examples"))
                .forEach(body -> all.add(id + " " + body.getKey())));
        all.removeAll(sent);
        assertThat(all).as("examples that are not sent").isEmpty();
    }

    private void keys() throws IOException {
        String id = send("createKey", JSON_TYPE, Map.of(), Map.of()).path("id");
        send("rotateKey", JSON_TYPE, Map.of("id", id), Map.of());
        look("getKey", id);
        look("listKeys");
        look("getMe");
        look("getSignIn");
        given().delete("/v1/keys/" + id).then().statusCode(204);
    }

    private void accounts() throws IOException {
        String first = send("createAccount", JSON_TYPE, Map.of(), Map.of()).path("oneTimePassword");
        var name = Map.of("name", "ann");
        send("changeAccount", JSON_TYPE, name, Map.of("If-Match", "*"));
        given().contentType(JSON_TYPE)
                .body(Map.of("name", "ann", "password", first, "newPassword", "sixteen blue herons wade"))
                .post("/v1/session")
                .then()
                .statusCode(204);
        var session = send("signIn", JSON_TYPE, Map.of(), Map.of()).cookie("leadline");
        send("changePassword", JSON_TYPE, name, Map.of("Cookie", "leadline=" + session));
        look("getAccount", "ann");
        look("listAccounts");
        look("listSessions");
        given().delete("/v1/accounts/ann").then().statusCode(204);
    }

    private void subscriptions() throws IOException {
        var made = send("createSubscription", JSON_TYPE, Map.of(), Map.of());
        String id = made.path("id");
        send("putSubscription", JSON_TYPE, Map.of("id", id), Map.of("If-Match", made.header("ETag")));
        look("getSubscription", id);
        look("listSubscriptions");
        given().header("If-Match", "*").delete("/v1/subscriptions/" + id).then().statusCode(204);
    }

    private void decisions() throws IOException {
        send("decide", JSON_TYPE);
        send("decideInBulk", "application/x-ndjson");
        String id = send("decide", JSON_TYPE, Map.of(), Map.of()).path("id");
        look("getDecision", id);
        look("getDecisionFacts", id);
        look("listProblemTypes");
        look("getProblemType", "conflict");
        look("getRules");
        look("listRuleRevisions");
        look("getServing");
    }

    private void calendars() throws IOException {
        send("computeDeadline", JSON_TYPE);
        send("computeElapsed", JSON_TYPE);
        send("computeOpen", JSON_TYPE);
        send("publishCalendar", JSON_TYPE, Map.of("id", "emea"), Map.of("If-None-Match", "*"));
        send("patchCalendar", JSON_TYPE, Map.of("id", "emea"), Map.of());
        send(
                "putCalendar",
                JSON_TYPE,
                Map.of("id", "emea"),
                Map.of("If-Match", given().get("/v1/calendars/emea").header("ETag")));
        send("previewPublicHolidays", JSON_TYPE, Map.of("id", "emea"), Map.of());
        send("previewICalendar", "text/calendar", Map.of("id", "emea"), Map.of());
        look("listCalendars");
        look("getCalendar", "emea");
        look("listCalendarPublications", "emea");
    }

    private void leads() throws IOException {
        var lead = "L-1";
        given().contentType(JSON_TYPE)
                .body("{\"rank\": 50, \"stage\": \"MQL\", \"receivedAt\": \"2016-01-11T15:00:00Z\"}")
                .put("/v1/leads/L-2");
        for (var told : new String[] {
            "putLead",
            "tellAttempt",
            "tellPause",
            "tellAssignment",
            "tellRank",
            "correctFact",
            "withdrawFact",
            "mergeLeads",
            "tellDisposition",
            "tellOutcome"
        }) {
            tell(told, lead);
        }
        for (var shown : List.of("getLead", "getNextAction", "getPlan", "getTimeline")) {
            look(shown, lead);
        }
        look("listLeads");
        look("listPeople");
        look("listActions");
        look("countActions");
        look("listTransitions");
        look("listReceivers");
        look("listDeliveries");
        send("tellFact", JSON_TYPE);
        send("tellFact", "application/cloudevents+json");
        send("tellFactsInBulk", "application/x-ndjson");
    }

    private void sources() throws IOException {
        var source = Map.of("name", "example");
        send("putSource", "application/yaml", source, Map.of("If-None-Match", "*"));
        send("putSource", JSON_TYPE, source, Map.of("If-Match", "*"));
        send("takeEvents", JSON_TYPE, source, Map.of());
        look("listSources");
        look("getSource", "example");
        look("listUnreadEvents", "example");
        given().header("If-Match", "*").delete("/v1/sources/example").then().statusCode(204);
    }

    private void optimisations() throws IOException {
        send("calculateAttempts", JSON_TYPE);
        int id = send("analyseAttempts", JSON_TYPE, Map.of(), Map.of()).path("id");
        look("getOptimisation", id);
        look("listOptimisations");
        send("analyseAttempts", "text/csv");
        String draft = send("draftRecommendation", JSON_TYPE, Map.of("id", id), Map.of())
                .path("draft");
        given().header("If-Match", "*").delete(draft).then().statusCode(204);
    }

    private void commitments() throws IOException {
        send("calculateCommitment", JSON_TYPE);
        send("putCommitment", JSON_TYPE, Map.of("id", "field-example"), Map.of("If-None-Match", "*"));
        look("listCommitments");
        look("getCommitment", "field-example");
        look("listCommitmentVersions", "field-example");
        look("getCommitmentProgress", "field-example");
        look("listCommitmentLeads", "field-example");
        cycles.lead("MQL", "L-example", "2026-10-05T15:00:00Z").write();
        send("raiseDispute", JSON_TYPE, Map.of("id", "field-example"), Map.of());
        var dispute = Map.of("id", "field-example", "lead", "L-example", "cycle", 1);
        send("decideDispute", JSON_TYPE, dispute, Map.of());
        look("listDisputes", "field-example");
        send("requestWaiver", JSON_TYPE);
        look("listWaivers");
    }

    private void policies() throws IOException {
        var policy = Map.of("id", "mql-to-sal-emea");
        send("createPolicy", JSON_TYPE);
        send("createDraft", JSON_TYPE, policy, Map.of());
        edit("editDraft", JSON_TYPE, Map.of());
        edit("editDraftTable", JSON_TYPE, Map.of("table", "attempts"));
        edit("putDraftTable", JSON_TYPE, Map.of("table", "attempts"));
        edit("putDraftTable", "text/csv", Map.of("table", "attempts"));
        edit("putDraftSettings", JSON_TYPE, Map.of());
        edit("putDraftCases", "application/yaml", Map.of("file", "calls"));
        edit("putDraftCases", JSON_TYPE, Map.of("file", "calls"));
        edit("acceptCases", JSON_TYPE, Map.of());
        edit("undoDraftEdit", JSON_TYPE, Map.of());
        send("decideByEdition", JSON_TYPE, Map.of("id", "mql-to-sal-emea", "edition", "draft:main"), Map.of());
        look("getDraft", "mql-to-sal-emea", "main");
        look("listDrafts", "mql-to-sal-emea");
        look("listDraftRevisions", "mql-to-sal-emea", "main");
        look("getDraftTable", "mql-to-sal-emea", "main", "attempts");
        send(
                "publishPolicy",
                JSON_TYPE,
                policy,
                Map.of("If-Match", given().get(DRAFT).header("ETag")));
        send("startWhatIf", JSON_TYPE, policy, Map.of());
        published();
        int scheduled = given().contentType(JSON_TYPE)
                .header("From", "analyst@example.com")
                .body("{\"reason\": \"Later\", \"effectiveFrom\": \"2090-01-02T00:00:00Z\"}")
                .post(POLICY + "/publications/withdrawals")
                .then()
                .statusCode(201)
                .extract()
                .path("sequence");
        send("cancelPublication", JSON_TYPE, Map.of("id", "mql-to-sal-emea", "sequence", scheduled), Map.of());
        send("withdrawPolicy", JSON_TYPE, policy, Map.of());
    }

    private void proposals() throws IOException {
        var policy = Agreed.needing("example-consents", "1").analyst().id();
        look("getNeededConsents", policy);
        for (var closing : List.of("refuseProposal", "withdrawProposal", "consentToProposal")) {
            int number = send("proposePublication", JSON_TYPE, Map.of("id", policy), Map.of())
                    .path("number");
            look("getProposal", policy, number);
            if (closing.equals("consentToProposal")) {
                compare(
                        closing,
                        given().header(People.HEADER, "account ben; approver")
                                .post("/v1/policies/" + policy + "/proposals/" + number + "/consents"));
            } else {
                send(closing, JSON_TYPE, Map.of("id", policy, "number", number), Map.of());
            }
        }
        look("listProposals", policy);
        look("listAllProposals");
        look("getPublication", policy, inAnEmergency(policy));
        approvals.to(1);
        try {
            otherProposals();
        } finally {
            approvals.reset();
        }
    }

    private void otherProposals() throws IOException {
        proposals("Calendar", "vienna");
        proposals("Commitment", "field-vienna");
        int waiver = send("requestWaiver", JSON_TYPE, Map.of(), Map.of()).path("id");
        look("getWaiverProposal", waiver);
        send("refuseWaiver", JSON_TYPE, Map.of("id", waiver), Map.of());
    }

    private void proposals(String kind, String id) throws IOException {
        var creating = Map.of("If-None-Match", "*");
        look("getNeededConsentsOf" + kind, id);
        for (var closing : List.of("refuse", "withdraw")) {
            int number = send("propose" + kind, JSON_TYPE, Map.of("id", id), creating)
                    .path("number");
            look("get" + kind + "Proposal", id, number);
            send(closing + kind + "Proposal", JSON_TYPE, Map.of("id", id, "number", number), Map.of());
        }
        look("list" + kind + "Proposals", id);
    }

    /** @return the number of a publication that was made in an emergency and reviewed */
    private int inAnEmergency(String policy) throws IOException {
        List<Integer> all =
                given().get("/v1/policies/" + policy + "/publications").path("items.sequence");
        int back = given().header(People.HEADER, "account ben; approver")
                .contentType(JSON_TYPE)
                .body(Map.of("edition", "publication:" + all.get(all.size() - 1), "reason", "Help", "emergency", true))
                .post("/v1/policies/" + policy + "/publications")
                .then()
                .statusCode(201)
                .extract()
                .path("sequence");
        send("reviewPublication", JSON_TYPE, Map.of("id", policy, "sequence", back), Map.of());
        return back;
    }

    private void published() throws IOException {
        var policy = "mql-to-sal-emea";
        for (var shown : List.of("getPolicy", "listPublications", "listWhatIfs")) {
            look(shown, policy);
        }
        look("listPolicies");
        look("getPolicyTable", policy, "attempts");
        for (var shown : List.of("getEdition", "reviewEdition", "getPolicySentences")) {
            look(shown, policy, "in-force");
        }
        var difference = given().get(POLICY + "/diff?from=in-force&to=draft:more-calls");
        compare("comparePolicies", difference);
        compare("generateBoundaryCases", given().get(POLICY + "/editions/in-force/boundary-cases?date=2026-03-02"));
        look("getEditionCases", policy, "in-force", "attempts");
    }
}
