package dev.leadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server is told to stop while many work with it: what it has begun it answers, and what it has not answered is not kept. */
class StoppingIT {

    private static final int CLIENTS = 16;
    private static final int ANSWERS_BEFORE = 400;
    private static final Duration GONE_WITHIN = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final Set<String> unanswered = ConcurrentHashMap.newKeySet();
    private final CountDownLatch underWay = new CountDownLatch(ANSWERS_BEFORE);

    @Test
    void what_was_accepted_is_answered_and_streams_end_when_the_server_stops() throws Exception {
        var data = folder.resolve("data");
        var threads = Executors.newFixedThreadPool(CLIENTS);
        try (var server = PackagedServer.start(data, Map.of())) {
            var stream = follow(server.port());
            var clients = new ArrayList<Future<?>>();
            for (int i = 0; i < CLIENTS; i++) {
                int number = i;
                clients.add(threads.submit(() -> tellUntilGone(server.port(), number)));
            }
            assertThat(underWay.await(120, TimeUnit.SECONDS)).isTrue();
            assertThat(CompletableFuture.runAsync(server::close)).succeedsWithin(GONE_WITHIN);
            for (var client : clients) {
                client.get(30, TimeUnit.SECONDS);
            }
            // it ends as an answer ends, and is not broken off
            assertThat(stream.get(10, TimeUnit.SECONDS)).isNotEmpty();
            assertThat(server.said()).doesNotContain("ERROR", "WARN");
        } finally {
            threads.shutdownNow();
        }
        try (var again = PackagedServer.start(data, Map.of())) {
            for (var lead : answered) {
                assertThat(again.get("/v1/leads/" + lead).statusCode()).as(lead).isEqualTo(200);
            }
            for (var lead : unanswered) {
                assertThat(again.get("/v1/leads/" + lead).statusCode()).as(lead).isEqualTo(404);
            }
        }
    }

    private static CompletableFuture<List<String>> follow(int port) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/actions/stream"))
                .build();
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .sendAsync(request, HttpResponse.BodyHandlers.ofLines())
                .thenApplyAsync(answer -> answer.body().toList());
    }

    /** One new lead after the other over one connection, until there is nobody any more. */
    private void tellUntilGone(int port, int client) {
        var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        for (int i = 0; ; i++) {
            var lead = "stop-" + client + "-" + i;
            var fact = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/leads/" + lead))
                    .header("Content-Type", "application/json")
                    .PUT(HttpRequest.BodyPublishers.ofString(
                            "{\"rank\": 92, \"stage\": \"MQL\", \"receivedAt\": \"2016-01-11T10:00:00-05:00\"}"))
                    .build();
            try {
                var answer = http.send(fact, HttpResponse.BodyHandlers.discarding());
                if (answer.statusCode() != 201) {
                    throw new AssertionError(lead + " was answered with " + answer.statusCode());
                }
                answered.add(lead);
                underWay.countDown();
            } catch (IOException gone) {
                unanswered.add(lead);
                return;
            } catch (InterruptedException over) {
                return;
            }
        }
    }
}
