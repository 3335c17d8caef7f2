package dev.leadline.whatifs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.Effort;
import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.leads.watch.Transitions;
import dev.leadline.web.SettableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a what-if says that a publication would do to open leads is what it then does, lead by lead. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class PreviewTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant FRI_09_00 = Instant.parse("2016-01-08T14:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> TRANSITIONS =
            List.of("new-leads", "re-rate-from-receipt", "re-rate-from-now", "never-shorten");

    @Inject
    SettableClock time;

    @Inject
    Transitions transitions;

    private String policy;
    private Random random;

    @BeforeEach
    void begin() {
        time.set(FRI_09_00);
    }

    @AfterEach
    void reset() {
        time.reset();
    }

    @Test
    void what_is_previewed_is_what_happens() throws Exception {
        int seen = 0;
        for (int seed = 1; seed <= Effort.of(1, 12); seed++) {
            time.set(FRI_09_00);
            seen += preview(seed);
        }
        assertThat(seen).as("changed leads that were compared").isPositive();
    }

    /** @return how many leads changed in all rounds */
    private int preview(int seed) throws Exception {
        random = new Random(seed);
        policy = "preview-" + seed;
        publishCopy();
        var history = new RandomHistory(policy, time, random);
        int changed = 0;
        history.goesOn(60);
        for (int round = 0; round < 8; round++) {
            history.goesOn(15);
            var draft = "draft-" + round;
            var table = edited(draft);
            var whatIf = ended(started("{\"edition\":\"draft:" + draft + "\",\"minutesPerAttempt\":{\"PHONE\":6}}"));
            checkTotals(whatIf);
            var transition = TRANSITIONS.get(round % TRANSITIONS.size());
            var said = listed(whatIf, "transition=" + transition);
            var before = standing(history.leads());
            if (!publish(draft, transition)) {
                continue;
            }
            var after = standing(history.leads());
            checkEach("seed " + seed + ", " + transition + " of " + table, said, before, after);
            changed += said.size();
        }
        return changed;
    }

    private void checkEach(
            String what, Map<String, JsonNode> said, Map<String, JsonNode> before, Map<String, JsonNode> after) {
        before.forEach((lead, was) -> {
            var change = said.get(lead);
            var is = after.get(lead);
            if (change == null) {
                assertThat(answer(is)).as(what + ", not listed: " + lead).isEqualTo(answer(was));
            } else {
                assertThat(answer(change.at("/before")))
                        .as(what + ", before: " + lead)
                        .isEqualTo(answer(was));
                assertThat(answer(change.at("/after")))
                        .as(what + ", after: " + lead)
                        .isEqualTo(answer(is));
            }
        });
        assertThat(before.keySet()).as(what).containsAll(said.keySet());
    }

    /** What is owed for a lead and must be done next, of a decision or of an entry of the list. */
    private Map<String, Object> answer(JsonNode decision) {
        var action = decision.has("action") ? decision.at("/action") : decision.at("/requiredActions/0");
        var answer = new HashMap<String, Object>();
        answer.put("tier", decision.at("/tier").asText());
        for (var field : List.of("type", "channel", "attempt", "of", "responsible", "dueAt", "dueLocal", "state")) {
            answer.put(field, action.at("/" + field).asText());
        }
        answer.put("earliestAt", earliest(action.at("/earliestAt").asText("")));
        var owed = new ArrayList<String>();
        decision.at("/obligations")
                .forEach(each -> owed.add(each.at("/kind").asText() + " "
                        + each.at("/state").asText() + " "
                        + each.at("/deadline").asText() + " "
                        + each.at("/deadlineLocal").asText()));
        answer.put("obligations", owed);
        return answer;
    }

    /** A decision that holds may be older: what was allowed from then on is allowed now. */
    private String earliest(String at) {
        return at.isEmpty() || at.equals("null") || Instant.parse(at).isAfter(time.instant()) ? at : "now";
    }

    /** The open leads that stand for themselves, with the decision that says how. */
    private Map<String, JsonNode> standing(List<String> leads) throws IOException {
        var standing = new HashMap<String, JsonNode>();
        for (var lead : leads) {
            var state = JSON.readTree(given().get("/v1/leads/{lead}", lead).asString());
            var decision = state.at("/decision");
            boolean isItself = decision.at("/leadId").asText().equals(lead);
            if (isItself && state.at("/standing").asText().equals("OPEN")) {
                standing.put(lead, decision);
            }
        }
        return standing;
    }

    /** Every number of the result is that of a list, by the same filter. */
    private void checkTotals(JsonNode whatIf) {
        var result = whatIf.at("/result");
        assertThat(result.at("/undecided").asInt()).isZero();
        for (var figures : result.at("/transitions")) {
            var by = "transition=" + figures.at("/transition").asText();
            checkTotals(whatIf, figures, by);
            for (var group : List.of("byTeam", "byOwner")) {
                long leads = 0;
                for (var each : figures.at("/" + group)) {
                    leads += each.at("/leads").asLong();
                    var filter = group.equals("byTeam")
                            ? chosen("team", each)
                            : chosen("team", each) + "&" + chosen("owner", each);
                    checkTotals(whatIf, each, by + "&" + filter);
                }
                assertThat(leads).isEqualTo(figures.at("/leads").asLong());
            }
        }
    }

    private static String chosen(String column, JsonNode group) {
        var value = group.at("/" + column);
        return value.isNull() ? "without=" + column : column + "=" + value.asText();
    }

    private void checkTotals(JsonNode whatIf, JsonNode figures, String filter) {
        assertThat(total(whatIf, filter))
                .as(filter)
                .isEqualTo(figures.at("/changed").asLong());
        var changes = figures.at("/changes");
        changes.fieldNames().forEachRemaining(kind -> {
            if (changes.get(kind).asLong() > 0 || random.nextInt(10) == 0) {
                assertThat(total(whatIf, filter + "&change=" + kind))
                        .as(filter + " " + kind)
                        .isEqualTo(changes.get(kind).asLong());
            }
        });
        assertThat(figures.at("/newlyBreached").asLong())
                .isEqualTo(changes.at("/NEWLY_BREACHED").asLong());
    }

    private long total(JsonNode whatIf, String filter) {
        return given().get(leadsOf(whatIf) + "?limit=1&" + filter)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getLong("total");
    }

    private String leadsOf(JsonNode whatIf) {
        return "/v1/policies/" + policy + "/what-ifs/" + whatIf.at("/id").asText() + "/leads";
    }

    /** All of a list, read page by page, each lead once. */
    private Map<String, JsonNode> listed(JsonNode whatIf, String filter) throws IOException {
        var all = new HashMap<String, JsonNode>();
        var cursor = "";
        do {
            var page = JSON.readTree(given().get(leadsOf(whatIf) + "?limit=7&" + filter + cursor)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString());
            page.at("/items")
                    .forEach(item -> assertThat(all.put(item.at("/leadId").asText(), item))
                            .isNull());
            cursor = page.at("/next").isNull()
                    ? ""
                    : "&cursor=" + page.at("/next").asText();
            assertThat(page.at("/total").asInt()).isGreaterThanOrEqualTo(all.size());
            if (cursor.isEmpty()) {
                assertThat(page.at("/total").asInt()).isEqualTo(all.size());
            }
        } while (!cursor.isEmpty());
        return all;
    }

    private void publishCopy() {
        asking().body("{\"id\":\"%s\",\"copyOf\":\"mql-to-sal-predictive\"}".formatted(policy))
                .post("/v1/policies")
                .then()
                .statusCode(201);
        publish("main", "new-leads");
    }

    /** A draft with an edit of one of the tables. */
    private String edited(String draft) {
        asking().body("{\"name\":\"" + draft + "\"}")
                .post(path("drafts"))
                .then()
                .statusCode(201);
        var tier = List.of("A", "B", "C").get(random.nextInt(3));
        return switch (random.nextInt(4)) {
            case 0 -> edit(draft, "attempts", tier, "PHONE", "" + (1 + random.nextInt(9)));
            case 1 -> edit(draft, "deadlines", tier, "firstCallWithin", (1 + random.nextInt(20)) + " business hours");
            case 2 -> edit(draft, "deadlines", tier, "allAttemptsWithin", (2 + random.nextInt(12)) + " business days");
            default -> {
                var bound = "" + (61 + random.nextInt(38));
                edit(draft, "rank-tiers", "A", "from", bound);
                yield edit(draft, "rank-tiers", "B", "below", bound);
            }
        };
    }

    private String edit(String draft, String table, String row, String column, String value) {
        var path = path("drafts/" + draft);
        asking().header("If-Match", given().get(path).header("ETag"))
                .body("{\"edits\":[{\"op\":\"SET\",\"row\":\"%s\",\"column\":\"%s\",\"value\":\"%s\"}]}"
                        .formatted(row, column, value))
                .patch(path + "/tables/" + table)
                .then()
                .statusCode(200);
        return table + "/" + row + "/" + column + " = " + value;
    }

    /**
     * The draft comes into force now, and is carried over.
     *
     * @return whether it did: what is in force already is refused
     */
    private boolean publish(String draft, String transition) {
        var path = path("drafts/" + draft);
        asking().header("If-Match", given().get(path).header("ETag")).body("{}").post(path + "/acceptances");
        List<String> warnings = given().get(path("editions/draft:" + draft + "/review"))
                .then()
                .statusCode(200)
                .extract()
                .path("toAcknowledge");
        var published = asking().header("If-Match", given().get(path).header("ETag"))
                .body(Map.of("draft", draft, "reason", "A test", "transition", transition, "acknowledged", warnings))
                .post(path("publications"));
        if (published.statusCode() == 409) {
            assertThat(published.asString()).contains("has the same content");
            return false;
        }
        assertThat(published.statusCode()).as(published.asString()).isEqualTo(201);
        long sequence = published.jsonPath().getLong("sequence");
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isCarriedOver(sequence)) {
            transitions.look();
            assertThat(System.nanoTime()).as("carried over").isLessThan(end);
        }
        return true;
    }

    private static boolean isCarriedOver(long publication) {
        var transition = given().get("/v1/transitions/policy:" + publication);
        return transition.statusCode() == 200
                && transition.jsonPath().getString("state").equals("DONE");
    }

    private String path(String rest) {
        return "/v1/policies/" + policy + "/" + rest;
    }

    private static RequestSpecification asking() {
        return given().contentType("application/json").header("From", "analyst@example.com");
    }

    private String started(String wanted) {
        return path("what-ifs/"
                + asking().body(wanted)
                        .post(path("what-ifs"))
                        .then()
                        .statusCode(202)
                        .extract()
                        .path("id"));
    }

    private JsonNode ended(String path) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            var body = JSON.readTree(given().get(path).asString());
            if (!body.at("/state").asText().equals("RUNNING")) {
                assertThat(body.at("/state").asText()).as(body.toString()).isEqualTo("DONE");
                return body;
            }
            LockSupport.parkNanos(20_000_000);
        }
        throw new AssertionError(path + " does not end");
    }
}
