package dev.leadline.actions;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.Effort;
import dev.leadline.access.Caller;
import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.web.problems.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class ActionStreamTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TestHTTPResource("/v1/actions/stream")
    URI stream;

    @Inject
    Queue queue;

    @Inject
    Feed feed;

    @Inject
    FeedWatch watch;

    /** Each test has a team of its own, so that no test hears of another. */
    private final String team = "team-" + UUID.randomUUID();

    private Follower follow(String query, String lastEventId) throws Exception {
        return Follower.of(URI.create(stream + "?team=" + team + query), lastEventId);
    }

    private void put(QueuedAction action) {
        QuarkusTransaction.requiringNew().run(() -> queue.put(action));
    }

    private static JsonNode entry(Follower.Block block) throws IOException {
        return JSON.readTree(block.data());
    }

    @Test
    void a_change_is_told_with_the_entry_and_a_position_and_whoever_leaves_is_gone() throws Exception {
        try (var follower = follow("", null)) {
            assertThat(follower.answer().headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
            assertThat(follower.answer().headers().allValues("Cache-Control")).containsExactly("no-store");
            var begin = follower.any();
            assertThat(begin.event()).isNull();

            put(Actions.due("stream-1", team, 5));
            var came = follower.next();
            put(Actions.due("stream-1", "elsewhere", 5));
            var left = follower.next();
            put(Actions.due("stream-1", "nowhere", 5));
            put(Actions.due("stream-1", team, 9));
            var back = follower.next();
            QuarkusTransaction.requiringNew().run(() -> queue.remove("stream-1"));
            var gone = follower.next();

            assertThat(came.event()).isEqualTo("action");
            assertThat(entry(came).path("leadId").asText()).isEqualTo("stream-1");
            assertThat(entry(came).at("/action/type").asText()).isEqualTo("ATTEMPT");
            assertThat(left.event()).isEqualTo("gone");
            assertThat(left.data()).isEqualTo("{\"leadId\":\"stream-1\"}");
            assertThat(back.event()).isEqualTo("action");
            assertThat(entry(back).path("dueAt").asText()).isEqualTo("2016-01-11T12:09:00Z");
            assertThat(gone.event()).isEqualTo("gone");
            assertThat(List.of(begin, came, left, back, gone))
                    .extracting(block -> Long.parseLong(block.id()))
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void an_entry_is_told_as_the_queue_has_it() throws Exception {
        try (var follower = follow("", null)) {
            follower.any();
            put(Actions.owned("Ünal ☎", Actions.due("stream-entry", team, 5)));

            var told = follower.next();

            var page = JSON.readTree(given().get("/v1/actions?team=" + team).asString());
            assertThat(entry(told)).isEqualTo(page.at("/items/0"));
        }
    }

    @Test
    void who_comes_back_is_told_what_they_missed_in_order_and_once() throws Exception {
        String last;
        try (var follower = follow("", null)) {
            follower.any();
            put(Actions.due("stream-a", team, 1));
            last = follower.next().id();
        }
        for (int lead = 0; lead < 450; lead++) {
            put(Actions.due("missed-" + lead, lead % 3 == 0 ? "elsewhere" : team, lead));
        }
        var missed = IntStream.range(0, 450)
                .filter(lead -> lead % 3 != 0)
                .mapToObj(lead -> "missed-" + lead)
                .toList();

        try (var byHeader = follow("", last);
                var byQuery = follow("&lastEventId=" + last, null)) {
            put(Actions.due("stream-new", team, 1));
            for (var follower : List.of(byHeader, byQuery)) {
                var told = new ArrayList<String>();
                while (!told.contains("stream-new")) {
                    told.add(entry(follower.next()).path("leadId").asText());
                }
                assertThat(told.subList(0, told.size() - 1)).isEqualTo(missed);
            }
        }
    }

    @Test
    void a_position_that_is_not_kept_or_never_was_begins_anew() throws Exception {
        try (var follower = follow("", "999999999999")) {
            var reset = follower.any();
            assertThat(reset.event()).isEqualTo("reset");
            assertThat(reset.data()).isEqualTo("{\"position\":" + reset.id() + "}");
            put(Actions.due("stream-reset", team, 1));
            assertThat(entry(follower.next()).path("leadId").asText()).isEqualTo("stream-reset");
        }
        String old;
        try (var follower = follow("", null)) {
            old = follower.any().id();
            put(Actions.due("stream-forgotten", team, 1));
            follower.next();
        }
        while (feed.forget(Instant.parse("2999-01-01T00:00:00Z"))) {
            // a step more
        }
        try (var follower = follow("", old)) {
            assertThat(follower.any().event()).isEqualTo("reset");
        }
    }

    @Test
    void what_is_no_position_is_refused_and_so_is_a_filter_that_is_none() {
        given().get("/v1/actions/stream?lastEventId=abc")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo("/lastEventId"))
                .body("detail", containsString("The lastEventId (abc) must be the `id` of an event"));
        given().get("/v1/actions/stream?lastEventId=").then().statusCode(422);
        given().header("Last-Event-ID", "-1").get("/v1/actions/stream").then().statusCode(422);
        given().get("/v1/actions/stream?state=LATE")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/state"));
        given().accept("application/json").get("/v1/actions/stream").then().statusCode(406);
    }

    /** The server closes what is silent for ten seconds: in the long form, three comments take longer. */
    @Test
    @Tag(Effort.LONG)
    void a_stream_on_which_nothing_happens_stays_open_and_moves_on() throws Exception {
        try (var follower = follow("", null)) {
            var first = follower.any();
            put(Actions.due("stream-beat", "elsewhere", 1));
            long begin = System.nanoTime();
            Follower.Block beat = null;
            for (int beats = 0; beats < Effort.of(1, 3); beats++) {
                beat = follower.any();
                assertThat(beat.event()).isNull();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofSeconds(Effort.of(4, 10)));
            assertThat(Long.parseLong(beat.id())).isGreaterThan(Long.parseLong(first.id()));
            put(Actions.due("stream-beat", team, 1));
            assertThat(follower.next().event()).isEqualTo("action");
        }
    }

    @Test
    void forty_streams_are_all_told_and_the_server_answers_others_meanwhile() throws Exception {
        var followers = new ArrayList<Follower>();
        try {
            for (int i = 0; i < 40; i++) {
                followers.add(follow("&owner=" + (i % 2 == 0 ? "east-1" : "west-2"), null));
                followers.get(i).any();
            }
            for (int lead = 0; lead < 50; lead++) {
                var action = Actions.due("crowd-" + lead, team, lead);
                put(lead % 2 == 0 ? action : Actions.owned("west-2", action));
            }
            given().get("/v1/actions?team=" + team).then().statusCode(200);
            for (int i = 0; i < 40; i++) {
                for (int lead = i % 2; lead < 50; lead += 2) {
                    assertThat(entry(followers.get(i).next()).path("leadId").asText())
                            .isEqualTo("crowd-" + lead);
                }
            }
        } finally {
            followers.forEach(Follower::close);
        }
    }

    /** A replica learns of positions a little later than whoever reads them with the step before. */
    @Test
    void a_stream_that_is_ahead_of_its_replica_is_not_reset() {
        var ahead = new QueueStream(
                watch,
                Runnable::run,
                Filter.none(),
                Duration.ofSeconds(1),
                () -> true,
                feed.state().latest() + 1_000);
        put(Actions.due("stream-ahead", team, 1));

        var told = ahead.messages().select().first(2).collect().asList().await().atMost(Duration.ofSeconds(30));

        assertThat(told).extracting(QueueStream.Message::event).containsExactly(null, null);
    }

    @Test
    void a_stream_ends_with_the_key_that_opened_it() throws Exception {
        var made = given().contentType(ContentType.JSON)
                .body("{\"name\": \"Follower\", \"roles\": [\"representative\"]}")
                .post("/v1/keys")
                .jsonPath();
        try (var follower = Follower.ofKey(URI.create(stream + "?team=" + team), made.getString("key"))) {
            follower.any();
            put(Actions.due("stream-key", team, 1));
            assertThat(follower.next().event()).isEqualTo("action");

            given().delete("/v1/keys/" + made.getString("id")).then().statusCode(204);

            assertThat(follower.next().event()).isEqualTo("closed");
        }
    }

    @Test
    void a_replica_has_only_so_many_streams() {
        var full = new ActionStreamResource(feed, watch, Set::of, new Caller(), Duration.ofSeconds(5), 0);

        assertThatThrownBy(() -> full.follow(null, null, null, null))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(429))
                .hasMessageStartingWith("This replica already has 0 open streams, the maximum.");
    }

    /** It asks and never reads: its connection is closed once it takes nothing for ten seconds, and others go on. */
    @Test
    void who_does_not_read_holds_nobody_up() throws Exception {
        try (var deaf = new Socket(stream.getHost(), stream.getPort());
                var follower = follow("", null)) {
            deaf.setReceiveBufferSize(1_024);
            deaf.getOutputStream()
                    .write(("GET /v1/actions/stream?team=" + team + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            follower.any();
            for (int lead = 0; lead < 300; lead++) {
                put(Actions.due("deaf-" + lead, team, lead));
            }
            for (int lead = 0; lead < 300; lead++) {
                assertThat(entry(follower.next()).path("leadId").asText()).isEqualTo("deaf-" + lead);
            }
        }
    }
}
