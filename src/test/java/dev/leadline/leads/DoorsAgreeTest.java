package dev.leadline.leads;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.leads.watch.DeadlineWatch;
import dev.leadline.web.SettableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever happens to a lead, its plan, its next action, its place in the queue and what the watch noticed say the same, at
 * every step; and what was planned comes, if nothing is told.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class DoorsAgreeTest {

    private static final Instant MON_10_00 = Instant.parse("2016-01-11T15:00:00Z");
    private static final int STEPS = 25;

    /** A plan ends there. */
    private static final int MOST_STEPS = 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    SettableClock time;

    @Inject
    DeadlineWatch watch;

    private final Map<String, JsonNode> planned = new HashMap<>();
    private Random random;
    private int number;

    @AfterEach
    void reset() {
        time.reset();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void plan_next_action_queue_and_watch_agree_at_every_step(long seed) throws Exception {
        random = new Random(seed);
        var team = "agree-" + seed;
        var leads = List.of(team + "-a", team + "-b");
        time.set(MON_10_00);
        for (var id : leads) {
            describe(id, team);
        }
        for (int i = 0; i < STEPS; i++) {
            var told = random.nextInt(3) > 0;
            if (told) {
                tell(leads.get(random.nextInt(2)), leads, team);
                planned.clear();
            } else {
                time.set(time.instant().plusSeconds(60L * (1 + random.nextInt(60 * 12))));
            }
            watch.look();
            for (var id : leads) {
                assertAgree(id, team, "step " + i);
            }
        }
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
        for (var entry : ask("/v1/actions?limit=200&team=" + team).get("actions")) {
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
            for (var entry : page.get("entries")) {
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
                "{\"rank\": %d, \"stage\": \"MQL\", \"receivedAt\": \"%s\", \"team\": \"%s\", \"owner\": \"%s\"}"
                        .formatted(random.nextInt(101), moment(), team, team + "-" + random.nextInt(3)));
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
