package dev.leadline.web.guards;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.database.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that send or read as slowly as they can, while others are answered. No figure is asserted: only that they are. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class SlowClientsTest {

    /** More than the server has threads. */
    private static final int DRIPS = 300;

    private static final int UNREAD = 250;
    private static final int LONGER_THAN_ALL_LIMITS_MILLIS = 60_000;

    private static final String DECISION =
            """
            {"policy": "mql-to-sal-predictive", "asOf": "2016-01-11T16:00:00Z", "lead": {"id": "slow", "rank": 92, \
            "stage": "MQL", "receivedAt": "2016-01-11T10:00:00-05:00"}}
            """;

    private final List<Socket> clients = new ArrayList<>();

    @AfterEach
    void leave() throws IOException {
        for (var client : clients) {
            client.close();
        }
    }

    private Socket connect() throws IOException {
        var client = new Socket();
        client.setReceiveBufferSize(4_096);
        client.connect(new InetSocketAddress("localhost", RestAssured.port));
        client.setSoTimeout(LONGER_THAN_ALL_LIMITS_MILLIS);
        clients.add(client);
        return client;
    }

    private static void send(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static String head(String door, String type, int length) {
        return "POST " + door + " HTTP/1.1\nHost: localhost\nContent-Type: " + type + "\nContent-Length: " + length
                + "\n\n";
    }

    private static String answer(Socket client) throws IOException {
        return new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void others_are_answered() {
        for (int i = 0; i < 50; i++) {
            given().get("/v1/policies").then().statusCode(200);
            given().contentType("application/json")
                    .body(DECISION)
                    .post("/v1/decisions?record=false")
                    .then()
                    .statusCode(200);
        }
        given().get("/q/health/ready").then().statusCode(200);
    }

    @Test
    void bodies_that_drip_hold_nobody_up_and_are_ended_with_408() throws Exception {
        for (int i = 0; i < DRIPS; i++) {
            var door = i % 2 == 0 ? "/v1/decisions" : "/v1/facts";
            send(connect(), head(door, "application/json", 1_000) + "{\"policy\": ");
        }
        var dripping = Executors.newSingleThreadScheduledExecutor();
        try {
            dripping.scheduleAtFixedRate(this::drip, 2, 2, TimeUnit.SECONDS);
            others_are_answered();
            for (var client : clients) {
                assertThat(isUnanswered(client)).isTrue();
            }
            for (var client : clients) {
                assertThat(answer(client))
                        .startsWith("HTTP/1.1 408")
                        .contains("connection: close", "problems/timed-out", "did not arrive in time");
            }
        } finally {
            dripping.shutdownNow();
        }
    }

    private void drip() {
        for (var client : clients) {
            try {
                client.getOutputStream().write(' ');
            } catch (IOException answered) {
                // the server has ended it
            }
        }
    }

    private static boolean isUnanswered(Socket client) throws IOException {
        client.setSoTimeout(1);
        try {
            client.getInputStream().read();
            return false;
        } catch (SocketTimeoutException silent) {
            return true;
        } finally {
            client.setSoTimeout(LONGER_THAN_ALL_LIMITS_MILLIS);
        }
    }

    @Test
    void five_hundred_connections_at_once_and_two_hundred_streams_of_events_are_all_answered() throws Exception {
        var streams = new ArrayList<Socket>();
        for (int i = 0; i < 200; i++) {
            var stream = connect();
            send(stream, "GET /v1/actions/stream HTTP/1.1\nHost: localhost\n\n");
            streams.add(stream);
        }
        for (var stream : streams) {
            assertThat(firstLine(stream)).isEqualTo("HTTP/1.1 200 OK");
        }
        var asking = new ArrayList<Socket>();
        for (int i = 0; i < 500; i++) {
            asking.add(connect());
        }
        for (int round = 0; round < 2; round++) {
            for (var client : asking) {
                send(
                        client,
                        head("/v1/decisions?record=false", "application/json", DECISION.length())
                                + DECISION.replace("\n", " "));
            }
            for (var client : asking) {
                assertThat(firstLine(client)).isEqualTo("HTTP/1.1 200 OK");
                readToEnd(client);
            }
        }
        others_are_answered();
    }

    private static String firstLine(Socket client) throws IOException {
        var line = new StringBuilder();
        for (int next = client.getInputStream().read();
                next >= 0 && next != '\r';
                next = client.getInputStream().read()) {
            line.append((char) next);
        }
        return line.toString();
    }

    /** The rest of an answer that tells its length. */
    private static void readToEnd(Socket client) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) client.getInputStream().read());
        }
        var length = head.toString()
                .toLowerCase(java.util.Locale.ROOT)
                .split("content-length: ")[1]
                .split("\r")[0];
        client.getInputStream().readNBytes(Integer.parseInt(length));
    }

    @Test
    void a_body_that_stops_is_ended_with_408_and_one_that_stops_in_a_bulk_request_too() throws Exception {
        var ordinary = connect();
        send(ordinary, head("/v1/decisions", "application/json", 1_000) + "{");
        var bulk = connect();
        send(bulk, head("/v1/facts/bulk", "application/x-ndjson", 1_000) + "{");
        var chunked = connect();
        send(
                chunked,
                "POST /v1/decisions HTTP/1.1\nHost: localhost\nContent-Type: application/json\n"
                        + "Transfer-Encoding: chunked\n\n1\n{\n");
        for (var client : List.of(ordinary, bulk, chunked)) {
            assertThat(answer(client)).startsWith("HTTP/1.1 408").contains("did not arrive in time", "requestId");
        }
    }

    @Test
    void bulk_clients_that_never_read_hold_up_neither_others_nor_for_long_each_other() throws Exception {
        var body = DECISION.repeat(4_000);
        var sent = new CountDownLatch(UNREAD);
        var senders = Executors.newFixedThreadPool(UNREAD);
        try {
            for (int i = 0; i < UNREAD; i++) {
                var client = connect();
                senders.submit(() -> {
                    try {
                        send(
                                client,
                                head("/v1/decisions/bulk?record=false", "application/x-ndjson", body.length() + 4_000)
                                        + body);
                    } catch (IOException refused) {
                        // the server does not read what it has no place for
                    } finally {
                        sent.countDown();
                    }
                });
            }
            others_are_answered();
            assertThat(sent.await(60, TimeUnit.SECONDS)).isTrue();
            int refused = 0;
            for (var client : clients) {
                refused += isRefused(client) ? 1 : 0;
            }
            assertThat(refused).isBetween(1, UNREAD - 1);
        } finally {
            senders.shutdownNow();
        }
        leave();
        untilABulkRequestIsAnswered();
    }

    private static boolean isRefused(Socket client) {
        try {
            client.setSoTimeout(100);
            var begin = new String(client.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            return begin.endsWith("429");
        } catch (IOException cutOff) {
            return false;
        }
    }

    private static void untilABulkRequestIsAnswered() {
        int status = 429;
        for (int i = 0; i < 1_000 && status == 429; i++) {
            var answer = given().contentType("application/x-ndjson")
                    .body(DECISION.getBytes(StandardCharsets.UTF_8))
                    .post("/v1/decisions/bulk?record=false");
            status = answer.statusCode();
            if (status == 429) {
                assertThat(answer.header("Retry-After")).isEqualTo("2");
            }
        }
        assertThat(status).isEqualTo(200);
    }
}
