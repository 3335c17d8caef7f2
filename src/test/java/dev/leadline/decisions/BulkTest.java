package dev.leadline.decisions;

import static dev.leadline.decisions.Requests.about;
import static dev.leadline.decisions.Requests.example;
import static dev.leadline.decisions.Requests.lines;
import static dev.leadline.decisions.Requests.parse;
import static dev.leadline.decisions.Requests.refused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import com.fasterxml.jackson.databind.JsonNode;
import dev.leadline.database.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class BulkTest {

    private static ValidatableResponse send(String body, String query) {
        return given().contentType("application/x-ndjson")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/v1/decisions/bulk?" + query)
                .then();
    }

    private static List<JsonNode> answered(String body, String query) {
        var text = send(body, query).statusCode(200).extract().asString();
        assertThat(text.isEmpty() || text.endsWith("\n")).isTrue();
        return lines(text).stream().map(Requests::parse).toList();
    }

    @AfterEach
    void nothing_is_left_on_disk() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("leadline-bulk-")))
                    .isEmpty();
        }
    }

    @Test
    void thirty_thousand_lines_are_answered_in_order() {
        var body = new StringBuilder();
        IntStream.range(0, 30_000).forEach(i -> body.append(about("bulk-" + i)).append('\n'));

        var answers = answered(body.toString(), "record=false");

        assertThat(answers).hasSize(30_000);
        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).path("leadId").asText()).isEqualTo("bulk-" + i);
        }
    }

    @Test
    void a_wrong_line_becomes_a_problem_and_loses_no_other() {
        var fine = example().toString();
        var body = String.join(
                "\n",
                fine,
                "{\"lead\":",
                fine,
                "",
                example().toString().replace("92", "101"),
                "x".repeat(1024 * 1024 + 1),
                "null",
                fine.replace("\"a1\"", "\"\\u0000\""),
                "   \t",
                fine + fine,
                "\u0000\u0001",
                fine);

        var answers = answered(body, "record=true");

        assertThat(answers.stream().map(answer -> answer.path("line").asInt()))
                .containsExactly(0, 2, 0, 5, 6, 7, 8, 10, 11, 0);
        assertThat(answers.stream().map(answer -> answer.at("/problem/status").asInt()))
                .containsExactly(0, 400, 0, 422, 413, 400, 422, 400, 400, 0);
        assertThat(answers.get(3).at("/problem/detail").asText())
                .isEqualTo("The rank (101) must be between 0 and 100.");
        assertThat(answers.get(3).at("/problem/errors/0/pointer").asText()).isEqualTo("/lead/rank");
        assertThat(answers.get(3).at("/problem/requestId").asText()).isNotBlank();
        assertThat(answers.get(4).at("/problem/detail").asText()).contains("longer than 1048576 bytes");
        assertThat(answers.get(9).path("tier").asText()).isEqualTo("A");
    }

    @Test
    void a_line_of_one_mebibyte_is_read_and_one_more_byte_is_not() {
        var fine = example().toString();
        var longest = fine + " ".repeat(1024 * 1024 - fine.length());

        var answers = answered(longest + "\n" + longest + " \n" + fine, "record=false");

        assertThat(answers.stream().map(answer -> answer.at("/problem/status").asInt()))
                .containsExactly(0, 413, 0);
    }

    @Test
    void any_line_end_will_do_and_the_last_may_be_missing() {
        var fine = example().toString();

        assertThat(answered(fine + "\r\n" + fine + "\r\n", "record=false")).hasSize(2);
        assertThat(answered(fine + "\n" + fine, "record=false")).hasSize(2);
        assertThat(answered("\n\r\n  \n" + fine + "\n\n", "record=false")).hasSize(1);
        assertThat(answered("\n\n", "record=false")).isEmpty();
    }

    @Test
    void recorded_lines_can_be_asked_for_and_unrecorded_have_no_id() {
        var body = example() + "\n" + example() + "\n";

        for (var answer : answered(body, "explain=true")) {
            var again = given().get("/v1/decisions/" + answer.path("id").asText());
            assertThat(parse(again.asString())).isEqualTo(answer);
            assertThat(answer.path("firings")).isNotEmpty();
        }
        for (var answer : answered(body, "record=false&explain=false")) {
            assertThat(answer.get("id").isNull()).isTrue();
            assertThat(answer.has("firings")).isFalse();
        }
        refused(send(body, "record=no")).statusCode(422).body("detail", containsString("must be true or false"));
    }

    @Test
    void recorded_lines_by_the_thousand_are_kept_in_order() {
        var body = new StringBuilder();
        IntStream.range(0, 2_500).forEach(i -> body.append(about("kept-" + i)).append(i % 500 == 7 ? "!\n" : "\n"));

        var answers = answered(body.toString(), "record=true");

        assertThat(answers).hasSize(2_500);
        assertThat(answers.stream().filter(answer -> answer.has("problem"))).hasSize(5);
        for (var i : List.of(0, 199, 200, 2_499)) {
            given().get("/v1/decisions/" + answers.get(i).path("id").asText())
                    .then()
                    .statusCode(200)
                    .body(containsString("\"kept-" + i + "\""));
        }
    }

    @Test
    void an_absent_body_is_a_problem_or_an_empty_answer_but_no_failure() {
        var answer = given().contentType("application/x-ndjson")
                .post("/v1/decisions/bulk")
                .then();

        assertThat(answer.extract().statusCode()).isIn(200, 400);
        refused(given().contentType("application/json")
                        .body("{}")
                        .post("/v1/decisions/bulk")
                        .then())
                .statusCode(415);
    }

    @Test
    void a_client_that_sends_everything_before_it_reads_is_answered() throws IOException {
        var line = (about("socket") + " ".repeat(10_000) + "\n").getBytes(StandardCharsets.UTF_8);
        int count = 24_000_000 / line.length;
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(30_000);
            var out = socket.getOutputStream();
            out.write(("POST /v1/decisions/bulk?record=false HTTP/1.0\r\nHost: localhost\r\n"
                            + "Content-Type: application/x-ndjson\r\nContent-Length: " + (long) count * line.length
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < count; i++) {
                out.write(line);
            }
            out.flush();

            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(answer.readLine()).startsWith("HTTP/1.0 200");
            assertThat(answer.lines().filter(each -> each.contains("\"leadId\":\"socket\"")))
                    .hasSize(count);
        }
    }

    @Test
    void a_client_that_leaves_in_the_middle_leaves_nothing_behind() throws IOException {
        for (int i = 0; i < 5; i++) {
            try (var socket = new Socket("localhost", RestAssured.port)) {
                socket.getOutputStream()
                        .write(
                                ("POST /v1/decisions/bulk HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\n"
                                                + "Content-Length: 1000000\r\n\r\n" + about("gone") + "\n")
                                        .getBytes(StandardCharsets.UTF_8));
                socket.getOutputStream().flush();
                socket.setSoLinger(true, 0);
            }
        }
        assertThat(answered(example().toString(), "record=false")).hasSize(1);
    }
}
