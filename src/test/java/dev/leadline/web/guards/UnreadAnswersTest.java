package dev.leadline.web.guards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.database.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that ask for much and read nothing are cut off, and fill no log. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class UnreadAnswersTest {

    private static final int CLIENTS = 3;

    /** Their answers are some 9 MB, more than any socket holds. */
    private static final int LINES = 6_000;

    private static final String LINE =
            """
            {"policy": "mql-to-sal-predictive", "asOf": "2016-01-11T16:00:00Z", "lead": {"id": "unread", "rank": 92, \
            "stage": "MQL", "receivedAt": "2016-01-11T10:00:00-05:00"}}
            """;

    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private final CountDownLatch cutOff = new CountDownLatch(CLIENTS);
    private final Logger root = Logger.getLogger("");
    private final Logger guards = Logger.getLogger(HttpGuards.class.getName());
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord said) {
            if (said.getLevel().intValue() >= Level.WARNING.intValue() && !isOfBackground(said)) {
                complaints.add(said.getLevel() + " " + said.getLoggerName() + " " + said.getMessage());
            }
            if (said.getMessage() != null && said.getMessage().contains("was not answered to its end")) {
                cutOff.countDown();
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    /** What the server does by itself meanwhile. */
    private static boolean isOfBackground(LogRecord said) {
        return !said.getLoggerName().startsWith("dev.leadline.web")
                && said.getLoggerName().startsWith("dev.leadline");
    }

    @BeforeEach
    void listen() {
        guards.setLevel(Level.FINE);
        root.addHandler(listener);
    }

    @AfterEach
    void stopListening() {
        root.removeHandler(listener);
        guards.setLevel(null);
    }

    @Test
    void clients_that_stop_reading_are_no_fault_of_the_server() throws Exception {
        List<Socket> clients = new ArrayList<>();
        try {
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(askMuch());
            }
            assertThat(cutOff.await(60, TimeUnit.SECONDS)).as("all are cut off").isTrue();
        } finally {
            for (var client : clients) {
                client.close();
            }
        }
        assertThat(complaints).isEmpty();
    }

    private static Socket askMuch() throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress("localhost", RestAssured.port));
        var body = LINE.repeat(LINES).getBytes(StandardCharsets.UTF_8);
        var head = "POST /v1/decisions/bulk?record=false HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/x-ndjson\r\nContent-Length: " + body.length + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(body);
        return socket;
    }
}
