package dev.leadline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Two packaged servers on one database: what one publishes the other serves, whatever becomes of the first. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Signals are sent with kill")
class ReplicasIT {

    private static final Duration PROMISED = Duration.ofSeconds(2);
    private static final int THREADS = 4;

    @TempDir
    static Path folder;

    /** It has the database, and stays. */
    private static PackagedServer owner;

    private final ObjectMapper json = new ObjectMapper();
    private PackagedServer replica;

    @BeforeAll
    static void startOwner() throws Exception {
        owner = PackagedServer.start(folder.resolve("data"), Map.of());
    }

    @AfterAll
    static void stopOwner() {
        if (owner != null) {
            owner.close();
        }
    }

    @BeforeEach
    void startReplica() throws Exception {
        replica = PackagedServer.start(folder.resolve("none"), owner.database());
    }

    @AfterEach
    void stopReplica() {
        if (replica != null) {
            replica.close();
        }
    }

    private JsonNode ask(PackagedServer server, String path) throws Exception {
        var answer = server.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private JsonNode told(HttpResponse<String> answer, int status) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return json.readTree(answer.body());
    }

    private static HttpResponse<String> post(PackagedServer server, String path, String body) throws Exception {
        return server.send("POST", path, Map.of("From", "analyst@example.com", "If-Match", "*"), body);
    }

    /** A policy of its own; the number of its publication. */
    private long begin(PackagedServer server, String id) throws Exception {
        told(post(server, "/v1/policies", "{\"id\": \"" + id + "\", \"copyOf\": \"mql-to-sal-simple\"}"), 201);
        return publish(server, id, "main");
    }

    private long publish(PackagedServer server, String id, String draft) throws Exception {
        var review = ask(server, "/v1/policies/" + id + "/editions/draft:" + draft + "/review");
        var body = "{\"draft\": \"" + draft + "\", \"reason\": \"r\", \"acknowledged\": " + review.get("toAcknowledge")
                + "}";
        return told(post(server, "/v1/policies/" + id + "/publications", body), 201)
                .get("sequence")
                .asLong();
    }

    /** Another version of it: only a note is another. */
    private void drafted(PackagedServer server, String id, String draft) throws Exception {
        var drafts = "/v1/policies/" + id + "/drafts";
        told(post(server, drafts, "{\"name\": \"" + draft + "\"}"), 201);
        var edit =
                "{\"edits\": [{\"op\": \"SET\", \"row\": \"#1\", \"column\": \"note\", \"value\": \"" + draft + "\"}]}";
        told(server.send("PATCH", drafts + "/" + draft + "/tables/attempts", Map.of("If-Match", "*"), edit), 200);
    }

    private long served(PackagedServer server) throws Exception {
        return ask(server, "/v1/serving").get("publication").asLong();
    }

    private void awaitServed(PackagedServer server, long publication) throws Exception {
        long begun = System.nanoTime();
        while (served(server) < publication) {
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PROMISED);
            Thread.sleep(20);
        }
        System.out.printf(
                "publication %d is served elsewhere after %d ms%n",
                publication, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
    }

    @Test
    void a_session_is_known_on_every_replica_and_ends_on_all_of_them() throws Exception {
        var account = "{\"name\": \"replica-ann\", \"roles\": [\"viewer\"]}";
        var first = told(post(owner, "/v1/accounts", account), 201)
                .get("oneTimePassword")
                .asText();
        var signedIn = post(
                owner,
                "/v1/session",
                "{\"name\": \"replica-ann\", \"password\": \"" + first
                        + "\", \"newPassword\": \"a heron wades in 16 rivers\"}");
        assertThat(signedIn.statusCode()).as(signedIn.body()).isEqualTo(204);
        var cookie = signedIn.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        assertThat(mode(replica, cookie)).isEqualTo("account");

        var disabled = owner.send("PATCH", "/v1/accounts/replica-ann", Map.of("If-Match", "*"), "{\"disabled\": true}");
        assertThat(disabled.statusCode()).as(disabled.body()).isEqualTo(200);
        assertThat(mode(owner, cookie)).as("at once").isEqualTo("local");
        long until = System.nanoTime() + PROMISED.toNanos();
        while (!mode(replica, cookie).equals("local")) {
            assertThat(System.nanoTime()).as("still signed in").isLessThan(until);
            Thread.sleep(20);
        }
    }

