package dev.leadline.web.guards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.database.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No page of others can use the server through the browser of somebody who may: at no door, known or yet to come. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class ForeignPagesTest {

    private static final String DECISION =
            """
            {"policy": "mql-to-sal-predictive", "asOf": "2016-01-11T16:00:00Z",
             "lead": {"id": "L-1", "rank": 92, "stage": "MQL", "receivedAt": "2016-01-11T10:00:00-05:00"}}
            """;

    private static String own() {
        return "http://localhost:" + RestAssured.port;
    }

    private static String host() {
        return "Host: localhost:" + RestAssured.port;
    }

    @Test
    void no_operation_that_changes_something_listens_to_a_foreign_page() throws IOException {
        var let = new ArrayList<String>();
        for (var operation : Operations.unsafe().toList()) {
            for (var header : List.of("Origin: http://evil.test", "Origin: null", "Sec-Fetch-Site: cross-site")) {
                var answer = refused(operation.line(), header);
                if (RawRequest.status(answer) != 403 || !answer.contains("\"/problems/foreign-page\"")) {
                    let.add(operation.line() + " " + header + ": " + answer);
                }
            }
        }
        assertThat(let).isEmpty();
    }

    /** With a body that is announced and never sent: whoever waits for it does not answer in time. */
    private static String refused(String line, String... headers) throws IOException {
        return RawRequest.of(line, host(), "Content-Length: 500", "Content-Type: text/plain")
                .with(headers)
                .answer();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: ",
                "Origin: http://localhost:1",
                "Origin: https://localhost:PORT",
                "Origin: http://127.0.0.1:PORT",
                "Origin: http://localhost:PORT.evil.test",
                "Origin: http://evil.test|X-Forwarded-Host: evil.test|Forwarded: host=evil.test",
                "Origin: http://localhost:PORT|Origin: http://evil.test",
                "Origin: http://localhost:PORT|Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
                "Sec-Fetch-Site: ",
                "sec-fetch-site: none|Sec-Fetch-Site: cross-site"
            })
    void a_page_is_foreign_unless_it_comes_from_where_the_request_goes(String headers) throws IOException {
        assertThat(refused(
                        "DELETE /v1/receivers/nobody HTTP/1.1",
                        headers.replace("PORT", String.valueOf(RestAssured.port))
                                .split("\\|")))
                .startsWith("HTTP/1.1 403")
                .contains("\"/problems/foreign-page\"");
    }

    @Test
    void no_operation_answers_under_a_name_that_is_not_ours() throws IOException {
        var names = List.of("evil.test:" + RestAssured.port, "localhost.evil.test", "10.1.2.3");
        var let = new ArrayList<String>();
        for (var operation : Operations.all()) {
            for (var name : names) {
                var answer = RawRequest.of(operation.line(), "Host: " + name, "Origin: http://" + name)
                        .answer();
                if (RawRequest.status(answer) != 421
                        || !answer.contains("(" + name.split(":")[0] + ")")
                        || !answer.contains("LEADLINE_HTTP_NAMES")) {
                    let.add(operation.line() + " as " + name + ": " + answer);
                }
            }
        }
        assertThat(let).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/start.css",
                "/problems",
                "/q/metrics",
                "/q/openapi",
                "/q/swagger-ui/",
                "/q/nowhere",
                "/nowhere",
                "/q/healthy",
                "/q/health/../../v1/policies",
                "/q/health/%2e%2e/%2e%2e/v1/policies",
                "//q/health",
                "/q/health/..%2f..%2fv1/policies",
                "/Q/health"
            })
    void nothing_else_answers_either(String path) throws IOException {
        assertThat(RawRequest.of("GET " + path + " HTTP/1.1", "Host: evil.test").answer())
                .startsWith("HTTP/1.1 421")
                .contains("application/problem+json", "/problems/misdirected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.test", "10.1.2.3:8080", "pod-7.leadline.svc"})
    void probes_of_health_may_use_any_name(String name) throws IOException {
        for (var path : List.of("/q/health", "/q/health/live", "/q/health/ready")) {
            assertThat(RawRequest.of("GET " + path + " HTTP/1.1", "Host: " + name)
                            .answer())
                    .startsWith("HTTP/1.1 200");
        }
        assertThat(RawRequest.of("GET /q/health/live HTTP/1.0").answer()).startsWith("HTTP/1.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/policies HTTP/1.1|Host: localhost|X-Forwarded-Host: evil.test",
                "GET /v1/policies HTTP/1.1|Host: a.b.localhost:1",
                "GET /v1/policies HTTP/1.1|Host: 127.8.8.8",
                "GET /v1/policies HTTP/1.1|Host: [::1]:8080",
                "GET http://localhost/v1/policies HTTP/1.1|Host: localhost",
                // what is only read is read: without leave the browser does not show it to the page
                "GET /v1/policies HTTP/1.1|Host: localhost|Origin: http://evil.test|Sec-Fetch-Site: cross-site"
            })
    void what_is_ours_is_answered(String request) throws IOException {
        assertThat(answer(request)).startsWith("HTTP/1.1 200").doesNotContainIgnoringCase("access-control-");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/policies HTTP/1.1|Host: evil.test|X-Forwarded-Host: localhost|Forwarded: host=localhost",
                "GET http://evil.test/v1/policies HTTP/1.1|Host: localhost",
                "GET http://localhost/v1/policies HTTP/1.1|Host: evil.test",
                "GET http://localhost@evil.test/v1/policies HTTP/1.1|Host: evil.test"
            })
    void a_name_cannot_be_hidden_behind_another(String request) throws IOException {
        assertThat(answer(request)).matches("(?s)HTTP/1.1 4(21|00) .*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/policies HTTP/1.1",
                "GET /v1/policies HTTP/1.0",
                "GET /v1/policies HTTP/1.1|Host: ",
                "GET /v1/policies HTTP/1.1|Host: localhost|Host: localhost",
                "GET /v1/policies HTTP/1.1|Host: localhost|Host: evil.test",
                "GET /v1/policies HTTP/1.1|Host: local host",
                "GET /v1/policies HTTP/1.1|Host: user@localhost",
                "GET /v1/policies HTTP/1.1|Host: localhost:x",
                "GET /v1/policies HTTP/1.1|Host: localhost:99999",
                "GET /v1/policies HTTP/1.1|Host: localhost,evil.test",
                "GET /v1/policies HTTP/1.1|Host: loc%61lhost"
            })
    void a_host_that_is_absent_doubled_or_malformed_is_no_valid_request(String request) throws IOException {
        assertThat(answer(request))
                .startsWith("HTTP/1.")
                .matches("(?s).{9}400 .*")
                .contains("/problems/bad-request");
    }

    private static String answer(String request) throws IOException {
        var lines = request.split("\\|");
        var headers = new ArrayList<>(List.of(lines)).subList(1, lines.length);
        return RawRequest.of(lines[0], headers.toArray(String[]::new)).answer();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"X: program", "Origin: OWN", "Origin: OWN|Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: none"})
    void our_own_pages_and_programs_are_listened_to(String headers) throws IOException {
        assertThat(RawRequest.of(
                                "POST /v1/decisions?record=false HTTP/1.1",
                                host(),
                                "Content-Type: application/json; charset=UTF-8",
                                "Content-Length: " + DECISION.length())
                        .with(headers.replace("OWN", own()).split("\\|"))
                        .body(DECISION)
                        .answer())
                .startsWith("HTTP/1.1 200");
    }
}
