package dev.leadline.leads;

import static dev.leadline.leads.Tracked.MON_10_00;
import static dev.leadline.leads.Tracked.MON_11_00;
import static dev.leadline.leads.Tracked.MON_12_00;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.leads.watch.DeadlineWatch;
import dev.leadline.leads.watch.LeadListFill;
import dev.leadline.web.SettableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list of leads: who is in it, in which order, and what it finds. Each test has a source of its own. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class LeadListTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    SettableClock time;

    @Inject
    DataSource database;

    @Inject
    DeadlineWatch watch;

    @Inject
    LeadListFill fill;

    @BeforeEach
    void is_monday_at_noon() {
        time.set(Instant.parse(MON_12_00));
    }

    @AfterEach
    void reset() {
        time.reset();
    }

    private static ValidatableResponse list(String query) {
        return given().urlEncodingEnabled(false).get("/v1/leads" + query).then();
    }

    private static List<String> ids(String query) throws IOException {
        return page(query).path("items").findValuesAsText("id");
    }

    private static JsonNode page(String query) throws IOException {
        return JSON.readTree(list(query).statusCode(200).extract().asString());
    }

    private static Tracked received(String id, String source, int rank, String at, String owner, String team) {
        var lead = new Tracked(id);
        lead.describes(
                        """
                        {"rank": %d, "stage": "MQL", "receivedAt": "%s", "owner": "%s", "team": "%s", "zone": "America/Denver",
                         "attributes": {"source": "%s", "company": "Umber Bänk %s", "employees": 90}}"""
                                .formatted(rank, at, owner, team, source, id))
                .statusCode(201);
        return lead;
    }

    @Test
    void a_lead_is_listed_with_what_it_was_described_by_and_how_its_duties_stand() throws IOException {
        received("LL-1", "ll-whole", 92, MON_10_00, "east-1", "east").calls("a1", MON_11_00, "NO_ANSWER");

        assertThat(page("?source=ll-whole").toString())
                .isEqualTo(
                        """
                        {"items":[{"id":"LL-1","standing":"OPEN","stage":"MQL","policy":"mql-to-sal-predictive","tier":"A",\
                        "rank":92,"owner":"east-1","team":"east","source":"ll-whole","receivedAt":"2016-01-11T15:00:00Z",\
                        "duties":[{"kind":"FIRST_CALL","state":"MET"},{"kind":"ALL_ATTEMPTS","state":"OPEN"}],\
                        "attributes":{"company":"Umber Bänk LL-1","employees":"90"}}],"next":null}""");
    }

    @Test
    void the_last_received_comes_first_and_pages_follow_each_other_while_others_come() throws IOException {
        for (int i = 0; i < 6; i++) {
            var at = Instant.parse(MON_10_00).plusSeconds(i / 2).toString();
            received("LL-P" + i, "ll-pages", 92, at, "east-1", "east");
        }
        var told = new ArrayList<String>();
        String cursor = null;
        do {
            var page = page("?source=ll-pages&limit=1" + (cursor == null ? "" : "&cursor=" + cursor));
            told.addAll(page.path("items").findValuesAsText("id"));
            cursor = page.path("next").asText(null);
            received("LL-new" + told.size(), "ll-pages", 92, MON_11_00, "east-1", "east");
        } while (cursor != null);

        assertThat(told).containsExactly("LL-P5", "LL-P4", "LL-P3", "LL-P2", "LL-P1", "LL-P0");
    }

    @Test
    void filters_mean_all_of_them_and_any_of_the_values_of_one() throws IOException {
        received("LL-A", "ll-filters", 92, MON_10_00, "east-1", "east").calls("a1", MON_11_00, "NO_ANSWER");
        received("LL-B", "ll-filters", 70, MON_11_00, "west-2", "west");
        received("LL-C", "ll-filters", 50, MON_12_00, "west-3", "west").ends("REJECTED", MON_12_00);
        var of = "?source=ll-filters&";

        assertThat(ids(of + "owner=east-1&owner=west-2")).containsExactly("LL-B", "LL-A");
        assertThat(ids(of + "team=west&tier=C")).containsExactly("LL-C");
        assertThat(ids(of + "stage=MQL&standing=CLOSED")).containsExactly("LL-C");
        assertThat(ids(of + "policy=mql-to-sal-simple")).isEmpty();
        assertThat(ids(of + "duty=FIRST_CALL&state=MET")).containsExactly("LL-A");
        assertThat(ids(of + "duty=FIRST_CALL&state=OPEN")).containsExactly("LL-B");
        assertThat(ids(of + "state=OPEN")).containsExactly("LL-B", "LL-A");
        assertThat(ids(of + "duty=FIRST_CALL&standing=OPEN")).containsExactly("LL-B", "LL-A");
        assertThat(ids(of + "from=" + MON_11_00)).containsExactly("LL-C", "LL-B");
        assertThat(ids(of + "to=" + MON_11_00)).containsExactly("LL-A");
        assertThat(ids(of + "q=ll-b%20umber")).containsExactly("LL-B");
        assertThat(ids(of + "q=BANK")).containsExactly("LL-C", "LL-B", "LL-A");
    }

    /** Then nothing but duties chooses, and they have a way of their own through the database. */
    @Test
    void leads_are_found_by_their_duties_alone_page_by_page() throws IOException {
        for (int i = 0; i < 3; i++) {
            received("LL-D" + i, "ll-duties", 92, "2016-01-11T16:07:07." + i + "Z", "east-1", "east");
        }
        new Tracked("LL-D1").calls("a1", MON_12_00, "NO_ANSWER");
        var of = "?limit=1&from=2016-01-11T16:07:07Z&to=2016-01-11T16:07:08Z&duty=FIRST_CALL&state=";

        var first = page(of + "OPEN");
        assertThat(first.path("items").findValuesAsText("id")).containsExactly("LL-D2");
        var second = page(of + "OPEN&cursor=" + first.path("next").asText());
        assertThat(second.path("items").findValuesAsText("id")).containsExactly("LL-D0");
        assertThat(second.path("next").isNull()).isTrue();
        assertThat(ids(of + "MET")).containsExactly("LL-D1");
        assertThat(ids(of + "WAIVED")).isEmpty();
    }

    @Test
    void what_the_watch_has_warned_of_is_at_risk() throws IOException {
        received("LL-W", "ll-warned", 70, MON_10_00, "east-1", "east");
        assertThat(ids("?source=ll-warned&state=AT_RISK")).isEmpty();

        // half of the time for the first call of tier B, 4 business hours, is gone at noon
        time.set(Instant.parse("2016-01-11T17:00:01Z"));
        watch.look();

        assertThat(ids("?source=ll-warned&duty=FIRST_CALL&state=AT_RISK")).containsExactly("LL-W");
        assertThat(ids("?source=ll-warned&duty=FIRST_CALL&state=OPEN")).isEmpty();
    }

    @Test
    void a_merged_lead_is_found_and_points_at_the_one_that_stays_until_that_is_taken_back() throws IOException {
        received("LL-M1", "ll-merged", 92, MON_10_00, "east-1", "east");
        received("LL-M2", "ll-merged", 70, MON_11_00, "west-1", "west");
        new Tracked("LL-M1")
                .tells("merges", "{\"id\": \"m1\", \"absorbs\": \"LL-M2\"}")
                .statusCode(201);

        list("?source=ll-merged&standing=MERGED")
                .body("items.id", contains("LL-M2"))
                .body("items[0].mergedInto", equalTo("LL-M1"))
                .body("items[0].owner", nullValue())
                .body("items[0].duties", empty());
        list("?q=ll-m1&source=ll-merged").body("items[0]", not(hasKey("mergedInto")));
        assertThat(ids("?source=ll-merged&owner=west-1")).isEmpty();

        new Tracked("LL-M1")
                .tells("withdrawals", "{\"kind\": \"merge\", \"of\": \"m1\", \"reason\": \"x\"}")
                .statusCode(201);
        list("?source=ll-merged&owner=west-1")
                .body("items.id", contains("LL-M2"))
                .body("items[0].standing", equalTo("OPEN"))
                .body("items[0]", not(hasKey("mergedInto")));
    }

    @Test
    void a_lead_of_which_only_facts_came_is_awaited_and_comes_last() throws IOException {
        new Tracked("LL-awaited").calls("a1", MON_11_00, "NO_ANSWER").statusCode(202);

        list("?q=ll-awaited").body("items.standing", contains("AWAITED")).body("items[0].receivedAt", nullValue());
        new Tracked("LL-awaited").arrives();
        list("?q=ll-awaited").body("items.standing", contains("OPEN"));
        new Tracked("LL-absorbs").arrives();
        new Tracked("LL-absorbs")
                .tells("merges", "{\"absorbs\": \"LL-never-told\"}")
                .statusCode(201);
        list("?q=ll-never-told").body("items[0].mergedInto", equalTo("LL-absorbs"));
    }

    @Test
    void as_csv_a_lead_is_a_line_and_no_cell_is_a_formula() {
        // of two business hours for the first call half is gone at eleven, and of the other's not before noon has
        // passed
        received("=LL", "ll-csv", 92, MON_10_00, "east-1", "east");
        received("LL-2", "ll-csv", 92, MON_11_00, "east-1", "east");

        var csv =
                given().accept("text/csv").get("/v1/leads?source=ll-csv").then().statusCode(200);
        assertThat(csv.extract().asString())
                .isEqualTo(
                        """
                        id,mergedInto,standing,stage,policy,tier,rank,owner,team,source,receivedAt,duties,company,name
                        LL-2,,OPEN,MQL,mql-to-sal-predictive,A,92,east-1,east,ll-csv,2016-01-11T16:00:00Z,\
                        FIRST_CALL OPEN; ALL_ATTEMPTS OPEN,Umber Bänk LL-2,
                        '=LL,,OPEN,MQL,mql-to-sal-predictive,A,92,east-1,east,ll-csv,2016-01-11T15:00:00Z,\
                        FIRST_CALL AT_RISK; ALL_ATTEMPTS OPEN,Umber Bänk =LL,
                        """);
        given().accept("text/csv")
                .get("/v1/leads?source=ll-csv&limit=1")
                .then()
                .body(containsString("LL-2,"))
                .body(not(containsString("'=LL")));
        given().accept("image/png").get("/v1/leads").then().statusCode(406);
    }

    @Test
    void leads_that_an_earlier_version_kept_are_listed_by_what_their_facts_say() throws Exception {
        received("LL-old", "ll-old", 92, MON_10_00, "east-1", "east");
        var before = page("?source=ll-old");
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate("delete from listed_lead where lead_id = 'LL-old'");
            statement.executeUpdate("update queued_action set attributes = '{}', words = '', source = null"
                    + " where lead_id = 'LL-old'");
        }
        assertThat(ids("?source=ll-old")).isEmpty();

        fill.fill();

        assertThat(page("?source=ll-old")).isEqualTo(before);
        given().get("/v1/actions?q=ll-old&source=ll-old")
                .then()
                .body("items[0].attributes", equalTo(Map.of("company", "Umber Bänk LL-old")));
    }

    @Test
    void the_lead_itself_tells_its_receipt_attributes_and_owners() {
        var lead = received("LL-own", "ll-own", 92, MON_10_00, "east-1", "east");
        lead.tells("ranks", "{\"rank\": 70, \"occurredAt\": \"" + MON_11_00 + "\"}");
        lead.tells("assignments", "{\"owner\": \"west-1\", \"team\": \"west\", \"occurredAt\": \"" + MON_11_00 + "\"}");

        lead.asks("")
                .body("rank", equalTo(70))
                .body("receipt.receivedAt", equalTo(MON_10_00))
                .body("receipt.stage", equalTo("MQL"))
                .body("receipt.source", equalTo("ll-own"))
                .body("receipt.zone", equalTo("America/Denver"))
                .body("receipt.rank", equalTo(92))
                .body("attributes.company", equalTo("Umber Bänk LL-own"))
                .body("attributes", not(hasKey("owner")))
                .body("owners.owner", contains("east-1", "west-1"))
                .body("owners.from", contains(MON_10_00, MON_11_00))
                .body("owners.to", equalTo(Arrays.asList(MON_11_00, null)))
                .body("owners.open", contains("PT1H", "PT1H"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?limit=0 | /limit | The limit (0)",
                "?cursor=12 | /cursor | The cursor (12) must be the `next` value of an earlier page.",
                "?standing=open | /standing | must be one of AWAITED, OPEN, CLOSED, MERGED.",
                "?duty=FIRST_CAL | /duty | Did you mean `FIRST_CALL`?",
                "?duty=CALL_ME | /duty | The duty (CALL_ME) must be one of FIRST_CALL, ALL_ATTEMPTS,",
                "?state=LATE | /state | The state (LATE) must be one of",
                "?owner=a%00b | /owner | must be text of 1 to 200 characters",
                "?from=monday | /from | must be a time with its offset",
                "?from=2016-01-12T00:00:00Z&to=2016-01-11T00:00:00Z | /from | must not be after to",
                "?q=%00 | /q | must be text of 1 to 200 characters",
                "?q= | /q | must not be empty",
            })
    void what_cannot_be_is_named(String query, String pointer, String detail) {
        list(query)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo(pointer))
                .body("detail", containsString(detail));
    }

    @Test
    void a_parameter_that_there_is_not_is_refused() {
        list("?onwer=east-1").statusCode(400).body("detail", containsString("Did you mean `owner`?"));
    }

    @ParameterizedTest
    @CsvSource({"%25", "_", "%5C", "%27%27", "%E2%80%8B", "'%29%3B%20drop%20table%20lead%3B%20--'", "%3A%2A", "%7C%7C"})
    void signs_find_nothing_and_break_nothing(String q) throws SQLException {
        list("?q=" + q).statusCode(200).body("items", empty());
    }
}
