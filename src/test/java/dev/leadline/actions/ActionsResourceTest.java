package dev.leadline.actions;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.database.SearchWords;
import dev.leadline.web.SettableClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class ActionsResourceTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TestHTTPResource("/v1/actions")
    URI actions;

    @Inject
    Queue queue;

    @Inject
    QueueReading reading;

    @Inject
    SettableClock clock;

    @Inject
    DataSource database;

    @BeforeEach
    void nothing_is_queued() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate("delete from queued_action");
        }
    }

    private void put(QueuedAction... actions) {
        QuarkusTransaction.requiringNew().run(() -> Arrays.stream(actions).forEach(queue::put));
    }

    private static ValidatableResponse get(String query) {
        return given().urlEncodingEnabled(false).get("/v1/actions" + query).then();
    }

    private static List<String> leads(String query) throws IOException {
        return JSON.readTree(get(query).statusCode(200).extract().asString()).findValuesAsText("leadId");
    }

    @Test
    void an_entry_tells_all_there_is_and_the_action_as_it_was_written() {
        put(Actions.due("L-1", "east", 60));

        var answer = get("").statusCode(200)
                .header("Cache-Control", "no-store")
                .header("Link", nullValue())
                .extract()
                .asString();

        assertThat(answer)
                .isEqualTo(
                        """
                        {"items":[{"leadId":"L-1","stage":"MQL","policy":"mql-to-sal-predictive","tier":"A","owner":"east-1",\
                        "team":"east","responsible":"teleprospecting","state":"OPEN","warned":false,\
                        "dueAt":"2016-01-11T13:00:00Z","dueLocal":null,"left":null,"lateBy":null,\
                        "earliestAt":"2016-01-11T12:00:00Z","receivedAt":"2016-01-11T12:00:00Z","source":null,\
                        "attributes":{},"decisionId":"00000000-0000-0000-0000-000000000001",\
                        "action":{"type": "ATTEMPT",  "sentence": "Call the lead (attempt 2 of 7)."}}],"next":null}""");
    }

    @Test
    void what_is_due_first_comes_first_and_what_never_is_comes_last() throws IOException {
        put(
                Actions.due("never-b", "east", null),
                Actions.due("late", "east", 60),
                Actions.due("b", "east", 5),
                Actions.due("A", "east", 5),
                Actions.due("never-a", "east", null),
                Actions.due("a", "east", 5));

        assertThat(leads("")).containsExactly("A", "a", "b", "late", "never-a", "never-b");
        put(Actions.due("late", "east", 1));
        QuarkusTransaction.requiringNew().run(() -> queue.remove("b"));
        assertThat(leads("")).containsExactly("late", "A", "a", "never-a", "never-b");
    }

    @Test
    void the_queue_is_written_only_within_a_transaction() {
        assertThatThrownBy(() -> queue.put(Actions.due("L-1", "east", 1))).isInstanceOf(RuntimeException.class);
        QuarkusTransaction.begin();
        queue.put(Actions.due("L-1", "east", 1));
        QuarkusTransaction.rollback();

        assertThat(reading.page(Filter.none(), 10)).isEmpty();
    }

    @Test
    void nobody_who_keeps_their_due_is_passed_over_or_told_twice_while_others_come_and_go() throws IOException {
        for (int lead = 0; lead < 60; lead++) {
            put(Actions.due("L-%02d".formatted(lead), "east", lead % 3 == 0 ? null : lead / 7));
        }
        var told = new ArrayList<String>();
        String cursor = null;
        int pages = 0;
        do {
            var page = page("?limit=7" + (cursor == null ? "" : "&cursor=" + cursor));
            told.addAll(page.path("items").findValuesAsText("leadId"));
            cursor = page.path("next").isNull() ? null : page.path("next").asText();
            pages++;
            // before and after the place of the cursor, and the very entry that it names
            put(Actions.due("new-early-" + pages, "east", -pages), Actions.due("new-late-" + pages, "east", 1_000));
            QuarkusTransaction.requiringNew().run(() -> queue.remove(told.get(told.size() - 1)));
        } while (cursor != null);

        var kept = new TreeSet<String>();
        for (int lead = 0; lead < 60; lead++) {
            kept.add("L-%02d".formatted(lead));
        }
        assertThat(told).doesNotHaveDuplicates().containsAll(kept);
        assertThat(pages).isGreaterThan(8);
    }

    private static JsonNode page(String query) throws IOException {
        return JSON.readTree(get(query).statusCode(200).extract().asString());
    }

    @Test
    void the_link_leads_to_the_next_page_of_the_same_question() throws IOException {
        put(Actions.due("a", "east 1", 1), Actions.due("b", "west", 2), Actions.due("c", "east 1", 3));

        var link = get("?team=east%201&limit=1").statusCode(200).extract().header("Link");

        assertThat(link).matches("</v1/actions\\?.*>; rel=\"next\"");
        var next = link.substring(1, link.indexOf('>'));
        assertThat(leads(next.substring("/v1/actions".length()))).containsExactly("c");
    }

    @Test
    void filters_mean_all_of_them_and_any_of_the_values_of_one() throws IOException {
        put(
                Actions.due("a", "east", 1),
                Actions.owned("west-2", Actions.due("b", "east", 2)),
                Actions.in("BREACHED", false, Actions.due("c", "west", 3)),
                Actions.in("OPEN", true, Actions.due("d", "north", 4)),
                Actions.in("AT_RISK", true, Actions.due("e", "east", 5)),
                Actions.bare("f", "SCORE"));

        assertThat(leads("?team=east")).containsExactly("a", "b", "e");
        assertThat(leads("?team=east&team=north")).containsExactly("a", "b", "d", "e");
        assertThat(leads("?team=east&owner=west-2")).containsExactly("b");
        assertThat(leads("?policy=other&stage=SAL&type=SCORE")).containsExactly("f");
        assertThat(leads("?tier=B&channel=EMAIL&responsible=teleprospecting")).containsExactly("b");
        assertThat(leads("?state=BREACHED&state=AT_RISK")).containsExactly("c", "d", "e");
        assertThat(leads("?state=AT_RISK"))
                .as("at risk is also what was warned of")
                .containsExactly("d", "e");
        assertThat(leads("?state=OPEN")).containsExactly("a", "b");
        assertThat(leads("?view=exceptions")).containsExactly("c", "d", "e");
        assertThat(leads("?view=exceptions&team=west")).containsExactly("c");
        assertThat(leads("?dueBefore=2016-01-11T12:03:00Z")).containsExactly("a", "b");
        assertThat(leads("?dueBefore=2016-01-11T12:03:00.0000001Z")).containsExactly("a", "b", "c");
        assertThat(leads("?team=nobody")).isEmpty();
    }

    @Test
    void a_filter_says_of_an_action_at_hand_what_it_says_in_the_database() {
        var all = List.of(
                Actions.due("a", "east", 1),
                Actions.owned("west-2", Actions.due("b", "west", 2)),
                Actions.from(
                        "web",
                        "{\"company\": \"Umber Bank\", \"mail\": \"ann@umber.example\"}",
                        Actions.in("BREACHED", false, Actions.due("c", "west", 3))),
                Actions.in("OPEN", true, Actions.due("d", "east", null)),
                Actions.in("AT_RISK", true, Actions.due("e", "east", 5)),
                Actions.bare("f", "SCORE"));
        put(all.toArray(QueuedAction[]::new));
        var filters = new ArrayList<Filter>();
        for (var facet : Facet.values()) {
            for (var values : List.of(
                    Set.of("east"),
                    Set.of("west-2"),
                    Set.of("MQL"),
                    Set.of("SCORE", "A"),
                    Set.of("AT_RISK", "EMAIL"),
                    Set.of("other", "teleprospecting", "west"))) {
                for (var exceptions : List.of(true, false)) {
                    filters.add(filter(new EnumMap<>(Map.of(facet, values)), null, exceptions));
                    filters.add(filter(Map.of(facet, values), Actions.NOON.plusSeconds(180), exceptions));
                }
            }
        }
        filters.add(filter(Map.of(Facet.TEAM, Set.of("east"), Facet.STATE, Set.of("OPEN")), null, false));
        for (var due : List.of(Actions.NOON.plusSeconds(120), Actions.NOON.plusSeconds(300))) {
            filters.add(new Filter(Map.of(), new Filter.Due(due, null), false, null, null));
            filters.add(new Filter(Map.of(), new Filter.Due(due, due.plusSeconds(60)), false, null, null));
        }
        filters.add(new Filter(Map.of(), Filter.Due.WHENEVER, false, true, null));
        filters.add(new Filter(Map.of(), Filter.Due.WHENEVER, false, false, null));
        for (var words : List.of("umb", "Ümber  BANK", "bank umber.example", "bank um", "ber", "web", "'&|:*", "a")) {
            filters.add(new Filter(Map.of(), Filter.Due.WHENEVER, false, null, SearchWords.parse(words)));
        }

        assertThat(filters).allSatisfy(filter -> assertThat(reading.page(filter, 100))
                .extracting(QueuedAction::leadId)
                .containsExactlyInAnyOrderElementsOf(all.stream()
                        .filter(action -> filter.accepts(action, each -> QueueWords.of(each, JSON)))
                        .map(QueuedAction::leadId)
                        .toList()));
        assertThat(filters).anySatisfy(filter -> assertThat(all)
                .anyMatch(
                        action -> filter.words() != null && filter.accepts(action, each -> QueueWords.of(each, JSON))));
    }

    private static Filter filter(Map<Facet, Set<String>> wanted, Instant before, boolean exceptions) {
        return new Filter(wanted, new Filter.Due(null, before), exceptions, null, null);
    }

    @Test
    void everything_is_counted_under_the_same_filters() throws Exception {
        put(
                Actions.due("a", "east", 1),
                Actions.owned("west-2", Actions.due("b", "east", 2)),
                Actions.in("BREACHED", false, Actions.due("c", "west", -3)),
                Actions.bare("f", "SCORE"));

        var all = clock.during("2016-01-11T12:01:00Z", () -> get("/counts")
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .extract()
                .asString());

        assertThat(all)
                .isEqualTo(
                        """
                        {"at":"2016-01-11T12:01:00Z","actions":4,"overdue":1,\
                        "states":[{"value":"BREACHED","actions":1},{"value":"OPEN","actions":2},{"value":null,"actions":1}],\
                        "types":[{"value":"ATTEMPT","actions":3},{"value":"SCORE","actions":1}],\
                        "tiers":[{"value":"A","actions":2},{"value":"B","actions":1},{"value":null,"actions":1}],\
                        "owners":[{"value":"east-1","actions":2,"overdue":1,"earliestDueAt":"2016-01-11T11:57:00Z"},\
                        {"value":"west-2","actions":1,"overdue":0,"earliestDueAt":"2016-01-11T12:02:00Z"},\
                        {"value":null,"actions":1,"overdue":0,"earliestDueAt":null}],\
                        "teams":[{"value":"east","actions":2},{"value":"west","actions":1},{"value":null,"actions":1}],\
                        "sources":[{"value":null,"actions":4}],\
                        "due":[{"value":"late","actions":1},{"value":"today","actions":2},{"value":"none","actions":1}],\
                        "late":[{"value":"justLate","actions":1}]}""");
        assertThat(JSON.readTree(get("/counts?team=east&state=OPEN")
                                .statusCode(200)
                                .extract()
                                .asString())
                        .path("actions")
                        .asInt())
                .isEqualTo(2);
        get("/counts?team=nobody").statusCode(200).body("actions", equalTo(0)).body("states.size()", equalTo(0));
        get("/counts?state=MET").statusCode(422);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?limit=0 | /limit | The limit (0)",
                "?limit=201 | /limit | The limit (201)",
                "?limit=ten | /limit | The limit (ten)",
                "?cursor=12 | /cursor | The cursor (12) must be the `next` value of an earlier page with the same sort.",
                "?cursor=%00 | /cursor | must be the `next` value of an earlier page with the same sort.",
                "?cursor=bmV2ZXIgAA | /cursor | must be the `next` value of an earlier page with the same sort.",
                "?cursor=OTk5OTk5OTk5OTk5OTk5OTk5IGE | /cursor | must be the `next` value of an earlier page with the same sort.",
                "?state=open | /state | The state (open) must be one of OPEN, AT_RISK, BREACHED.",
                "?state=OPEN&state=MET | /state | The state (MET) must be one of OPEN, AT_RISK, BREACHED.",
                "?type=CALL | /type | The type (CALL) must be one of ATTEMPT,",
                "?team=%20 | /team | The team ( ) must be text of 1 to 200 characters",
                "?owner=a%00b | /owner | The owner (a\\u0000b) must be text of 1 to 200 characters",
                "?view=all | /view | The view (all) must be exceptions, or absent.",
                "?dueBefore=2016-01-11T12:00:00Z&dueAfter=2016-01-11T12:00:00Z | /dueAfter | The dueAfter"
                        + " (2016-01-11T12:00:00Z) must be before dueBefore (2016-01-11T12:00:00Z)",
                "?dueBefore=tomorrow | /dueBefore | The dueBefore (tomorrow) must be a time with its offset",
                "?dueBefore=0000-01-01T00:00:00Z | /dueBefore | its year must be from 1 to 9999",
                "?dueAfter=yesterday | /dueAfter | The dueAfter (yesterday) must be a time with its offset",
                "?unassigned=yes | /unassigned | The unassigned (yes) must be true or false.",
                "?sort=owner | /sort | The sort (owner) must be one of due, -due, received, -received.",
                "?sort=-due&cursor=bmV2ZXIgYQ | /cursor | must be the `next` value of an earlier page with the same sort.",
                "?q=%00 | /q | The q (\\u0000) must be text of 1 to 200 characters",
            })
    void what_cannot_be_is_named(String query, String pointer, String detail) {
        get(query)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo(pointer))
                .body("detail", containsString(detail));
    }

    /** Whoever puts nothing into a filter by mistake must not see everything. */
    @ParameterizedTest
    @ValueSource(strings = {"team=", "team", "team=east&team=", "state=", "dueBefore=", "view=", "cursor=", "limit="})
    void a_parameter_without_a_value_is_refused(String query) throws Exception {
        var asked = HttpRequest.newBuilder(URI.create(actions + "?" + query)).build();

        var answer = HttpClient.newHttpClient().send(asked, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    }

    @Test
    void all_faults_of_a_filter_are_told_at_once() {
        get("?state=x&type=y&view=z").statusCode(422).body("errors.size()", equalTo(3));
        get("?team=a" + "&team=a".repeat(50)).statusCode(422).body("detail", containsString("has 51 values"));
    }

    @Test
    void as_csv_no_cell_is_a_formula() {
        put(
                Actions.owned("=HYPERLINK(\"x\")", Actions.due("-1", "@sum,x", 1)),
                Actions.due("b", "+1", 2),
                Actions.bare("c", "SCORE"));

        var answer = given().accept("text/csv").get("/v1/actions?limit=2").then();

        answer.statusCode(200)
                .contentType("text/csv;charset=UTF-8")
                .header("Link", containsString("cursor="))
                .header("Vary", containsString("Accept"));
        assertThat(answer.extract().asString())
                .isEqualTo(
                        """
                        leadId,stage,policy,tier,owner,team,type,channel,responsible,state,warned,dueAt,earliestAt,receivedAt,\
                        decisionId,sentence,source,dueLocal,leftOpen,running,changesAt,lateBy,company,name
                        '-1,MQL,mql-to-sal-predictive,B,"'=HYPERLINK(""x"")","'@sum,x",ATTEMPT,EMAIL,teleprospecting,OPEN,\
                        false,2016-01-11T12:01:00Z,,2016-01-11T12:00:00Z,00000000-0000-0000-0000-000000000001,\
                        Call the lead (attempt 2 of 7).,,,,,,,,
                        b,MQL,mql-to-sal-predictive,A,east-1,'+1,ATTEMPT,PHONE,teleprospecting,OPEN,false,2016-01-11T12:02:00Z,\
                        2016-01-11T12:00:00Z,2016-01-11T12:00:00Z,00000000-0000-0000-0000-000000000001,\
                        Call the lead (attempt 2 of 7).,,,,,,,,
                        """);
        given().accept("image/png").get("/v1/actions").then().statusCode(406);
        given().get("/v1/actions").then().contentType("application/json").body("next", not("x"));
    }

    @Test
    void as_csv_the_whole_queue_is_told_unless_a_limit_is_named() {
        var all = new QueuedAction[250];
        for (int i = 0; i < all.length; i++) {
            all[i] = Actions.due("lead-%03d".formatted(i), "east", i < 240 ? i : null);
        }
        put(all);

        var answer = given().accept("text/csv").get("/v1/actions?team=east").then();

        answer.statusCode(200).contentType("text/csv;charset=UTF-8").header("Link", nullValue());
        var leads = answer.extract()
                .asString()
                .lines()
                .skip(1)
                .map(line -> line.substring(0, 8))
                .toList();
        assertThat(leads).hasSize(250).isSorted().doesNotHaveDuplicates();
        var page = given().accept("text/csv")
                .get("/v1/actions?team=east&limit=50")
                .then()
                .header("Link", notNullValue());
        assertThat(page.extract().asString().lines()).hasSize(51);
        get("?team=east").body("items.size()", equalTo(50)).body("next", notNullValue());
    }

    @Test
    void as_csv_the_queue_has_a_byte_order_mark_if_asked_for() {
        put(Actions.due("a", "east", 1));
        var csv = given().accept("text/csv").get("/v1/actions").then().extract().asByteArray();
        var marked = given().accept("text/csv")
                .get("/v1/actions?mark=true")
                .then()
                .extract()
                .asByteArray();
        assertThat(marked).startsWith(0xEF, 0xBB, 0xBF).hasSize(csv.length + 3).endsWith(csv);
        get("?mark=yes").statusCode(422);
    }
}
