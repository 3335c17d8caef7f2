package dev.leadline.web.problems;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.leadline.database.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class HttpProblemsTest {

    private static ValidatableResponse post(String json) {
        return isProblem(given().contentType("application/json")
                .body(json)
                .post("/test/samples")
                .then());
    }

    private static ValidatableResponse isProblem(ValidatableResponse answer) {
        String id = answer.extract().header("X-Request-Id");
        int status = answer.extract().statusCode();
        return answer.contentType("application/problem+json")
                .body("requestId", equalTo(id))
                .body("status", equalTo(status))
                .body("type", matchesPattern("/problems/[a-z-]+"));
    }

    @Test
    void a_value_out_of_range_is_named_with_its_place() {
        post("{\"id\":\"L-1\",\"rank\":101}")
                .statusCode(422)
                .body("type", equalTo("/problems/invalid-value"))
                .body("detail", equalTo("The rank (101) must be between 0 and 100."))
                .body("errors[0].pointer", equalTo("/rank"))
                .body("errors[0].value", equalTo("101"));
    }

    @Test
    void every_fault_is_listed_and_the_first_is_the_detail() {
        post("{\"rank\":-1,\"parts\":[{\"size\":1},{\"name\":\" \",\"size\":10}]}")
                .statusCode(422)
                .body("detail", equalTo("The id is missing.\nThere are 3 more faults."))
                .body("errors.pointer", equalTo(java.util.List.of("/id", "/parts/1/name", "/parts/1/size", "/rank")))
                .body("errors[0].value", nullValue())
                .body("errors[2].detail", equalTo("The size (10) must be less than or equal to 9."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "a\\ud800b", "  ", "", "aaaaaaaaaaaaaaaaaaaaaaaaa", "a\\nb"})
    void text_that_cannot_be_kept_is_refused(String text) {
        post("{\"id\":\"" + text + "\"}").statusCode(422).body("errors[0].pointer", equalTo("/id"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"id\":\"a\",\"id\":\"b\"} | 400 | id appears twice",
                "{\"rnak\":1} | 400 | rnak is unknown",
                "{\"id\":\"a\"}{} | 400 | more text after the end of the JSON",
                "{ | 400 | not JSON",
                "null | 400 | no body",
                "{\"rank\":NaN} | 422 | The rank (NaN)",
                "{\"rank\":1e1000000000} | 422 | The rank (1e1000000000)",
                "{\"id\":\"a\",\"count\":1e1000000000} | 422 | The count (1e1000000000)",
                "{\"count\":\"5\"} | 422 | The count (\"5\")",
                "{\"at\":1452499200} | 422 | The at (1452499200)",
                "{\"at\":\"2016-01-11T10:00:00\"} | 422 | The at (2016-01-11T10:00:00)",
                "{\"code\":\" \"} | 422 | The code ( ) must not be blank."
            })
    void hostile_json_is_refused(String json, int status, String detail) {
        post(json).statusCode(status).body("detail", containsString(detail));
    }

    @Test
    void json_of_great_depth_is_refused() {
        post("{\"any\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}")
                .statusCode(400)
                .body("detail", equalTo("The JSON is nested more than 32 levels deep."));
    }

    @Test
    void an_absent_body_is_refused() {
        isProblem(given().contentType("application/json").post("/test/samples").then())
                .statusCode(400)
                .body("detail", equalTo("The request has no body."));
    }

    @Test
    void a_body_over_one_mebibyte_is_refused_whether_announced_or_not() throws IOException {
        String large = "{\"id\":\"" + "x".repeat(2_000_000) + "\"}";
        String chunked = "POST /test/bytes HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n1E8480\r\n" + "x".repeat(2_000_000) + "\r\n0\r\n\r\n";

        assertThat(raw(
                        "POST /test/samples HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                                + large.length() + "\r\n\r\n" + large))
                .startsWith("HTTP/1.1 413")
                .contains("application/problem+json", "larger than 1048576 bytes");
        assertThat(raw(chunked))
                .startsWith("HTTP/1.1 413")
                .contains("application/problem+json", "larger than 1048576 bytes");
    }

    @Test
    void a_body_of_one_mebibyte_is_read() {
        String answer = given().contentType("text/plain")
                .body("x".repeat(1024 * 1024))
                .post("/test/bytes")
                .asString();

        assertThat(answer).isEqualTo("1048576");
    }

    @Test
    void a_client_that_asks_for_http_2_is_answered_and_can_ask_again() throws Exception {
        var uri = URI.create("http://localhost:" + RestAssured.port + "/test/samples");
        for (int i = 0; i < 20; i++) {
            var client =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
            for (String body : new String[] {"{\"id\":\"a\"}", "{\"id\":7}", "{\"id\":\"b\"}"}) {
                var request = HttpRequest.newBuilder(uri)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body));
                assertThat(client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                                .statusCode())
                        .isEqualTo(body.contains("7") ? 422 : 200);
            }
        }
    }

    @Test
    void unknown_paths_methods_and_formats_are_problems() {
        isProblem(given().get("/nowhere").then()).statusCode(404);
        isProblem(given().get("/q/nowhere").then()).statusCode(404);
        isProblem(given().get("/test/nowhere").then()).statusCode(404);
        isProblem(given().get("/test/numbers/abc").then()).statusCode(404);
        isProblem(given().get("/test/numbers/1?limit=abc").then()).statusCode(404);
        isProblem(given().delete("/test/samples").then()).statusCode(405).header("Allow", "POST");
        isProblem(given().delete("/problems/invalid-value").then()).header("Allow", "GET, HEAD");
        given().head("/test/nowhere").then().statusCode(404);
        isProblem(given().accept("image/png").get("/problems").then()).statusCode(406);
        isProblem(given().contentType("text/csv")
                        .body("a")
                        .post("/test/samples")
                        .then())
                .statusCode(415);
    }

    @Test
    void a_parameter_out_of_range_is_named() {
        isProblem(given().get("/test/numbers/1?limit=11").then())
                .statusCode(422)
                .body("detail", equalTo("The limit (11) must be less than or equal to 10."));
    }

    @Test
    void a_failure_says_nothing_of_the_inside() {
        isProblem(given().get("/test/failures/other").then())
                .statusCode(500)
                .body(not(containsString("secret")))
                .body(not(containsString("java")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"database", "locked"})
    void a_database_out_of_reach_or_busy_is_said_with_when_to_try_again(String kind) {
        isProblem(given().get("/test/failures/" + kind).then())
                .statusCode(503)
                .header("Retry-After", "2")
                .body(not(containsString("secret")));
    }

    @Test
    void a_fit_request_id_is_kept_and_another_replaced() {
        given().header("X-Request-Id", "crm-1.a_B")
                .get("/test/now")
                .then()
                .header("X-Request-Id", "crm-1.a_B")
                .body("requestId", equalTo("crm-1.a_B"))
                .body("now", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?Z"));
        given().header("X-Request-Id", "a b").get("/test/now").then().header("X-Request-Id", not("a b"));
        isProblem(given().header("X-Request-Id", "crm-2").get("/nowhere").then())
                .header("X-Request-Id", "crm-2");
    }

    @Test
    void the_type_of_a_problem_can_be_opened() {
        given().get("/problems/invalid-value")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("status", equalTo(422));
        given().accept("text/plain").get("/problems/invalid-value").then().body(containsString("JSON pointer"));
        given().get("/problems").then().body("items.size()", equalTo(ProblemType.values().length));
        isProblem(given().get("/problems/other").then()).statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /test/now HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n",
                "GET /test/now HTTP/1.1\r\n\r\n",
                "POST /test/samples HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: junk\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
                "POST /test/samples HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                "POST /test/samples HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding:"
                        + " x\r\n\r\n0\r\n\r\n",
                "GET /test;a=b/now HTTP/1.1\r\nHost: localhost\r\n\r\n"
            })
    void a_request_that_could_be_read_in_two_ways_is_refused(String request) throws IOException {
        assertThat(raw(request))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "/problems/bad-request", "requestId")
                .containsIgnoringCase("x-request-id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /test/samples HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length:"
                        + " 11\r\n\r\n{\"rank\":101}",
                "POST /test/samples HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length:"
                        + " 11\r\n\r\n{\"rank\"::1}}",
                "POST /test/samples HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length:"
                        + " 11\r\n\r\n{\"rank\":101}",
                "POST /test/samples?x=1 HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length:"
                        + " 11\r\n\r\n{\"rank\":101}",
                "POST /test/samples HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding:"
                        + " chunked\r\n\r\nb\r\n{\"rank\":101}\r\n0\r\n\r\n",
                "DELETE /test/samples HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /nowhere HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /test;a/now HTTP/1.1\r\nHost: localhost\r\n\r\n"
            })
    void a_problem_keeps_the_connection(String request) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(5_000);
            String last = "GET /test/now HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream()
                    .write((request.replace("11\r\n\r\n{", "12\r\n\r\n{").replace("\nb\r", "\nc\r") + last)
                            .getBytes(StandardCharsets.ISO_8859_1));
            assertThat(answer(socket)).startsWith("HTTP/1.1 4").contains("HTTP/1.1 200");
        }
    }

    @Test
    void a_format_that_is_not_read_is_told_with_those_that_are() {
        isProblem(given().contentType("text/plain")
                        .body("x")
                        .post("/test/samples")
                        .then())
                .statusCode(415)
                .header("Accept", "application/json")
                .body("detail", containsString("is not read here.\nUse application/json."));
        isProblem(given().contentType("image/png")
                        .body(new byte[] {1})
                        .header("If-Match", "x")
                        .put("/v1/policies/mql-to-sal-simple/drafts/x/tables/attempts")
                        .then())
                .statusCode(415)
                .body("detail", startsWith("The Content-Type (image/png"))
                .body(
                        "detail",
                        endsWith("\nUse application/json or"
                                + " application/vnd.openxmlformats-officedocument.spreadsheetml.sheet or text/csv."));
        isProblem(given().accept("image/png").get("/v1/policies").then())
                .statusCode(406)
                .body("detail", containsString("Use application/json."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/actions",
                "/v1/deliveries",
                "/v1/leads/any/timeline",
                "/v1/policies/mql-to-sal-simple/publications",
                "/v1/policies/mql-to-sal-simple/what-ifs",
                "/v1/calendars/us-sales/publications"
            })
    void a_page_that_is_too_long_is_refused_in_words(String address) {
        given().get(address + "?limit=500")
                .then()
                .statusCode(422)
                .body("detail", equalTo("The limit (500) must be a whole number from 1 to 200."));
    }

    /** Quarkus answers these before any code of ours: without a body, but clearly and closed. */
    @ParameterizedTest
    @ValueSource(strings = {"/test/now%zz", "/test/now%", "/test/numbers/1?limit=%zz"})
    void an_address_that_is_not_well_formed_is_refused(String address) throws IOException {
        assertThat(raw("GET " + address + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET now HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /test/a b HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "TRACE /test/now HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "CONNECT a:80 HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "get /test/now HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /test/nowhere%c0%ae HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /test/../../etc HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /test/numbers/%00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "POST /test/samples HTTP/1.1\r\nHost: localhost\r\nContent-Length: abc\r\n\r\n",
                "POST /test/samples HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
                "POST /test/samples HTTP/1.1\r\nHost: localhost\r\nContent-Length: +5\r\n\r\nhello",
                "POST /test/samples HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999\r\n\r\n",
                "POST /test/samples HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
                "POST /test/samples HTTP/1.1\r\nHost: localhost\r\nContent-Type: x\r\nContent-Length: 1\r\n\r\nh",
                "POST /test/samples HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json;"
                        + " charset=x\r\nContent-Length: 1\r\n\r\n5",
                "POST /test/samples HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length:"
                        + " 4\r\n\r\n{\"\u00ff\"",
                "POST /test/samples HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n\r\n5",
                "GET /test/now HTTP/1.1\r\nHost: localhost\r\nX\u0000: a\r\n\r\n",
                "GET /test/nowhere HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: a\u00ffb\r\n\r\n",
                "GET /q/openapi?format=%00 HTTP/1.1\r\nHost: localhost\r\nAccept: ;;;\r\n\r\n",
                "nonsense\r\n\r\n"
            })
    void an_odd_request_is_the_callers_fault_never_the_servers(String request) throws IOException {
        String answer = raw(request);

        assertThat(answer).matches("(?s)(HTTP/1.. 4.*|HTTP/1.. 200.*)?");
    }

    @Test
    void a_huge_exponent_in_a_free_tree_costs_nothing() {
        given().contentType("application/json")
                .body("{\"id\":\"a\",\"any\":[1e1000000000,1e-1000000000]}")
                .post("/test/samples")
                .then()
                .statusCode(200)
                .body(containsString("1E+1000000000"));
    }

    @Test
    void the_openapi_document_names_the_problems_of_every_operation() {
        var document = given().accept("application/json").get("/q/openapi").jsonPath();

        assertThat(document.getString("info.title")).isEqualTo("Leadline");
        assertThat(document.getString("servers[0].url")).isEqualTo("/");
        assertThat(document.getMap("components.schemas.Problem.properties"))
                .containsOnlyKeys("type", "title", "status", "detail", "errors", "requestId");
        assertThat(document.getMap("paths.'/problems/{name}'.get.responses")).containsKeys("200", "400", "404", "500");
        assertThat(document.getMap("paths.'/test/samples'.post.responses")).containsKeys("413", "415", "422", "503");
        assertThat(document.getString("paths.'/test/samples'.post.responses.'422'.'$ref'"))
                .isEqualTo("#/components/responses/Problem422");
        given().get("/q/swagger-ui/").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(200);
    }

    @Test
    void headers_over_sixteen_kibibytes_and_a_length_beside_chunks_are_refused() throws IOException {
        assertThat(raw("GET /test/now HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(20_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431");
        assertThat(raw(
                        "POST /test/bytes HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 3\r\n"
                                + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"))
                .doesNotContain("HTTP/1.1 500");
    }

    @Test
    void a_half_sent_request_is_closed() throws IOException {
        long begun = System.nanoTime();
        raw(
                "POST /test/samples HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{");

        assertThat(java.time.Duration.ofNanos(System.nanoTime() - begun)).isLessThan(java.time.Duration.ofSeconds(14));
    }

    /** Sends the text and reads until the server closes, or has answered and been silent for a while. */
    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(15_000);
            String end = request.contains("Connection:")
                    ? request
                    : request.replaceFirst("\r\n", "\r\nConnection: close\r\n");
            try {
                socket.getOutputStream().write(end.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().flush();
            } catch (SocketException closedBeforeTheEnd) {
                assertThat(request.length()).isGreaterThan(1_000_000);
            }
            return answer(socket);
        }
    }

    private static String answer(Socket socket) throws IOException {
        StringBuilder answer = new StringBuilder();
        try {
            for (int c = socket.getInputStream().read();
                    c >= 0;
                    c = socket.getInputStream().read()) {
                answer.append((char) c);
            }
        } catch (SocketException resetAfterTheAnswer) {
            assertThat(answer).isNotEmpty();
        }
        return answer.toString();
    }
}
