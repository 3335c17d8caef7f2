package dev.leadline.policies;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.leads.watch.DeadlineWatch;
import dev.leadline.leads.watch.Transitions;
import dev.leadline.web.SettableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever happens to a lead, and whatever is published meanwhile, its plan, its next action, its place in the queue and what the watch noticed say the same, at
 * every step; and what was planned comes, if nothing is told.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class DoorsAgreeTest {

    /** Nobody works: the clock of what is received waits for Monday. No other test has leads that late. */
    private static final Instant SUN_10_00 = Instant.parse("2017-01-08T15:00:00Z");

    private static final LocalDate SUNDAY = LocalDate.parse("2017-01-08");
    private static final int FOUR_WEEKS = 28;
    private static final int STEPS = 25;

    /** A plan ends there. */
    private static final int MOST_STEPS = 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    SettableClock time;

    @Inject
    DeadlineWatch watch;

    @Inject
    Transitions transitions;

    private final Map<String, JsonNode> planned = new HashMap<>();
    private Random random;
    private LocalDate sunday;
    private int number;

    @AfterEach
    void reset() {
        time.reset();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4})
    void plan_next_action_queue_and_watch_agree_at_every_step(long seed) throws Exception {
        random = new Random(seed);
        var team = "agree-" + seed;
        var leads = List.of(team + "-a", team + "-b");
        sunday = SUNDAY.plusDays(FOUR_WEEKS * seed);
        var begin = SUN_10_00.plus(Duration.ofDays(FOUR_WEEKS * seed));
        time.set(begin);
        publishCalendar(team);
        var analyst = withCalendar(team);
        time.set(begin.plusSeconds(1));
        for (var id : leads) {
            describe(id, team);
        }
        for (int i = 0; i < STEPS; i++) {
            int what = random.nextInt(12);
            if (what == 0) {
                time.set(time.instant().plusSeconds(1));
                publishCalendar(team);
                planned.clear();
            } else if (what == 1) {
                time.set(time.instant().plusSeconds(1));
                publishVersion(analyst);
                planned.clear();
            } else if (what < 8) {
                tell(leads.get(random.nextInt(2)), leads, team);
                planned.clear();
            } else {
                time.set(time.instant().plusSeconds(60L * (1 + random.nextInt(60 * 12))));
            }
            transitions.look();
            watch.look();
            for (var id : leads) {
                assertAgree(id, team, "step " + i);
            }
        }
    }

    /** Each time with other hours and other holidays. */
    private void publishCalendar(String id) {
        String tag = given().get("/v1/calendars/" + id).header("ETag");
        var request = given().header("From", "analyst@example.com");
        var days = Stream.of("mon", "tue", "wed", "thu", "fri")
                .map(day -> "\"" + day + "\": [[\"09:00\", \"" + (15 + random.nextInt(4)) + ":00\"]]")
                .collect(Collectors.joining(", "));
        (tag == null ? request : request.header("If-Match", tag))
                .contentType("application/json")
                .body(
                        """
                        {"calendar": {"timezone": "America/New_York", "hours": {%s}, "holidays": ["%s", "%s"]},
                         "correction": true, "reason": "Publication %d."}"""
                                .formatted(
                                        days,
                                        sunday.plusDays(1 + random.nextInt(4)),
                                        sunday.plusDays(5 + random.nextInt(5)),
                                        ++number))
                .post("/v1/calendars/" + id + "/publications")
                .then()
                .statusCode(201);
    }

    private static Analyst withCalendar(String id) {
        var analyst = Analyst.begins(id);
        var settings = analyst.get("/drafts/main").extract().<Map<String, Object>>path("settings");
        settings.put("calendar", id);
        analyst.puts("main", "/settings", "application/json", Analyst.json(settings))
                .statusCode(200);
        publish(analyst, "main", "new-leads");
        return analyst;
    }

    private void publishVersion(Analyst analyst) {
        var draft = "draft-" + ++number;
        analyst.drafts(draft).statusCode(201);
        analyst.sets(draft, "attempts", "A", "PHONE", String.valueOf(3 + number))
                .statusCode(200);
        publish(analyst, draft, any("new-leads", "re-rate-from-receipt", "re-rate-from-now", "never-shorten"));
    }

    private static void publish(Analyst analyst, String draft, String transition) {
        List<String> cases = analyst.get("/drafts/" + draft).extract().path("cases");
        cases.forEach(file -> analyst.sees(draft).delete(analyst.at("/drafts/" + draft + "/cases/" + file)));
        analyst.publishes(draft, Map.of("transition", transition)).statusCode(201);
    }

    private void assertAgree(String id, String team, String step) throws Exception {
        var root = ask("/v1/leads/" + id).get("id").textValue();
        var next = ask("/v1/leads/" + id + "/next-action");
        var plan = ask("/v1/leads/" + id + "/plan");
        var as = id + " at " + step + ", " + time.instant();
        assertThat(said(plan.at("/steps/0"))).as(as).isEqualTo(said(next));
        assertThat(said(ask("/v1/leads/" + id).get("decision"))).as(as).isEqualTo(said(next));
        assertQueued(root, team, next, as);
        assertNoticed(root, next, as);
        var before = planned.put(id, plan);
        if (before != null && before.get("steps").size() < MOST_STEPS) {
            assertThat(said(step(before))).as("planned for " + as).isEqualTo(said(next));
        }
    }

    /** The step of a plan that was for now. */
    private JsonNode step(JsonNode plan) {
        JsonNode found = null;
        for (var step : plan.get("steps")) {
            found = Instant.parse(step.get("from").textValue()).isAfter(time.instant()) ? found : step;
        }
        return found;
    }

    /** What is owed and what must be done, but for the earliest moments: one that has passed means at once. */
    private static List<JsonNode> said(JsonNode answer) {
        var actions = answer.get("requiredActions").deepCopy();
        actions.forEach(action -> ((ObjectNode) action).remove("earliestAt"));
        return List.of(answer.get("obligations"), actions);
    }

    private void assertQueued(String root, String team, JsonNode next, String as) throws Exception {
        JsonNode found = null;
        for (var entry : ask("/v1/actions?limit=200&team=" + team).get("items")) {
            found = entry.get("leadId").textValue().equals(root) ? entry : found;
        }
        var action = next.at("/requiredActions/0");
        if (action.get("type").textValue().equals("NONE")) {
            assertThat(found).as(as).isNull();
        } else {
            assertThat(found).as(as).isNotNull();
            assertThat(found.get("decisionId")).as(as).isEqualTo(next.get("id"));
            assertThat(found.get("action")).as(as).isEqualTo(action);
        }
    }

    /** The breaches of the present cycle that were noticed and stand are those that the decision shows. */
    private void assertNoticed(String root, JsonNode next, String as) throws Exception {
        var cycle = ask("/v1/leads/" + root).get("cycle").intValue();
        var noticed = new TreeSet<String>();
        var cursor = "";
        while (cursor != null) {
            var page = ask("/v1/leads/" + root + "/timeline?limit=200" + cursor);
            for (var entry : page.get("items")) {
                boolean isEvent = entry.get("what").textValue().equals("event")
                        && entry.get("leadId").textValue().equals(root)
                        && entry.path("cycle").intValue() == cycle;
                if (isEvent && entry.get("type").textValue().matches("breached|breach-discovered")) {
                    noticed.add(entry.get("obligation").textValue());
                } else if (isEvent && entry.get("type").textValue().equals("breach-withdrawn")) {
                    noticed.remove(entry.get("obligation").textValue());
                }
            }
            cursor = page.path("next").isTextual()
                    ? "&cursor=" + page.get("next").textValue()
                    : null;
        }
        var broken = new TreeSet<String>();
        next.get("obligations").forEach(obligation -> {
            if (obligation.get("state").textValue().matches("BREACHED|MET_LATE")) {
                broken.add(obligation.get("kind").textValue());
            }
        });
        assertThat(noticed).as("noticed of " + as).isEqualTo(broken);
    }

    private static JsonNode ask(String path) throws Exception {
        return JSON.readTree(given().get(path).then().statusCode(200).extract().asString());
    }

    private void describe(String id, String team) {
        request(
                "PUT",
                "/v1/leads/" + id,
                "{\"rank\": %d, \"policy\": \"%s\", \"receivedAt\": \"%s\", \"team\": \"%s\", \"owner\": \"%s\"}"
                        .formatted(random.nextInt(101), team, moment(), team, team + "-" + random.nextInt(3)));
    }

    /** Now, some time ago, or on a clock that is ahead of ours. */
    private Instant moment() {
        var now = time.instant();
        return switch (random.nextInt(4)) {
            case 0 -> now.minusSeconds(60L * random.nextInt(60 * 30));
            case 1 -> now.plusSeconds(random.nextInt(300));
            default -> now;
        };
    }

    private void tell(String id, List<String> leads, String team) {
        var at = "\"id\": \"f" + ++number + "\", \"occurredAt\": \"" + moment() + "\"";
        switch (random.nextInt(10)) {
            case 0, 1, 2 ->
                send(
                        id,
                        "attempts",
                        "{%s, \"channel\": \"%s\", \"outcome\": \"%s\"}"
                                .formatted(
                                        at,
                                        any("PHONE", "PHONE", "EMAIL"),
                                        any("NO_ANSWER", "NO_ANSWER", "CONNECTED")));
            case 3 -> send(id, "ranks", "{%s, \"rank\": %d}".formatted(at, random.nextInt(101)));
            case 4 ->
                send(
                        id,
                        "assignments",
                        "{%s, \"owner\": \"%s\", \"team\": \"%s\"}"
                                .formatted(at, team + "-" + random.nextInt(3), team));
            case 5 -> {
                var from = moment();
                send(
                        id,
                        "pauses",
                        "{\"id\": \"f%d\", \"from\": \"%s\", \"to\": \"%s\", \"reason\": \"away\"}"
                                .formatted(number, from, from.plusSeconds(3600L * (1 + random.nextInt(20)))));
            }
            case 6 ->
                send(
                        id,
                        "dispositions",
                        "{%s, \"type\": \"%s\", \"reason\": \"%s\"}"
                                .formatted(
                                        at,
                                        any("ACCEPTED", "RETURNED", "DISQUALIFIED"),
                                        any("duplicate", "no budget")));
            case 7 -> describe(id, team);
            case 8 -> send(leads.get(0), "merges", "{%s, \"absorbs\": \"%s\"}".formatted(at, leads.get(1)));
            default ->
                send(
                        id,
                        "withdrawals",
                        "{%s, \"kind\": \"%s\", \"of\": \"f%d\", \"reason\": \"wrong\"}"
                                .formatted(
                                        at,
                                        any("attempt", "disposition", "merge", "rank"),
                                        1 + random.nextInt(number)));
        }
    }

    private void send(String id, String door, String body) {
        request("POST", "/v1/leads/" + id + "/" + door, body);
    }

    private static void request(String method, String path, String body) {
        assertThat(given().contentType("application/json")
                        .body(body)
                        .request(method, path)
                        .statusCode())
                .as(path + " " + body)
                .isIn(200, 201, 202, 409, 422);
    }

    private String any(String... words) {
        return words[random.nextInt(words.length)];
    }
}
