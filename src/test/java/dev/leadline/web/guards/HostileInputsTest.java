package dev.leadline.web.guards;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.policies.Analyst;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code src/test/resources/hostile} tells gets the answer that it tells, and changes nothing. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class HostileInputsTest {

    private static final int PATIENCE_MILLIS = 20_000;
    private static final int SILENCE_MILLIS = 500;
    private static final String POLICY = "hostile-inputs";
    private static final String DRAFT = "/v1/policies/" + POLICY + "/drafts/main";

    static List<HostileCase> http() throws IOException {
        return HostileCase.of("http.txt");
    }

    static List<HostileCase> documents() throws IOException {
        return List.of("ids.txt", "json.txt", "csv.txt", "yaml.txt", "ics.txt").stream()
                .flatMap(HostileInputsTest::cases)
                .toList();
    }

    private static java.util.stream.Stream<HostileCase> cases(String file) {
        try {
            return HostileCase.of(file).stream();
        } catch (IOException missing) {
            throw new java.io.UncheckedIOException(missing);
        }
    }

    static List<String> webhooks() throws IOException {
        return HostileCase.lines("webhooks.txt");
    }

    @BeforeEach
    void begin() {
        if (given().get(DRAFT).statusCode() == 404) {
            Analyst.begins(POLICY);
        }
    }

    private static String tag() {
        return given().get(DRAFT).header("ETag");
    }

    @ParameterizedTest
    @MethodSource("http")
    void bytes_get_one_answer(HostileCase wanted) throws IOException {
        var answer = exchange(HostileCase.bytes(wanted.request().replace("\n", "\r\n") + "\r\n"));
        if (wanted.status().equals("closed")) {
            assertThat(answer).isEmpty();
            return;
        }
        check(wanted, answer);
        assertThat(answer.split("(?m)^HTTP/[12]", -1)).as(answer).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void a_document_is_refused_and_changes_nothing(HostileCase wanted) throws IOException {
        var before = tag();
        var parts = wanted.request()
                .replace("$DRAFT", DRAFT)
                .replace("$ETAG", before)
                .split("\n\n", 2);
        var body = HostileCase.bytes(parts.length == 1 ? "" : parts[1]);
        var head = parts[0].strip().replaceFirst("\n", " HTTP/1.1\n")
                + "\nHost: localhost\nFrom: test@example.com\nConnection: close\nContent-Length: " + body.length
                + "\n\n";
        var request = new ByteArrayOutputStream();
        request.writeBytes(HostileCase.bytes(head.replace("\n", "\r\n")));
        request.writeBytes(body);

        check(wanted, exchange(request.toByteArray()));

        assertThat(tag()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("webhooks")
    void a_webhook_that_leads_nowhere_or_inside_is_refused(String url) {
        given().contentType("application/json")
                .body("{\"kind\": \"webhook\", \"url\": \"%s\"}"
                        .formatted(new String(HostileCase.bytes(url), StandardCharsets.UTF_8).replace("\\", "\\\\"))
                        .getBytes(StandardCharsets.UTF_8))
                .put("/v1/receivers/hostile")
                .then()
                .statusCode(422);
        given().get("/v1/receivers/hostile").then().statusCode(404);
    }

    private static void check(HostileCase wanted, String answer) {
        assertThat(answer).matches("(?s)HTTP/[12]\\.[01] " + wanted.status() + ".*");
        assertThat(answer).doesNotStartWith("HTTP/1.1 5").contains(wanted.words());
    }

    /** All that the server says until it closes the connection or falls silent. */
    private static String exchange(byte[] request) throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            var answer = new ByteArrayOutputStream();
            try {
                socket.getOutputStream().write(request);
                var buffer = new byte[8_192];
                for (int read = socket.getInputStream().read(buffer);
                        read >= 0;
                        read = socket.getInputStream().read(buffer)) {
                    answer.writeBytes(Arrays.copyOf(buffer, read));
                    // a second answer to the same bytes would follow at once
                    socket.setSoTimeout(SILENCE_MILLIS);
                }
            } catch (SocketTimeoutException keptOpen) {
                // so more requests may come
            } catch (SocketException closedWhileSending) {
                // what it said before is the answer
            }
            return answer.toString(StandardCharsets.UTF_8);
        }
    }
}