    private String mode(PackagedServer server, String cookie) throws Exception {
        return told(server.send("GET", "/v1/me", Map.of("Cookie", cookie), ""), 200)
                .get("mode")
                .asText();
    }

    @Test
    void what_one_publishes_the_other_serves_within_two_seconds() throws Exception {
        var first = begin(owner, "x-replicated");
        awaitServed(replica, first);
        drafted(replica, "x-replicated", "second");
        awaitServed(owner, publish(replica, "x-replicated", "second"));
        drafted(owner, "x-replicated", "third");
        awaitServed(replica, publish(owner, "x-replicated", "third"));
        assertThat(ask(replica, "/v1/serving")).isEqualTo(ask(owner, "/v1/serving"));
    }

    @Test
    void what_was_published_is_served_even_when_the_publisher_dies_at_once() throws Exception {
        begin(replica, "x-orphaned");
        drafted(replica, "x-orphaned", "last-words");
        var published = publish(replica, "x-orphaned", "last-words");
        replica.kill();
        awaitServed(owner, published);
        assertThat(ask(owner, "/v1/policies/x-orphaned")
                        .at("/publication/sequence")
                        .asLong())
                .isEqualTo(published);
        assertThat(ask(owner, "/v1/policies/x-orphaned")
                        .at("/tables/attempts/rows/0/note")
                        .asText())
                .isEqualTo("last-words");
    }

    @Test
    void when_a_publisher_dies_amid_a_storm_all_that_it_acknowledged_is_kept_and_nothing_is_half_written()
            throws Exception {
        var one = begin(replica, "x-storm");
        drafted(replica, "x-storm", "other");
        var other = publish(replica, "x-storm", "other");
        Queue<JsonNode> acknowledged = new ConcurrentLinkedQueue<>();
        storm(one, other, acknowledged);
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(20);

        for (var each : acknowledged) {
            var kept = ask(
                    owner,
                    "/v1/policies/x-storm/publications/" + each.get("sequence").asLong());
            assertThat(kept.get("version")).isEqualTo(each.get("version"));
        }
        awaitServed(owner, newest(acknowledged));
        var whole = new ArrayList<JsonNode>();
        ask(owner, "/v1/policies/x-storm/publications?limit=200").get("items").forEach(whole::add);
        for (var each : whole) {
            var edition = "/v1/policies/x-storm/editions/publication:"
                    + each.get("sequence").asLong();
            assertThat(ask(owner, edition).get("tables").size()).isGreaterThanOrEqualTo(4);
        }
        assertThat(whole)
                .filteredOn(each -> each.get("state").asText().equals("IN_FORCE"))
                .hasSize(1);
        assertThat(ask(owner, "/v1/serving").at("/policies/x-storm"))
                .isEqualTo(ask(owner, "/v1/policies/x-storm").at("/publication/version"));
        drafted(owner, "x-storm", "after-the-storm");
        publish(owner, "x-storm", "after-the-storm");
    }

    private static long newest(Queue<JsonNode> publications) {
        return publications.stream()
                .mapToLong(each -> each.get("sequence").asLong())
                .max()
                .orElseThrow();
    }

    private void storm(long one, long other, Queue<JsonNode> acknowledged) throws Exception {
        var threads = Executors.newFixedThreadPool(THREADS);
        for (int i = 0; i < THREADS; i++) {
            var edition = i % 2 == 0 ? one : other;
            threads.submit(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    var body = "{\"edition\": \"publication:" + edition + "\", \"reason\": \"storm\"}";
                    var answer = post(replica, "/v1/policies/x-storm/publications", body);
                    if (answer.statusCode() == 201) {
                        acknowledged.add(json.readTree(answer.body()));
                    }
                }
                return null;
            });
        }
        try {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (acknowledged.size() < 20 && System.nanoTime() < deadline) {
                Thread.sleep(10);
            }
        } finally {
            replica.kill();
            threads.shutdownNow();
            assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
    }
}
