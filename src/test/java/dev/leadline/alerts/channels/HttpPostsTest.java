package dev.leadline.alerts.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.JksOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against real servers on this machine. */
class HttpPostsTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final String PASSWORD = "for-this-test";

    @TempDir
    Path folder;

    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;

    @AfterEach
    void stop() {
        over.countDown();
        if (server != null) {
            server.stop(0);
        }
    }

    @AfterAll
    static void close() {
        VERTX.close();
    }

    private TargetUrl serve(HttpHandler handler) throws IOException {
        server = HttpServer.create(new InetSocketAddress(HERE, 0), 0);
        return started(handler, false);
    }

    private TargetUrl started(HttpHandler handler, boolean secure) {
        server.createContext("/", handler);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        return new TargetUrl(secure, "receiver.example", server.getAddress().getPort(), "/alerts?key=1");
    }

    private static HttpPosts posts(Duration timeout) {
        return new HttpPosts(VERTX, new HttpClientOptions(), timeout);
    }

    private static int post(HttpPosts posts, TargetUrl url) throws InterruptedException, ExecutionException {
        return posts.post(url, HERE, Map.of("webhook-id", "m1"), "{\"a\":\"ä\"}")
                .get();
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Test
    void the_address_is_what_was_checked_and_the_host_what_was_named() throws Exception {
        var seen = new AtomicReference<String>();
        var url = serve(exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var headers = exchange.getRequestHeaders();
            seen.set(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + headers.getFirst("Host") + " "
                    + headers.getFirst("Content-Type") + " " + headers.getFirst("webhook-id") + " " + body);
            answer(exchange, 204, new byte[0]);
        });

        assertThat(post(posts(HttpPosts.TIMEOUT), url)).isEqualTo(204);
        assertThat(seen.get())
                .isEqualTo("POST /alerts?key=1 receiver.example:" + url.port() + " application/json m1 {\"a\":\"ä\"}");
    }

    @Test
    void a_redirect_is_not_followed() throws Exception {
        var asked = new AtomicInteger();
        var url = serve(exchange -> {
            asked.incrementAndGet();
            exchange.getResponseHeaders().add("Location", "http://receiver.example/elsewhere");
            answer(exchange, 307, new byte[0]);
        });

        assertThatThrownBy(() -> post(posts(HttpPosts.TIMEOUT), url))
                .cause()
                .hasMessageStartingWith("The receiver answered 307.");
        assertThat(asked).hasValue(1);
    }

    @Test
    void what_is_not_taken_is_told_with_its_status() throws Exception {
        var url = serve(exchange -> answer(exchange, 500, "secret".getBytes(StandardCharsets.UTF_8)));

        assertThatThrownBy(() -> post(posts(HttpPosts.TIMEOUT), url))
                .cause()
                .hasMessage("The receiver answered 500.")
                .isInstanceOfSatisfying(HttpPosts.Refused.class, refused -> assertThat(refused.status())
                        .isEqualTo(500));
    }

    @Test
    void an_answer_without_end_is_read_up_to_its_limit_and_counts_by_its_status() throws Exception {
        var written = new AtomicInteger();
        var url = serve(exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, 0);
            try (var out = exchange.getResponseBody()) {
                while (written.addAndGet(8_192) < 1_000_000_000) {
                    out.write(new byte[8_192]);
                }
            } catch (IOException cut) {
                over.countDown();
            }
        });

        assertThat(post(posts(Duration.ofSeconds(60)), url)).isEqualTo(200);
        over.await();
        // what the two kernels hold between them is written, too
        assertThat(written.get()).isLessThan(50_000_000);
    }

    @Test
    void who_does_not_answer_is_given_up_after_the_time_allowed() throws Exception {
        var url = serve(exchange -> {
            try {
                over.await();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        });

        assertThatThrownBy(() -> post(posts(Duration.ofSeconds(1)), url))
                .cause()
                .isInstanceOf(CannotSend.class)
                .hasMessage("The receiver did not answer within 1 s.");
    }

    @Test
    void a_certificate_must_be_trusted_and_be_for_the_host_that_was_named() throws Exception {
        var store = certificate("receiver.example");
        server = HttpsServer.create(new InetSocketAddress(HERE, 0), 0);
        ((HttpsServer) server).setHttpsConfigurator(new HttpsConfigurator(context(store)));
        var url = started(exchange -> answer(exchange, 200, new byte[0]), true);
        var other = new TargetUrl(true, "other.example", url.port(), "/");
        var trusting = new HttpPosts(
                VERTX,
                new HttpClientOptions()
                        .setTrustOptions(
                                new JksOptions().setPath(store.toString()).setPassword(PASSWORD)),
                HttpPosts.TIMEOUT);

        assertThat(post(trusting, url)).isEqualTo(200);
        assertThatThrownBy(() -> post(trusting, other)).rootCause().hasMessageContaining("other.example");
        assertThatThrownBy(() -> post(posts(HttpPosts.TIMEOUT), url))
                .rootCause()
                .hasMessageContaining("certification path");
    }

    private Path certificate(String host) throws IOException, InterruptedException {
        var store = folder.resolve("store.p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        int code = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-alias",
                        "receiver",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + host,
                        "-ext",
                        "san=dns:" + host,
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        assertThat(code).isZero();
        return store;
    }

    private static SSLContext context(Path store) throws Exception {
        var keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
