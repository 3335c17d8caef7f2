package dev.leadline.web.guards;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.database.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A body says what it is, at every door. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class BodyTypesTest {

    /** What a form, or a script that asks nobody, can send from any page. */
    private static final List<String> SIMPLE =
            List.of("application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain;charset=UTF-8");

    private static String answer(Operations.Operation operation, String type, String... length) throws IOException {
        var request = RawRequest.of(operation.line(), "Host: localhost").with(length);
        return (type == null ? request : request.with("Content-Type: " + type))
                .body(length[0].startsWith("Transfer") ? "2\r\n{}\r\n0\r\n\r\n" : "{}")
                .answer();
    }

    @Test
    void a_body_without_a_type_is_refused_with_the_types_that_the_door_takes() throws IOException {
        var let = new ArrayList<String>();
        for (var operation : Operations.unsafe().toList()) {
            for (var length : List.of("Content-Length: 2", "Transfer-Encoding: chunked")) {
                for (var answer : List.of(answer(operation, null, length), answer(operation, " ", length))) {
                    var told = operation.formats().isEmpty() ? List.of("takes no body") : operation.formats();
                    if (RawRequest.status(answer) != 415
                            || !answer.contains("The header Content-Type is missing.")
                            || !told.stream().allMatch(answer::contains)) {
                        let.add(operation.line() + " " + length + ": " + answer);
                    }
                }
            }
        }
        assertThat(let).isEmpty();
    }

    @Test
    void what_a_form_can_send_is_refused_at_every_door() throws IOException {
        var let = new ArrayList<String>();
        for (var operation : Operations.unsafe().toList()) {
            for (var type : SIMPLE) {
                if (!operation.formats().contains(type.split(";")[0])
                        && RawRequest.status(answer(operation, type, "Content-Length: 2")) != 415) {
                    let.add(operation.line() + " " + type);
                }
            }
        }
        assertThat(let).isEmpty();
    }

    /** The only doors that take such a type are doors of the tests. */
    @Test
    void no_door_declares_what_a_form_can_send() throws IOException {
        assertThat(Operations.unsafe().filter(each -> each.path().startsWith("/v1")))
                .allSatisfy(each -> assertThat(each.formats())
                        .as(each.path())
                        .doesNotContain("text/plain", "multipart/form-data", "application/x-www-form-urlencoded"));
    }

    @Test
    void curl_without_a_type_is_told_what_to_add() throws IOException {
        assertThat(RawRequest.of(
                                "POST /v1/decisions HTTP/1.1",
                                "Host: localhost",
                                "Content-Type: application/x-www-form-urlencoded",
                                "Content-Length: 2")
                        .body("{}")
                        .answer())
                .startsWith("HTTP/1.1 415")
                .contains("Use application/json. With curl, add -H 'Content-Type: application/json'.");
    }

    @Test
    void a_request_without_a_body_needs_no_type() throws IOException {
        given().post("/v1/receivers/nobody-1/test").then().statusCode(404);
        given().contentType("application/x-www-form-urlencoded")
                .post("/v1/receivers/nobody-1/test")
                .then()
                .statusCode(404);
        given().contentType("application/json")
                .body("{}")
                .post("/v1/receivers/nobody-1/test")
                .then()
                .statusCode(404);
        assertThat(RawRequest.of("POST /v1/decisions HTTP/1.1", "Host: localhost", "Content-Length: 0")
                        .answer())
                .startsWith("HTTP/1.1 400")
                .contains("The request has no body.");
    }

    @Test
    void http_2_is_not_spoken() throws Exception {
        var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        var policies = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/v1/policies"));
        assertThat(client.send(policies.build(), BodyHandlers.discarding()).version())
                .isEqualTo(HttpClient.Version.HTTP_1_1);
        assertThat(RawRequest.of("PRI * HTTP/2.0").answer()).contains(" 400 ");
    }
}
