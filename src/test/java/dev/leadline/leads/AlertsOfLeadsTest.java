package dev.leadline.leads;

import static dev.leadline.leads.Tracked.MON_10_00;
import static dev.leadline.leads.Tracked.MON_10_30;
import static dev.leadline.leads.Tracked.MON_11_00;
import static dev.leadline.leads.Tracked.MON_13_00;
import static dev.leadline.leads.Tracked.TUE_10_00;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.leads.watch.DeadlineWatch;
import dev.leadline.web.SettableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people are told of tracked leads, and what they are not told any more. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class AlertsOfLeadsTest {

    /** Friday of the week after the one in which the leads were received. */
    private static final String ELEVEN_DAYS_LATER = "2016-01-22T17:30:00Z";

    private static final String OWNED = "{\"rank\": %d, \"stage\": \"MQL\", \"receivedAt\": \"" + MON_10_00
            + "\", \"owner\": \"%2$s-1\", \"team\": \"%2$s\"}";

    @Inject
    SettableClock time;

    @Inject
    DeadlineWatch watch;

    @AfterEach
    void reset() {
        time.reset();
    }

    private void isNow(String moment) {
        time.set(Instant.parse(moment));
    }

    private static String owned(int rank, String team) {
        return OWNED.formatted(rank, team);
    }

    /** What is kept for whom, as {@code "breached FIRST_CALL 100% east UNADDRESSED"}. */
    private static List<String> told(String lead) {
        var told = new ArrayList<String>();
        for (var delivery : deliveries(lead)) {
            var body = given().get("/v1/deliveries/" + delivery.get("id")).jsonPath();
            told.add(String.valueOf(delivery.get("type")).replace("obligation.", "") + " "
                    + body.get("body.data.obligation") + " " + body.get("body.data.threshold") + " "
                    + delivery.get("receiver") + " " + delivery.get("state"));
        }
        return told;
    }

    private static List<Map<String, Object>> deliveries(String lead) {
        List<Map<String, Object>> items =
                given().get("/v1/deliveries?limit=200&lead=" + lead).jsonPath().getList("items");
        return items.stream()
                .sorted(Comparator.comparing(each -> ((Number) each.get("id")).longValue()))
                .toList();
    }

    private static List<Object> because(String lead) {
        return deliveries(lead).stream().map(each -> each.get("lastError")).toList();
    }

    private static List<String> sentences(String lead, String type) {
        return given().get("/v1/leads/" + lead + "/timeline?limit=200")
                .jsonPath()
                .getList("items.findAll { it.type == '" + type + "' }.sentence");
    }

    @Test
    void a_lead_told_days_late_is_told_as_late_and_not_as_soon_late() {
        isNow(ELEVEN_DAYS_LATER);
        new Tracked("N-1").describes(owned(92, "late")).statusCode(201);
        assertThat(told("N-1"))
                .containsExactlyInAnyOrder(
                        "breach-discovered FIRST_CALL 100% late UNADDRESSED",
                        "warned FIRST_CALL 50% late-1 SUPPRESSED",
                        "warned FIRST_CALL 75% late-1 SUPPRESSED",
                        "warned FIRST_CALL 1 business hour after sales-operations UNADDRESSED",
                        "warned ALL_ATTEMPTS 75% late-1 UNADDRESSED");
        assertThat(because("N-1")).contains("The deadline has already passed.");
        assertThat(sentences("N-1", "breach-discovered"))
                .containsExactly(
                        "The first call for lead N-1 was due by Monday 11 January 2016 12:00 (America/New_York), 64"
                                + " business hours and 30 minutes ago, and was not done in time. A fact received later"
                                + " revealed this.");
    }

    @Test
    void what_is_older_than_the_policy_allows_is_told_to_nobody() {
        isNow("2016-02-11T17:30:00Z");
        new Tracked("N-2").describes(owned(92, "old")).statusCode(201);
        assertThat(told("N-2")).isNotEmpty().allMatch(each -> each.endsWith("SUPPRESSED"));
        assertThat(because("N-2")).contains("It was too old to be told: `alertsWithin` is 10 business days.");
    }

    /** Told as an import tells it: the lead, what was done, and how it ended. */
    @Test
    void the_history_of_a_closed_lead_is_told_to_nobody() {
        isNow(TUE_10_00);
        var lead = "{\"leadId\": \"N-3\", \"lead\": " + owned(92, "closed") + "}\n";
        var word = "{\"leadId\": \"N-3\", \"disposition\": {\"type\": \"DISQUALIFIED\", \"occurredAt\": \"" + MON_13_00
                + "\"}}\n";
        Tracked.bulk(lead + word);
        assertThat(told("N-3"))
                .contains("breached EARLY_DISQUALIFICATION 100% closed SUPPRESSED"
                        .replace("breached", "breach-discovered"))
                .allMatch(each -> each.endsWith("SUPPRESSED"));
        assertThat(because("N-3")).containsOnly("The lead was already closed.");
    }

    @Test
    void giving_a_lead_up_too_early_is_told_when_it_happens() {
        isNow(MON_10_30);
        var lead = new Tracked("N-4");
        lead.describes(owned(92, "given-up"));
        isNow(MON_11_00);
        lead.ends("DISQUALIFIED", MON_11_00);
        assertThat(told("N-4")).containsExactly("breach-discovered EARLY_DISQUALIFICATION 100% given-up UNADDRESSED");
        assertThat(sentences("N-4", "breach-discovered"))
                .containsExactly("Lead N-4 was given up on Monday 11 January 2016 11:00 (America/New_York) before all"
                        + " required attempts were made.");
    }

    @Test
    void facts_sent_with_alerts_none_tell_nobody_and_what_comes_later_is_told() {
        isNow(TUE_10_00);
        var lead = "{\"leadId\": \"N-5\", \"lead\": " + owned(92, "quiet") + "}\n";
        given().contentType("application/x-ndjson")
                .body(lead.getBytes(StandardCharsets.UTF_8))
                .post("/v1/facts/bulk?alerts=none")
                .then()
                .statusCode(200)
                .body(containsString("\"accepted\""));
        assertThat(told("N-5")).hasSize(4).allMatch(each -> each.endsWith("SUPPRESSED"));
        assertThat(because("N-5")).containsOnly("The facts were sent with `alerts=none`.");
        var call = "{\"id\": \"a1\", \"channel\": \"PHONE\", \"occurredAt\": \"" + MON_11_00
                + "\", \"outcome\": \"NO_ANSWER\"}";
        new Tracked("N-5").tells("attempts", call);
        assertThat(because("N-5")).contains("Nobody was told of the breach.");
        isNow("2016-01-20T20:15:00.000001Z");
        watch.look();
        assertThat(told("N-5")).contains("warned ALL_ATTEMPTS 75% quiet-1 UNADDRESSED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"some", "NONE", "0", "all,none"})
    void whom_facts_are_told_to_is_all_or_none(String alerts) {
        given().contentType("application/x-ndjson")
                .body("{}\n".getBytes(StandardCharsets.UTF_8))
                .post("/v1/facts/bulk?alerts=" + alerts)
                .then()
                .statusCode(422)
                .body("detail", containsString("must be all or none"));
    }

    @Test
    void a_rank_told_late_corrects_a_breach_in_decision_event_and_alert() {
        isNow(MON_10_30);
        var lead = new Tracked("N-6");
        lead.describes(owned(70, "corrected"));
        isNow(TUE_10_00);
        watch.look();
        assertThat(told("N-6")).contains("breached FIRST_CALL 100% corrected UNADDRESSED");
        lead.tells("ranks", "{\"rank\": 92, \"occurredAt\": \"" + MON_10_30 + "\"}")
                .body("decision.obligations[0].deadline", equalTo("2016-01-11T17:30:00Z"));
        assertThat(told("N-6")).contains("breach-corrected FIRST_CALL 100% corrected UNADDRESSED");
        assertThat(sentences("N-6", "breach-corrected"))
                .containsExactly(
                        "The first call for lead N-6 was due by Monday 11 January 2016 12:30 (America/New_York), not"
                                + " by Monday 11 January 2016 14:00 (America/New_York). A fact received later corrects"
                                + " this.");
        var alert = deliveries("N-6").stream()
                .filter(each -> each.get("type").equals("obligation.breach-corrected"))
                .findFirst()
                .orElseThrow();
        given().get("/v1/deliveries/" + alert.get("id"))
                .then()
                .body("body.data.at", equalTo("2016-01-11T17:30:00Z"))
                .body("body.data.details.deadline", equalTo("2016-01-11T17:30:00Z"))
                .body("body.data.details.correctedFrom", equalTo("2016-01-11T19:00:00Z"));
        lead.tells("ranks", "{\"id\": \"r2\", \"rank\": 93, \"occurredAt\": \"" + MON_11_00 + "\"}");
        assertThat(sentences("N-6", "breach-corrected"))
                .as("nothing else changed")
                .hasSize(1);
    }

    @Test
    void what_concerns_a_lead_without_an_owner_goes_to_its_team_or_waits_visibly() {
        isNow(MON_10_30);
        var received = "{\"rank\": 92, \"stage\": \"MQL\", \"receivedAt\": \"" + MON_10_00 + "\"";
        new Tracked("N-7").describes(received + ", \"team\": \"unassigned\"}");
        new Tracked("N-8").describes(received + "}");
        isNow("2016-01-11T16:00:00.000001Z");
        watch.look();
        assertThat(told("N-7")).containsExactly("warned FIRST_CALL 50% unassigned UNADDRESSED");
        assertThat(told("N-8")).containsExactly("warned FIRST_CALL 50% owner UNADDRESSED");
        assertThat(because("N-8")).containsExactly("The lead has no owner and no team.");
    }
}
