package dev.leadline.leads;

import static dev.leadline.leads.Tracked.MON_10_00;
import static dev.leadline.leads.Tracked.MON_10_30;
import static dev.leadline.leads.Tracked.MON_11_00;
import static dev.leadline.leads.Tracked.MON_12_00;
import static dev.leadline.leads.Tracked.MON_13_00;
import static dev.leadline.leads.Tracked.TUE_10_00;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.web.SettableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Leads from receipt to the word on them, as an application sees it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class LeadStoryTest {

    @Inject
    SettableClock time;

    @BeforeEach
    void is_monday_at_ten() {
        isNow(MON_10_00);
    }

    @AfterEach
    void reset() {
        time.reset();
    }

    private void isNow(String moment) {
        time.set(Instant.parse(moment));
    }

    /** O1, O2, O3, T4. */
    @Test
    void a_lead_arrives_is_called_is_reached_and_is_accepted() {
        var lead = new Tracked("S-1");
        lead.arrives()
                .statusCode(201)
                .body("status", equalTo("accepted"))
                .body("decision.requiredActions[0].type", equalTo("ATTEMPT"))
                .body("decision.requiredActions[0].attempt", equalTo(1));
        isNow(MON_11_00);
        lead.calls("a1", MON_10_30, "NO_ANSWER").body("decision.requiredActions[0].attempt", equalTo(2));
        lead.calls("a2", MON_11_00, "CONNECTED")
                .statusCode(201)
                .body("decision.requiredActions[0].type", equalTo("ACCEPT_OR_REJECT"));
        isNow(MON_12_00);
        String decision = lead.ends("ACCEPTED", MON_12_00)
                .statusCode(201)
                .body("standing", equalTo("CLOSED"))
                .body("decision.requiredActions[0].type", equalTo("NONE"))
                .extract()
                .path("decision.id");
        given().get("/v1/decisions/" + decision).then().statusCode(200);
        lead.asks("/next-action").body("id", equalTo(decision));
    }

    /** O12: an SLA is agreed for each stage, so the next stage is the next cycle, with its policy, owner and clock. */
    @Test
    void an_accepted_lead_moves_on_to_the_next_stage_by_its_policy_and_with_a_clock_of_its_own() {
        var lead = new Tracked("S-20");
        lead.arrives();
        isNow(MON_13_00);
        lead.calls("a1", MON_10_30, "CONNECTED");
        lead.ends("ACCEPTED", MON_12_00).body("standing", equalTo("CLOSED"));

        given().contentType("application/json")
                .body(Map.of("rank", 92, "stage", "SAL", "receivedAt", MON_12_00, "owner", "ae-1", "team", "sales"))
                .put("/v1/leads/S-20")
                .then()
                .statusCode(201)
                .body("standing", equalTo("OPEN"))
                .body("decision.policy.id", equalTo("sal-to-sql"))
                .body("decision.tier", equalTo("HOT"))
                .body("decision.clockStarted", equalTo(MON_12_00))
                .body("decision.requiredActions[0].responsible", equalTo("account-executives"))
                .body("decision.requiredActions[0].attempt", equalTo(1))
                .body("decision.requiredActions[0].dueAt", equalTo("2016-01-11T21:00:00Z"));

        lead.asks("")
                .body("cycle", equalTo(2))
                .body("stage", equalTo("SAL"))
                .body("ownership.owner", equalTo("ae-1"))
                .body("ownership.since", equalTo(MON_12_00))
                .body("cycles[0].disposition", equalTo("ACCEPTED"))
                .body("cycles[0].obligations.find { it.kind == 'FIRST_CALL' }.state", equalTo("MET"));
        given().queryParam("stage", "SAL")
                .queryParam("owner", "ae-1")
                .get("/v1/actions")
                .then()
                .body("items.leadId", hasItems("S-20"));
    }

    /** T3: the tag is the same while nothing but the time has changed, and the answer holds until validUntil. */
    @Test
    void who_asks_again_is_told_that_nothing_changed_until_something_did() {
        var lead = new Tracked("S-2");
        lead.arrives();
        var answer = lead.asks("/next-action")
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .body("validUntil", equalTo(MON_12_00))
                .extract();
        var tag = answer.header("ETag");
        isNow(MON_12_00);
        assertThat(status("S-2", tag)).isEqualTo(304);
        time.set(Instant.parse(MON_12_00).plusSeconds(1));
        assertThat(status("S-2", tag)).isEqualTo(200);
        var late = lead.asks("/next-action").extract().header("ETag");
        lead.calls("a1", MON_10_30, "NO_ANSWER");
        assertThat(status("S-2", late)).isEqualTo(200);
    }

    private static int status(String lead, String tag) {
        return given().header("If-None-Match", tag)
                .get("/v1/leads/" + lead + "/next-action")
                .statusCode();
    }

    @Test
    void what_was_told_before_is_answered_by_a_decision_that_holds() {
        var lead = new Tracked("S-3");
        lead.arrives();
        lead.calls("a1", MON_10_00, "NO_ANSWER").statusCode(201);
        isNow("2016-02-15T15:00:00Z");
        lead.calls("a1", MON_10_00, "NO_ANSWER")
                .statusCode(200)
                .body("status", equalTo("duplicate"))
                .body("decision.obligations[1].state", equalTo("BREACHED"));
    }

    /** O5, O10: a call told late disproves the breach; what was said stays said. */
    @Test
    void a_late_call_withdraws_the_breach_and_the_past_knows_what_was_said_of_it() {
        var lead = new Tracked("S-4");
        lead.arrives();
        isNow(TUE_10_00);
        lead.asks("/next-action").body("obligations[0].state", equalTo("BREACHED"));
        time.set(Instant.parse(TUE_10_00).plusSeconds(60));
        lead.calls("a1", MON_11_00, "NO_ANSWER").body("decision.obligations[0].state", equalTo("MET"));
        lead.asks("/next-action?asOf=" + TUE_10_00)
                .statusCode(200)
                .body("said.obligations[0].state", equalTo("BREACHED"))
                .body("known.obligations[0].state", equalTo("MET"));
        lead.asks("/next-action?asOf=2016-01-11T14:59:59Z")
                .statusCode(200)
                .body("knownAt", notNullValue())
                .body("said", nullValue())
                .body("known", nullValue());
        lead.asks("/next-action?asOf=2016-03-01T15:00:00Z").body("known.obligations[1].state", equalTo("BREACHED"));
        lead.asks("/next-action?asOf=yesterday").statusCode(422).body("detail", containsString("asOf (yesterday)"));
        assertThat(events("S-4")).containsExactly("breached", "breach-withdrawn");
        lead.tells("withdrawals", "{\"kind\": \"attempt\", \"of\": \"a1\", \"reason\": \"another lead\"}");
        assertThat(events("S-4")).containsExactly("breached", "breach-withdrawn", "breach-discovered");
    }

    private static List<String> events(String lead) {
        return given().get("/v1/leads/" + lead + "/timeline?limit=200")
                .then()
                .extract()
                .path("items.findAll { it.what == 'event' && it.type.startsWith('breach') }.type");
    }

    /** O10. */
    @Test
    void a_lead_that_was_none_was_never_late() {
        var lead = new Tracked("S-15");
        var id = lead.arrives().extract().<String>path("fact.id");
        isNow(MON_13_00);
        lead.calls("a1", MON_13_00, "NO_ANSWER");
        lead.tells("withdrawals", "{\"kind\": \"lead\", \"of\": \"" + id + "\", \"reason\": \"another's\"}");
        assertThat(events("S-15")).containsExactly("breached", "breach-withdrawn");
    }

    /** O6: a call after the deadline counts, and is late. */
    @Test
    void a_call_that_was_made_late_is_labelled() {
        var lead = new Tracked("S-5");
        lead.arrives();
        isNow(MON_13_00);
        lead.calls("a1", MON_13_00, "NO_ANSWER").body("decision.obligations[0].state", equalTo("MET_LATE"));
        assertThat(events("S-5")).as("time showed it, not the call").containsExactly("breached");
    }

    /** O4. */
    @Test
    void giving_up_early_is_a_breach_of_its_own() {
        var lead = new Tracked("S-6");
        lead.arrives();
        isNow(MON_11_00);
        lead.ends("DISQUALIFIED", MON_11_00)
                .body("decision.obligations.find { it.kind == 'EARLY_DISQUALIFICATION' }.state", equalTo("BREACHED"));
    }

    /** O8. */
    @Test
    void a_rank_told_meanwhile_changes_what_is_owed() {
        var lead = new Tracked("S-7");
        lead.describes("{\"rank\": 50, \"stage\": \"MQL\", \"receivedAt\": \"" + MON_10_00 + "\"}")
                .body("decision.tier", equalTo("C"));
        isNow(MON_11_00);
        lead.tells("ranks", "{\"rank\": 92, \"occurredAt\": \"" + MON_10_30 + "\"}")
                .body("decision.tier", equalTo("A"))
                .body("decision.obligations[0].countedFrom", equalTo(MON_10_30));
        lead.describes("{\"rank\": 50, \"stage\": \"MQL\", \"receivedAt\": \"" + MON_10_00 + "\"}")
                .statusCode(200)
                .body("decision.tier", equalTo("A"));
    }

    /** O11, B9: both clocks, and all the time is somewhere. */
    @Test
    void the_time_split_adds_up_and_the_owner_has_a_clock_of_his_own() {
        var lead = new Tracked("S-8");
        lead.arrives();
        isNow(TUE_10_00);
        lead.tells("assignments", "{\"owner\": \"east-1\", \"team\": \"east\", \"occurredAt\": \"" + MON_11_00 + "\"}");
        lead.tells(
                "pauses",
                "{\"id\": \"p1\", \"from\": \"" + MON_12_00 + "\", \"to\": \"" + MON_13_00
                        + "\", \"reason\": \"away\", \"recordedAt\": \"" + MON_11_00 + "\"}");
        var state = lead.asks("")
                .statusCode(200)
                .body("ownership.owner", equalTo("east-1"))
                .body("ownership.since", equalTo(MON_11_00))
                .body("ownership.clocks[0].clockStarted", equalTo(MON_11_00))
                .body("decision.clockStarted", equalTo(MON_10_00))
                .body("time.unassigned", equalTo("PT1H"))
                .extract();
        Map<String, String> owned = state.path("time.owned");
        var parts = Duration.parse(state.path("time.unassigned"))
                .plus(Duration.parse(owned.get("east-1")))
                .plus(Duration.parse(state.path("time.paused")))
                .plus(Duration.parse(state.path("time.outsideHours")));
        assertThat(parts).isEqualTo(Duration.parse(state.path("time.whole"))).isEqualTo(Duration.ofHours(24));
    }

    /** O12. */
    @Test
    void returned_and_qualified_again_is_a_second_cycle() {
        var lead = new Tracked("S-9");
        lead.arrives();
        isNow(TUE_10_00);
        lead.ends("RETURNED", MON_13_00);
        lead.ends("ACCEPTED", TUE_10_00)
                .statusCode(201)
                .body("status", equalTo("kept"))
                .body("because", containsString("already RETURNED"));
        lead.describes("{\"rank\": 70, \"stage\": \"MQL\", \"receivedAt\": \"" + TUE_10_00 + "\"}")
                .body("standing", equalTo("CLOSED"));
        lead.asks("")
                .body("cycle", equalTo(2))
                .body("cycles[0].disposition", equalTo("RETURNED"))
                .body("cycles[0].obligations", not(hasSize(0)))
                .body("rank", equalTo(70));
    }

    @Test
    void the_plan_says_what_comes_and_is_not_recorded() {
        var lead = new Tracked("S-10");
        lead.arrives();
        var plan = lead.asks("/plan")
                .statusCode(200)
                .body("steps[0].until", equalTo(MON_12_00))
                .body("steps[0].obligations[0].state", equalTo("OPEN"))
                .body("steps.obligations.flatten().state", hasItems("OPEN", "BREACHED"))
                .extract();
        List<Object> steps = plan.path("steps");
        assertThat(steps).hasSizeBetween(2, 20);
        assertThat(timeline("S-10", "decision")).hasSize(1);
    }

    private static List<Object> timeline(String lead, String what) {
        return given().get("/v1/leads/" + lead + "/timeline?limit=200")
                .then()
                .extract()
                .path("items.findAll { it.what == '" + what + "' }");
    }

    @Test
    void the_timeline_is_in_order_and_its_pages_hold_while_facts_arrive() {
        var lead = new Tracked("S-11");
        lead.arrives();
        isNow(MON_11_00);
        lead.calls("a1", MON_10_30, "NO_ANSWER");
        var first = lead.asks("/timeline?limit=2").body("items", hasSize(2)).extract();
        assertThat(first.<List<String>>path("items.what")).containsExactly("fact", "decision");
        isNow(MON_12_00);
        lead.calls("a2", MON_11_00, "NO_ANSWER");
        var rest = lead.asks("/timeline?limit=100&cursor=" + first.path("next"))
                .statusCode(200)
                .body("next", nullValue())
                .extract();
        assertThat(rest.<List<String>>path("items.what")).containsExactly("fact", "decision", "fact", "decision");
        assertThat(rest.<List<String>>path("items.knownAt")).isSorted();
        lead.asks("/timeline?cursor=nonsense").statusCode(422).body("detail", containsString("(nonsense)"));
        lead.asks("/timeline?limit=0").statusCode(422);
    }

    @Test
    void a_lead_that_was_withdrawn_is_awaited_again_and_can_be_told_again() {
        var lead = new Tracked("S-12");
        String fact = lead.arrives().extract().path("fact.id");
        lead.tells("withdrawals", "{\"kind\": \"lead\", \"of\": \"" + fact + "\", \"reason\": \"a test\"}")
                .statusCode(202)
                .body("standing", equalTo("AWAITED"))
                .body("decision", nullValue());
        lead.asks("/next-action").statusCode(404);
        lead.asks("").statusCode(404);
        lead.asks("/plan").statusCode(404);
        isNow(MON_10_30);
        lead.arrives().statusCode(201).body("standing", equalTo("OPEN")).body("decision", notNullValue());
    }
}
