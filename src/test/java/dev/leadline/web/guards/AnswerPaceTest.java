package dev.leadline.web.guards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A server that looks every half second whether its answer of 16 MB is read. */
class AnswerPaceTest {

    private static final int PARTS = 256;
    private static final Buffer PART = Buffer.buffer(new byte[64 * 1024]);

    private static Vertx vertx;
    private static HttpServer server;

    @BeforeAll
    static void start() throws Exception {
        vertx = Vertx.vertx();
        var router = Router.router(vertx);
        router.route("/much").handler(exchange -> {
            exchange.response().setChunked(true);
            AnswerPace.watch(exchange, Duration.ofMillis(500));
            write(exchange.response(), PARTS);
        });
        server = vertx.createHttpServer(
                        new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                .requestHandler(router)
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    private static void write(HttpServerResponse response, int left) {
        for (int i = left; i > 0; i--) {
            response.write(PART);
            if (response.writeQueueFull()) {
                int more = i - 1;
                response.drainHandler(drained -> write(response, more));
                return;
            }
        }
        response.end();
    }

    @AfterAll
    static void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static Socket ask() throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress("127.0.0.1", server.actualPort()));
        socket.setSoTimeout(10_000);
        socket.getOutputStream()
                .write("GET /much HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @Test
    void who_reads_a_byte_now_and_then_is_cut_off_and_who_reads_on_is_not() throws Exception {
        try (var slow = ask();
                var quick = ask()) {
            assertThat(quick.getInputStream().readAllBytes()).hasSizeGreaterThan(PARTS * PART.length());
            assertThatThrownBy(() -> dripFrom(slow)).isInstanceOf(IOException.class);
        }
    }

    /** Reads a byte at a time for two seconds, four times as long as it takes to be noticed, and then all that still comes. */
    private static void dripFrom(Socket slow) throws Exception {
        for (int i = 0; i < 40; i++) {
            slow.getInputStream().readNBytes(1);
            Thread.sleep(50);
        }
        if (slow.getInputStream().readAllBytes().length < PARTS * PART.length()) {
            throw new EOFException("cut off");
        }
    }
}
