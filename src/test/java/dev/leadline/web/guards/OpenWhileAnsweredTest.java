package dev.leadline.web.guards;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A server whose idle timeout is one second, with a door that answers after more than two. */
class OpenWhileAnsweredTest {

    private static final long LATE = 2_300;

    private static Vertx vertx;
    private static HttpServer server;

    @BeforeAll
    static void start() throws Exception {
        vertx = Vertx.vertx();
        var router = Router.router(vertx);
        router.route().handler(exchange -> {
            OpenWhileAnswered.begin(exchange);
            exchange.next();
        });
        router.route("/late").handler(exchange -> {
            exchange.request().handler(read -> {});
            exchange.request()
                    .endHandler(read ->
                            vertx.setTimer(LATE, passed -> exchange.response().end("late")));
        });
        router.route("/held").handler(exchange -> {
            exchange.request().pause();
            exchange.request()
                    .handler(read ->
                            vertx.setTimer(LATE, passed -> exchange.response().end("late")));
            exchange.request().fetch(1);
        });
        router.route("/soon").handler(exchange -> exchange.response().end("soon"));
        var options =
                new HttpServerOptions().setIdleTimeout(1).setHost("127.0.0.1").setPort(0);
        server = vertx.createHttpServer(options)
                .requestHandler(router)
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    @AfterAll
    static void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    /** What comes until the server closes the connection. */
    private static String answer(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", server.actualPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void an_answer_that_takes_longer_than_the_idle_timeout_arrives() throws IOException {
        assertThat(answer("POST /late HTTP/1.1\nHost: x\nContent-Length: 2\n\nab"))
                .startsWith("HTTP/1.1 200 OK")
                .endsWith("late");
    }

    @Test
    void it_arrives_also_when_nobody_reads_to_the_end_of_the_request() throws IOException {
        assertThat(answer("POST /held HTTP/1.1\nHost: x\nContent-Length: 2\n\nab"))
                .startsWith("HTTP/1.1 200 OK")
                .endsWith("late");
        assertThat(answer("POST /held HTTP/1.1\nHost: x\nContent-Length: 3\n\nab"))
                .isEmpty();
    }

    @Test
    void a_body_that_stops_coming_is_cut_off() throws IOException {
        assertThat(answer("POST /late HTTP/1.1\nHost: x\nContent-Length: 20\n\nab"))
                .isEmpty();
    }

    @Test
    void a_connection_that_asks_nothing_more_is_closed() throws IOException {
        assertThat(answer("GET /soon HTTP/1.1\nHost: x\n\n")).endsWith("soon");
    }
}
