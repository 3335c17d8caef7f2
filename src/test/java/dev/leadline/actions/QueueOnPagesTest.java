package dev.leadline.actions;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.calendars.Calendars;
import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.web.SettableClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page of the queue asks of it: how long there is, in which order, which words, how many of which kind. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class QueueOnPagesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Queue queue;

    @Inject
    Calendars calendars;

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

    private static JsonNode page(String query) throws IOException {
        return JSON.readTree(get(query).statusCode(200).extract().asString());
    }

    private static List<String> leads(String query) throws IOException {
        return page(query).findValuesAsText("leadId");
    }

    /** Due at a moment by the sample calendar, Monday to Friday 09:00 to 17:00 in New York, with pauses as JSON. */
    private QueuedAction due(String leadId, String at, String pauses) {
        var action = Actions.due(leadId, "east", 0);
        var version = calendars.find("us-sales").orElseThrow().version();
        return new QueuedAction(
                leadId,
                action.stage(),
                action.policy(),
                action.tier(),
                action.owner(),
                action.team(),
                action.type(),
                action.channel(),
                action.responsible(),
                action.state(),
                false,
                java.time.Instant.parse(at),
                action.earliestAt(),
                action.receivedAt(),
                action.decisionId(),
                action.action(),
                null,
                "{}",
                "America/New_York",
                "{\"calendar\": \"us-sales\", \"version\": \"%s\", \"isBusinessTime\": true, \"pauses\": %s}"
                        .formatted(version, pauses));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // Monday 11 January 2016, 15:30 in New York, due on Tuesday at 10:00
                "2016-01-11T20:30:00Z | PT2H30M | true | 2016-01-11T22:00:00Z | -",
                "2016-01-12T02:00:00Z | PT1H | false | 2016-01-12T14:00:00Z | -",
                "2016-01-12T15:00:00Z | PT0S | true | 2016-01-12T22:00:00Z | -",
                "2016-01-12T16:15:00Z | PT0S | true | 2016-01-12T22:00:00Z | PT1H15M",
                // Saturday 16 January; Monday the 18th is a holiday. 7 hours of Tuesday and 24 until Friday evening
                "2016-01-16T12:00:00Z | PT0S | false | 2016-01-19T14:00:00Z | PT31H",
            })
    void an_entry_tells_how_much_time_is_left_whether_it_runs_and_until_when(
            String now, String open, boolean running, String changesAt, String lateBy) throws Exception {
        put(due("L-1", "2016-01-12T15:00:00Z", "[]"));

        var entry = clock.during(now, () -> page("").at("/items/0"));

        assertThat(entry.path("dueLocal").asText()).isEqualTo("2016-01-12T10:00:00-05:00[America/New_York]");
        assertThat(entry.path("left").toString())
                .isEqualTo(
                        """
                        {"at":"%s","open":"%s","running":%s,"paused":false,"changesAt":"%s"}"""
                                .formatted(now, open, running, changesAt));
        assertThat(entry.path("lateBy").asText(null)).isEqualTo(lateBy);
    }

    @Test
    void a_pause_is_not_left_and_after_the_deadline_it_covers_nothing() throws Exception {
        put(due(
                "L-1",
                "2016-01-12T15:00:00Z",
                "[{\"from\": \"2016-01-11T20:00:00Z\", \"to\": \"2016-01-11T21:00:00Z\"}]"));

        clock.during("2016-01-11T20:30:00Z", () -> get("").body("items[0].left.open", equalTo("PT2H"))
                .body("items[0].left.running", equalTo(false))
                .body("items[0].left.paused", equalTo(true))
                .body("items[0].left.changesAt", equalTo("2016-01-11T21:00:00Z")));
        clock.during("2016-01-12T15:30:00Z", () -> get("").body("items[0].left.running", equalTo(true))
                .body("items[0].left.paused", equalTo(false))
                .body("items[0].lateBy", equalTo("PT30M")));
    }

    @Test
    void as_csv_the_time_left_and_attributes_have_columns() throws Exception {
        put(Actions.from(
                "web", "{\"company\": \"=Umber\", \"size\": \"9\"}", due("L-1", "2016-01-12T15:00:00Z", "[]")));

        var csv = clock.during("2016-01-12T16:15:00Z", () -> given().accept("text/csv")
                .get("/v1/actions?attributes=size&attributes=company")
                .then()
                .statusCode(200)
                .extract()
                .asString());

        assertThat(csv.lines().findFirst().orElseThrow())
                .endsWith(",sentence,source,dueLocal,leftOpen,running,changesAt,lateBy,size,company");
        assertThat(csv)
                .contains(
                        ",web,2016-01-12T10:00:00-05:00[America/New_York],PT0S,true,2016-01-12T22:00:00Z,PT1H15M,9,'=Umber");
    }

    @Test
    void an_entry_shows_the_usual_attributes_or_those_that_were_asked_for() {
        put(Actions.from("web", "{\"company\": \"Umber Bank\", \"size\": \"9\"}", Actions.due("L-1", "east", 1)));

        get("").body("items[0].source", equalTo("web"))
                .body("items[0].attributes", equalTo(Map.of("company", "Umber Bank")));
        get("?attributes=size").body("items[0].attributes", equalTo(Map.of("size", "9")));
        get("?attributes=nothing").body("items[0].attributes", anEmptyMap());
        get("?attributes=%20").statusCode(422);
        get("?attributes=a" + "&attributes=a".repeat(20)).statusCode(422);
    }

    private void puts_some_of_all_orders() {
        put(
                Actions.due("never-a", "east", null),
                Actions.due("c", "east", 3),
                Actions.due("b2", "east", 2),
                Actions.due("b1", "east", 2),
                Actions.due("a", "east", -1),
                Actions.due("never-b", "east", null));
    }

    @Test
    void the_latest_deadline_comes_first_if_asked_for_and_what_is_never_due_still_last() throws IOException {
        puts_some_of_all_orders();

        assertThat(leads("?sort=-due")).containsExactly("c", "b2", "b1", "a", "never-b", "never-a");
        assertThat(leads("?sort=due")).containsExactly("a", "b1", "b2", "c", "never-a", "never-b");
        assertThat(leads("?sort=-due&dueBefore=2016-01-11T12:03:00Z")).containsExactly("b2", "b1", "a");
        assertThat(leads("?sort=received")).containsExactly("a", "b1", "b2", "c", "never-a", "never-b");
        assertThat(leads("?sort=-received")).containsExactly("never-b", "never-a", "c", "b2", "b1", "a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"due", "-due", "received", "-received"})
    void pages_of_every_order_follow_each_other_while_others_come_and_go(String sort) throws IOException {
        puts_some_of_all_orders();
        var whole = leads("?sort=" + sort);
        var told = new ArrayList<String>();
        String cursor = null;
        do {
            var page = page("?limit=1&sort=" + sort + (cursor == null ? "" : "&cursor=" + cursor));
            told.addAll(page.findValuesAsText("leadId"));
            cursor = page.path("next").asText(null);
            QuarkusTransaction.requiringNew().run(() -> queue.remove(told.get(told.size() - 1)));
        } while (cursor != null);

        assertThat(told).isEqualTo(whole);
    }

    @Test
    void due_after_and_due_before_leave_no_gap() throws IOException {
        puts_some_of_all_orders();

        assertThat(leads("?dueAfter=2016-01-11T12:02:00Z")).containsExactly("b1", "b2", "c");
        assertThat(leads("?dueBefore=2016-01-11T12:02:00Z")).containsExactly("a");
        assertThat(leads("?dueAfter=2016-01-11T12:02:00.0000001Z")).containsExactly("c");
    }

    @Test
    void leads_without_an_owner_are_found() throws IOException {
        put(Actions.owned(null, Actions.due("a", "east", 1)), Actions.due("b", "east", 2));

        assertThat(leads("?unassigned=true")).containsExactly("a");
        assertThat(leads("?unassigned=false")).containsExactly("b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "umber | a",
                "UMB | a",
                "b%C3%A4nk%20umber | a",
                "ber | ",
                "l-19 | a b",
                "l-1950 | a",
                "umber.example | a",
                "%E2%80%8Bum%E2%80%8Dber | a",
                "%25 | ",
                "_ | ",
                "'%3B%20drop%20table%20lead%3B%20-- | ",
                "%5C | ",
                "a%20:*%20%7C%20b | ",
                "%D8%A8%D9%86%D9%83 | b",
                "%E2%80%AE%D8%A8%D9%86%D9%83 | b",
            })
    void words_are_found_whatever_signs_stand_around_them(String q, String found) throws IOException {
        put(
                Actions.from(
                        "web",
                        "{\"company\": \"Umber Bank\", \"mail\": \"ann@umber.example\"}",
                        Actions.due("L-1950", "east", 1)),
                Actions.from("fair", "{\"company\": \"بنك 100%\"}", Actions.due("L-1968", "east", 2)));

        assertThat(leads("?q=" + q).stream().map(id -> id.equals("L-1950") ? "a" : "b"))
                .containsExactlyElementsOf(found == null ? List.of() : List.of(found.split(" ")));
        assertThat(leads("?source=web")).containsExactly("L-1950");
    }

    @Test
    void a_question_of_ten_thousand_characters_is_refused_and_not_asked() {
        var answer = get("?q=" + "a".repeat(10_000));
        assertThat(answer.extract().statusCode()).isBetween(400, 499);
        get("?q=" + "a".repeat(201)).statusCode(422).body("errors[0].pointer", equalTo("/q"));
        get("?q=").statusCode(422);
    }

    @Test
    void what_is_due_is_counted_by_the_days_of_its_calendars_zone() throws Exception {
        put(
                due("late", "2016-01-11T20:29:59Z", "[]"),
                due("today", "2016-01-12T04:59:00Z", "[]"),
                due("tomorrow", "2016-01-12T05:00:00Z", "[]"),
                due("wednesday", "2016-01-13T05:00:00Z", "[]"),
                due("sunday", "2016-01-18T04:59:00Z", "[]"),
                due("next-monday", "2016-01-18T05:00:00Z", "[]"),
                Actions.due("never", "east", null));

        clock.during("2016-01-11T20:30:00Z", () -> get("/counts")
                .statusCode(200)
                .body("due.value", equalTo(List.of("late", "today", "tomorrow", "thisWeek", "later", "none")))
                .body("due.actions", equalTo(List.of(1, 1, 1, 2, 1, 1)))
                .body("overdue", equalTo(1)));
        // on a Sunday tomorrow is in the next week
        clock.during("2016-01-17T20:30:00Z", () -> get("/counts?dueAfter=2016-01-17T20:30:00Z")
                .body("due.value", equalTo(List.of("today", "tomorrow")))
                .body("due.actions", equalTo(List.of(1, 1))));
    }

    /**
     * Wednesday 20 January 2016, 10:00 in New York. Monday the 18th is a holiday, so two business days earlier is Friday the
     * 15th, 10:00; by all time it would be Monday.
     */
    @Test
    void what_is_late_by_less_than_two_business_days_is_just_late() throws Exception {
        put(
                due("friday-9", "2016-01-15T14:59:59Z", "[]"),
                due("friday-10", "2016-01-15T15:00:00Z", "[]"),
                due("tuesday", "2016-01-19T22:00:00Z", "[]"),
                due("now", "2016-01-20T15:00:00Z", "[]"),
                due("tomorrow", "2016-01-21T15:00:00Z", "[]"),
                due("friday", "2016-01-22T15:00:00Z", "[]"),
                due("next", "2016-01-26T15:00:00Z", "[]"),
                Actions.due("never", "east", null));

        clock.during("2016-01-20T15:00:00Z", () -> {
            get("/counts")
                    .body("late.value", equalTo(List.of("justLate", "lateForLonger")))
                    .body("late.actions", equalTo(List.of(2, 1)))
                    .body("due.find { it.value == 'late' }.actions", equalTo(3))
                    .body("owners[0].overdue", equalTo(3))
                    .body("owners[0].earliestDueAt", equalTo("2016-01-15T14:59:59Z"));
            assertThat(leads("?due=justLate&sort=-due")).containsExactly("tuesday", "friday-10");
            assertThat(leads("?due=lateForLonger")).containsExactly("friday-9");
            assertThat(leads("?due=late")).containsExactly("friday-9", "friday-10", "tuesday");
            assertThat(leads("?due=today")).containsExactly("now");
            assertThat(leads("?due=tomorrow")).containsExactly("tomorrow");
            assertThat(leads("?due=thisWeek&due=later")).containsExactly("friday", "next");
            assertThat(leads("?due=none")).containsExactly("never");
            get("/counts?due=none&due=today")
                    .body("actions", equalTo(2))
                    .body("due.value", equalTo(List.of("today", "none")));
            return null;
        });
        // on a Saturday the two business days are Friday and Thursday
        clock.during(
                "2016-01-23T15:00:00Z", () -> assertThat(leads("?due=justLate")).containsExactly("tomorrow", "friday"));
    }

    @Test
    void what_no_calendar_counts_is_just_late_for_two_days() throws Exception {
        put(Actions.due("a", "east", 0));

        clock.during(
                "2016-01-13T12:00:00Z", () -> assertThat(leads("?due=justLate")).containsExactly("a"));
        clock.during("2016-01-13T12:00:01Z", () -> assertThat(leads("?due=lateForLonger"))
                .containsExactly("a"));
    }

    @Test
    void a_bucket_that_is_none_is_refused() {
        get("?due=soon")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/due"))
                .body("errors[0].detail", containsString("(soon) must be one of late, justLate"));
    }

    @Test
    void counts_by_owner_team_source_and_state_take_the_filters_of_the_list() {
        put(
                Actions.from("web", "{}", Actions.due("a", "east", 1)),
                Actions.from("web", "{}", Actions.in("OPEN", true, Actions.due("b", "east", 2))),
                Actions.owned(null, Actions.due("c", "west", 3)));

        get("/counts")
                .body("owners.value", equalTo(Arrays.asList("east-1", null)))
                .body("owners.actions", equalTo(List.of(2, 1)))
                .body("teams.actions", equalTo(List.of(2, 1)))
                .body("sources.value", equalTo(Arrays.asList("web", null)))
                .body("states.value", equalTo(List.of("AT_RISK", "OPEN")))
                .body("states.actions", equalTo(List.of(1, 2)));
        get("/counts?unassigned=true").body("actions", equalTo(1)).body("owners[0].value", nullValue());
        get("/counts?q=nothing").body("actions", equalTo(0)).body("due", empty());
        get("/counts?sort=due").statusCode(400).body("detail", containsString("sort"));
    }
}
