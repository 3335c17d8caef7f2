package dev.leadline.leads;

import static dev.leadline.leads.Tracked.MON_10_00;
import static dev.leadline.leads.Tracked.MON_10_30;
import static dev.leadline.leads.Tracked.MON_11_00;
import static dev.leadline.leads.Tracked.MON_12_00;
import static dev.leadline.leads.Tracked.MON_13_00;
import static dev.leadline.leads.Tracked.TUE_10_00;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.leads.watch.DeadlineWatch;
import dev.leadline.web.SettableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Facts of one lead that say different things of the same time: which one holds, and what the answer says of the other. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class FactsThatMeetTest {

    private static final String PHONE_MADE =
            "decision.obligations.find { it.kind == 'ALL_ATTEMPTS' }.channels.find { it.channel == 'PHONE' }.made";

    @Inject
    SettableClock time;

    @Inject
    DeadlineWatch watch;

    @BeforeEach
    void is_tuesday_at_ten() {
        time.set(Instant.parse(TUE_10_00));
    }

    @AfterEach
    void reset() {
        time.reset();
    }

    private void passesAMinute() {
        time.set(time.instant().plusSeconds(60));
    }

    private static String line(String lead, String fact) {
        return "{\"leadId\": \"" + lead + "\", " + fact + "}\n";
    }

    private static String described(int rank, String owner) {
        return "\"lead\": {\"rank\": %d, \"stage\": \"MQL\", \"receivedAt\": \"%s\", \"owner\": \"%s\"}"
                .formatted(rank, MON_10_00, owner);
    }

    private static List<String> told(String lines) {
        return Tracked.bulk(lines)
                .extract()
                .asString()
                .lines()
                .map(line -> line.replaceAll(".*\"status\":\"(\\w+)\".*", "$1"))
                .toList();
    }

    @Test
    void of_lines_for_one_lead_the_last_one_holds_and_the_same_file_again_changes_nothing() {
        for (int i = 0; i < 12; i++) {
            var id = "line-" + i;
            var lines = line(id, described(92, "owner-1"))
                    + line(id, described(70, "owner-3"))
                    + line(id, described(50, "owner-2"));
            assertThat(told(lines)).containsExactly("kept", "kept", "accepted");
            var lead = new Tracked(id);
            lead.asks("").body("rank", equalTo(50)).body("ownership.owner", equalTo("owner-2"));
            time.set(Instant.parse(TUE_10_00).plusSeconds(60L * (i + 1)));
            assertThat(told(lines)).containsExactly("duplicate", "duplicate", "duplicate");
            lead.asks("").body("revision", equalTo(3)).body("rank", equalTo(50));
        }
    }

    @Test
    void ranks_owners_and_words_without_a_time_hold_line_by_line() {
        for (int i = 0; i < 6; i++) {
            var id = "timeless-" + i;
            new Tracked(id).arrives();
            var statuses = told(line(id, "\"rank\": {\"rank\": 80}")
                    + line(id, "\"rank\": {\"rank\": 50}")
                    + line(id, "\"assignment\": {\"owner\": \"zoe\"}")
                    + line(id, "\"assignment\": {\"owner\": \"amy\"}"));
            assertThat(statuses).containsExactly("kept", "accepted", "kept", "accepted");
            new Tracked(id)
                    .asks("")
                    .body("rank", equalTo(50))
                    .body("ownership.owner", equalTo("amy"))
                    .body("setAside", hasSize(2));
            assertThat(told(line(
                                    id,
                                    "\"disposition\": {\"id\": \"z\", \"type\": \"ACCEPTED\", \"occurredAt\": \""
                                            + TUE_10_00 + "\"}")
                            + line(
                                    id,
                                    "\"disposition\": {\"id\": \"a\", \"type\": \"REJECTED\", \"occurredAt\": \""
                                            + TUE_10_00 + "\"}")))
                    .containsExactly("kept", "accepted");
        }
    }

    private static String received(int rank, String at) {
        return "{\"rank\": %d, \"stage\": \"MQL\", \"receivedAt\": \"%s\"}".formatted(rank, at);
    }

    @Test
    void a_second_receipt_while_the_lead_is_open_has_no_say_and_a_correction_moves_the_first() {
        var lead = new Tracked("receipt-1");
        var first = lead.describes(received(92, MON_10_00)).extract().<String>path("fact.id");
        lead.calls("a1", MON_10_30, "CONNECTED");
        passesAMinute();
        lead.describes(received(92, MON_13_00))
                .statusCode(201)
                .body("status", equalTo("kept"))
                .body(
                        "because",
                        equalTo("The lead was already received at " + MON_10_00 + ", so the receivedAt (" + MON_13_00
                                + ") has no effect. To move the receipt, correct the lead (" + first + ")."))
                .body("decision.received", equalTo(MON_10_00))
                .body("decision.requiredActions[0].type", equalTo("ACCEPT_OR_REJECT"));
        passesAMinute();
        lead.describes(received(50, MON_13_00))
                .body("status", equalTo("accepted"))
                .body("because", containsString("already received"))
                .body("decision.tier", equalTo("C"));
        lead.tells("corrections", "{\"of\": \"" + first + "\", \"lead\": " + received(92, MON_11_00) + "}")
                .body("because", nullValue())
                .body("decision.received", equalTo(MON_11_00));
        lead.ends("RETURNED", MON_12_00)
                .body("standing", equalTo("OPEN"))
                .body("decision.received", equalTo(MON_13_00));
        lead.asks("").body("cycle", equalTo(2)).body("setAside.id", contains("a1"));
    }

    @Test
    void a_breach_stays_when_the_lead_is_described_with_another_receipt() {
        var lead = new Tracked("receipt-2");
        lead.describes(received(92, MON_10_00));
        passesAMinute();
        lead.describes(received(92, TUE_10_00))
                .body("decision.obligations[0].state", equalTo("BREACHED"))
                .body("decision.obligations[0].deadline", equalTo(MON_12_00));
    }

    /** Whatever its kind: answer and page agree. */
    @Test
    void what_happens_after_the_word_has_no_say_and_the_answer_says_why() {
        var lead = new Tracked("word-1");
        lead.describes(
                "{\"rank\": 92, \"stage\": \"MQL\", \"receivedAt\": \"" + MON_10_00 + "\", \"owner\": \"east-1\"}");
        lead.ends("REJECTED", MON_13_00).body("decision.obligations[0].state", equalTo("BREACHED"));
        var because = equalTo("The lead was already REJECTED at " + MON_13_00 + ".");
        lead.calls("a1", TUE_10_00, "NO_ANSWER")
                .body("status", equalTo("kept"))
                .body("because", because)
                .body("decision.obligations[0].state", equalTo("BREACHED"))
                .body(PHONE_MADE, equalTo(0));
        lead.tells("ranks", "{\"id\": \"r1\", \"rank\": 50}")
                .body("status", equalTo("kept"))
                .body("because", because);
        lead.tells("assignments", "{\"id\": \"s1\", \"owner\": \"west-2\"}")
                .body("status", equalTo("kept"))
                .body("because", because);
        lead.tells("pauses", "{\"id\": \"p1\", \"from\": \"" + TUE_10_00 + "\", \"reason\": \"away\"}")
                .body("status", equalTo("kept"))
                .body("because", because);
        passesAMinute();
        lead.describes(received(50, MON_10_00)).body("status", equalTo("kept")).body("because", because);
        lead.ends("ACCEPTED", TUE_10_00).body("status", equalTo("kept")).body("because", because);
        lead.asks("")
                .body("standing", equalTo("CLOSED"))
                .body("rank", equalTo(92))
                .body("decision.tier", equalTo("A"))
                .body("ownership.owner", equalTo("east-1"))
                .body("setAside", hasSize(6))
                .body("setAside.kind", hasItem("lead"));
        lead.calls("a2", MON_12_00, "NO_ANSWER")
                .body("status", equalTo("accepted"))
                .body("decision.obligations[0].state", equalTo("MET"));
    }

    @Test
    void a_call_that_was_withdrawn_and_is_told_again_is_answered_with_the_reason() {
        var lead = new Tracked("again-1");
        lead.arrives();
        lead.calls("a1", MON_10_30, "NO_ANSWER").body("status", equalTo("accepted"));
        lead.tells(
                "withdrawals",
                "{\"kind\": \"attempt\", \"of\": \"a1\", \"reason\": \"by mistake\", \"occurredAt\": \"" + MON_11_00
                        + "\"}");
        lead.calls("a1", MON_10_30, "NO_ANSWER")
                .statusCode(200)
                .body("status", equalTo("duplicate"))
                .body("because", equalTo("It was withdrawn at " + MON_11_00 + ". A correction brings it back."))
                .body(PHONE_MADE, equalTo(0));
        lead.asks("")
                .body("setAside.id", hasItem("a1"))
                .body(
                        "setAside.because",
                        hasItem("It was withdrawn on Monday 11 January 2016 11:00 (America/New_York). A correction"
                                + " brings it back."));
        var again = "\"attempt\": {\"id\": \"a1\", \"channel\": \"PHONE\", \"occurredAt\": \"" + MON_10_30
                + "\", \"outcome\": \"NO_ANSWER\"}";
        assertThat(Tracked.bulk(line("again-1", again)).extract().asString())
                .contains("\"duplicate\"", "It was withdrawn at ");
        lead.tells("corrections", "{\"of\": \"a1\", " + again + "}").body(PHONE_MADE, equalTo(1));
        lead.calls("a1", MON_10_30, "NO_ANSWER")
                .body("status", equalTo("duplicate"))
                .body("because", nullValue());
    }

    /** O5: clocks of others may be ahead, and what they tell has no say before its time. */
    @Test
    void a_fact_that_is_later_than_now_is_kept_and_takes_effect_at_its_own_time() {
        time.set(Instant.parse("2016-01-11T16:58:00Z"));
        var lead = new Tracked("later-1");
        lead.arrives();
        var because = equalTo("It is later than now (2016-01-11T16:58:00Z). It takes effect at its own time.");
        lead.calls("a1", "2016-01-11T17:01:00Z", "NO_ANSWER")
                .statusCode(201)
                .body("status", equalTo("kept"))
                .body("because", because)
                .body("decision.obligations[0].state", equalTo("OPEN"))
                .body("decision.validUntil", equalTo(MON_12_00))
                .body("decision.setAside.id", contains("a1"));
        lead.tells("assignments", "{\"id\": \"s1\", \"owner\": \"east-1\", \"occurredAt\": \"2016-01-11T17:02:00Z\"}")
                .body("status", equalTo("kept"))
                .body("because", because);
        lead.asks("").body("setAside.id", contains("a1", "s1")).body("ownership.owner", nullValue());
        lead.asks("/plan")
                .body("steps[0].until", equalTo(MON_12_00))
                .body("steps[1].obligations[0].state", equalTo("BREACHED"))
                .body("steps[2].obligations[0].state", equalTo("MET_LATE"));
        time.set(Instant.parse("2016-01-11T17:00:30Z"));
        watch.look();
        lead.asks("/next-action").body("obligations[0].state", equalTo("BREACHED"));
        time.set(Instant.parse("2016-01-11T17:02:00Z"));
        watch.look();
        lead.asks("/next-action")
                .body("obligations[0].state", equalTo("MET_LATE"))
                .body("setAside", nullValue());
        lead.asks("").body("setAside", hasSize(0)).body("ownership.owner", equalTo("east-1"));
        given().accept("text/csv").get("/v1/actions?owner=east-1").then().body(containsString("later-1,"));
        lead.calls("a2", "2016-01-11T17:08:00Z", "NO_ANSWER").statusCode(422);
    }
}
