package dev.leadline.leads;

import static dev.leadline.leads.Tracked.MON_10_00;
import static dev.leadline.leads.Tracked.MON_10_30;
import static dev.leadline.leads.Tracked.MON_11_00;
import static dev.leadline.leads.Tracked.MON_12_00;
import static dev.leadline.leads.Tracked.MON_13_00;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.web.SettableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two leads that turn out to be one. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class MergedLeadsTest {

    private static final String PHONE_MADE =
            "decision.obligations.find { it.kind == 'ALL_ATTEMPTS' }.channels.find { it.channel == 'PHONE' }.made";

    @Inject
    SettableClock time;

    @BeforeEach
    void is_monday_at_one() {
        time.set(Instant.parse(MON_13_00));
    }

    @AfterEach
    void reset() {
        time.reset();
    }

    private static String absorbs(String other) {
        return "{\"absorbs\": \"" + other + "\"}";
    }

    @Test
    void the_earliest_receipt_wins_and_calls_are_united() {
        var stays = new Tracked("M-1");
        var goes = new Tracked("M-2");
        stays.describes("{\"rank\": 92, \"stage\": \"MQL\", \"receivedAt\": \"" + MON_11_00 + "\"}");
        goes.describes("{\"rank\": 50, \"stage\": \"MQL\", \"receivedAt\": \"" + MON_10_00 + "\"}");
        stays.calls("a1", MON_11_00, "NO_ANSWER");
        goes.calls("a1", MON_11_00, "NO_ANSWER");
        goes.calls("a2", MON_10_30, "NO_ANSWER");
        stays.tells("merges", absorbs("M-2"))
                .statusCode(201)
                .body("leadId", equalTo("M-1"))
                .body("decision.clockStarted", equalTo(MON_10_00))
                .body("decision.tier", equalTo("A"))
                .body(PHONE_MADE, equalTo(2));
        goes.asks("").body("id", equalTo("M-1")).body("askedFor", equalTo("M-2"));
        goes.calls("a3", MON_13_00, "NO_ANSWER")
                .statusCode(201)
                .body("leadId", equalTo("M-1"))
                .body(PHONE_MADE, equalTo(3));
        goes.tells("ranks", "{\"rank\": 70}").body("decision.tier", equalTo("B"));
        stays.calls("a4", MON_13_00, "CONNECTED").body(PHONE_MADE, equalTo(4));
        stays.tells("merges", absorbs("M-2")).statusCode(200).body("status", equalTo("duplicate"));
        goes.tells("merges", absorbs("M-1"))
                .statusCode(409)
                .body("detail", containsString("The lead (M-1) is already merged with (M-2)"));
    }

    @Test
    void a_lead_that_was_never_described_is_the_one_it_absorbs() {
        new Tracked("M-4").arrives();
        new Tracked("M-3")
                .tells("merges", absorbs("M-4"))
                .statusCode(201)
                .body("decision.leadId", equalTo("M-3"))
                .body("standing", equalTo("OPEN"));
    }

    @Test
    void no_lead_absorbs_itself_and_no_ring_closes() {
        new Tracked("M-5")
                .tells("merges", absorbs("M-5"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/absorbs"));
        new Tracked("M-5").tells("merges", absorbs("M-6")).statusCode(202);
        new Tracked("M-6").tells("merges", absorbs("M-7")).statusCode(202);
        new Tracked("M-7").tells("merges", absorbs("M-5")).statusCode(409);
    }

    private static String received(int rank, String at, String owner) {
        return "{\"rank\": %d, \"stage\": \"MQL\", \"receivedAt\": \"%s\", \"owner\": \"%s\"}"
                .formatted(rank, at, owner);
    }

    private static String closes(String type, String reason, String at) {
        return "{\"id\": \"o1\", \"type\": \"%s\", \"reason\": \"%s\", \"occurredAt\": \"%s\"}"
                .formatted(type, reason, at);
    }

    private static final String WITHDRAWN =
            "{\"id\": \"w1\", \"kind\": \"merge\", \"of\": \"m1\", \"reason\": \"another person\"}";

    @Test
    void a_record_closed_as_a_duplicate_leaves_the_lead_open_before_and_after_the_merge() {
        for (var order : List.of(List.of("word", "merge"), List.of("merge", "word"))) {
            var id = "M-" + order.get(0);
            var stays = new Tracked(id);
            var goes = new Tracked(id + "-goes");
            stays.arrives();
            goes.arrives();
            order.forEach(each -> {
                if (each.equals("word")) {
                    goes.tells("dispositions", closes("DISQUALIFIED", "duplicate", MON_10_30));
                } else {
                    stays.tells("merges", absorbs(id + "-goes"));
                }
            });
            stays.asks("")
                    .body("standing", equalTo("OPEN"))
                    .body("decision.requiredActions[0].channel", equalTo("PHONE"))
                    .body("decision.obligations[0].state", equalTo("BREACHED"))
                    .body("decision.obligations[0].deadline", equalTo(MON_12_00))
                    .body("setAside.leadId", hasItem(id + "-goes"))
                    .body("setAside.because", hasItem(containsString("closed as a duplicate")));
            stays.asks("/timeline")
                    .body("items.findAll { it.leadId == '" + id + "' }.type", not(hasItem("breach-withdrawn")));
        }
    }

    @Test
    void a_lead_that_was_accepted_under_its_other_id_is_closed() {
        new Tracked("M-11").arrives();
        new Tracked("M-12").arrives();
        new Tracked("M-12").tells("dispositions", closes("ACCEPTED", "duplicate", MON_11_00));
        new Tracked("M-11").tells("merges", absorbs("M-12")).body("standing", equalTo("CLOSED"));
    }

    @Test
    void calls_of_both_leads_with_one_id_both_count() {
        var stays = new Tracked("M-13");
        var goes = new Tracked("M-14");
        stays.arrives();
        goes.arrives();
        stays.calls("call-1", MON_10_30, "NO_ANSWER");
        goes.calls("call-1", MON_11_00, "CONNECTED");
        stays.tells("merges", absorbs("M-14"))
                .statusCode(201)
                .body("decision.requiredActions[0].type", equalTo("ACCEPT_OR_REJECT"))
                .body(PHONE_MADE, equalTo(2));
    }

    @Test
    void owners_keep_their_own_time() {
        new Tracked("M-16").describes(received(92, MON_10_00, "owner-2"));
        new Tracked("M-15").describes(received(92, MON_12_00, "owner-1"));
        new Tracked("M-15").tells("merges", absorbs("M-16")).statusCode(201);
        new Tracked("M-15")
                .asks("")
                .body("decision.received", equalTo(MON_10_00))
                .body("ownership.owner", equalTo("owner-1"))
                .body("ownership.since", equalTo(MON_12_00))
                .body("ownership.clocks[0].clockStarted", equalTo(MON_12_00))
                .body("ownership.clocks[0].deadline", equalTo("2016-01-11T19:00:00Z"))
                .body("time.owned.owner-2", equalTo("PT2H"))
                .body("time.owned.owner-1", equalTo("PT1H"));
    }

    @Test
    void a_wrong_merge_is_withdrawn_and_both_leads_are_as_if_it_had_not_been() {
        var stays = new Tracked("M-17");
        var goes = new Tracked("M-18");
        stays.describes(received(92, MON_12_00, "owner-1"));
        goes.describes(received(50, MON_10_00, "owner-2"));
        goes.calls("a1", MON_11_00, "CONNECTED");
        var one = state(stays);
        var other = state(goes);
        stays.tells("merges", "{\"id\": \"m1\", \"absorbs\": \"M-18\"}")
                .body("decision.requiredActions[0].type", equalTo("ACCEPT_OR_REJECT"));
        stays.calls("a2", MON_13_00, "NO_ANSWER");
        stays.tells("withdrawals", "{\"kind\": \"attempt\", \"of\": \"a2\", \"reason\": \"none\"}");

        goes.tells("withdrawals", WITHDRAWN)
                .statusCode(201)
                .body("leadId", equalTo("M-17"))
                .body("decision.requiredActions[0].type", equalTo("ATTEMPT"));
        assertThat(state(stays)).isEqualTo(one);
        assertThat(state(goes)).isEqualTo(other);
        goes.asks("/next-action").body("leadId", equalTo("M-18"));
        given().accept("text/csv")
                .get("/v1/actions")
                .then()
                .body(containsString("M-17,"))
                .body(containsString("M-18,"));
        stays.asks("/timeline").body("items.type", hasItem("merge"));
        stays.asks("").body("setAside.because", hasItem(containsString("It was withdrawn on ")));
        stays.tells("merges", "{\"id\": \"m1\", \"absorbs\": \"M-18\"}")
                .statusCode(200)
                .body("because", containsString("It was withdrawn at "));
        stays.tells("withdrawals", WITHDRAWN).statusCode(200).body("status", equalTo("duplicate"));

        stays.tells("merges", "{\"id\": \"m2\", \"absorbs\": \"M-18\"}")
                .statusCode(201)
                .body("decision.requiredActions[0].type", equalTo("ACCEPT_OR_REJECT"));
        goes.asks("").body("id", equalTo("M-17"));
    }

    @Test
    void a_merge_that_was_withdrawn_before_it_came_merges_nothing() {
        var stays = new Tracked("M-19");
        stays.arrives();
        new Tracked("M-20").arrives();
        stays.tells("withdrawals", WITHDRAWN).statusCode(201);
        stays.tells("merges", "{\"id\": \"m1\", \"absorbs\": \"M-20\"}")
                .statusCode(201)
                .body("status", equalTo("kept"))
                .body("because", containsString("It was withdrawn at "));
        new Tracked("M-20").asks("").body("id", equalTo("M-20"));
    }

    @Test
    void leads_that_are_merged_in_a_chain_come_apart_where_the_merge_was_wrong() {
        List.of("M-21", "M-22", "M-23").forEach(id -> new Tracked(id).arrives());
        new Tracked("M-22").tells("merges", "{\"id\": \"m1\", \"absorbs\": \"M-23\"}");
        new Tracked("M-21").tells("merges", "{\"id\": \"m1\", \"absorbs\": \"M-22\"}");
        new Tracked("M-23").asks("").body("id", equalTo("M-21"));
        new Tracked("M-21").tells("withdrawals", WITHDRAWN).statusCode(201);
        new Tracked("M-23").asks("").body("id", equalTo("M-22"));
        new Tracked("M-21").asks("").body("id", equalTo("M-21"));
        Tracked.bulk("{\"leadId\": \"M-22\", \"withdrawal\": " + WITHDRAWN + "}");
        new Tracked("M-23").asks("").body("id", equalTo("M-23")).body("standing", equalTo("OPEN"));
    }

    private static String state(Tracked lead) {
        return lead.asks("")
                .statusCode(200)
                .extract()
                .asString()
                .replaceAll("\"(id|decidedAt)\":\"[^\"]*\",|\"revision\":\\d+,", "")
                .replaceAll("\"setAside\":.*", "");
    }
}
