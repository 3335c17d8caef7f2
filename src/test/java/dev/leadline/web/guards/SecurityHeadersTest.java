package dev.leadline.web.guards;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.leadline.database.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every answer tells the browser, and where an answer says that something is. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class SecurityHeadersTest {

    private static final String POLICY =
            "default-src 'self'; script-src 'self'; img-src 'self' data:; object-src 'none';"
                    + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    @ParameterizedTest
    @CsvSource({
        "GET / HTTP/1.1, Host: localhost, 200",
        "GET /policies HTTP/1.1, Host: localhost, 200",
        "GET /v1/policies HTTP/1.1, Host: localhost, 200",
        "HEAD /v1/policies HTTP/1.1, Host: localhost, 200",
        "GET /q/metrics HTTP/1.1, Host: localhost, 200",
        "GET /q/openapi HTTP/1.1, Host: localhost, 200",
        "GET /q/health HTTP/1.1, Host: evil.test, 200",
        "GET /q/swagger-ui HTTP/1.1, Host: localhost, 302",
        "GET /nowhere HTTP/1.1, Host: localhost, 404",
        "GET /v1/leads/nobody HTTP/1.1, Host: localhost, 404",
        "DELETE /v1/policies HTTP/1.1, Host: localhost, 405",
        "GET /v1/policies HTTP/1.1, Host: evil.test, 421",
        "GET /v1/policies HTTP/1.1, Host:, 400",
        "GET /v1/policies HTTP/1.1, X: no host, 400",
        "GET /v1;a/policies HTTP/1.1, Host: localhost, 400",
        "GET /test/failures/other HTTP/1.1, Host: localhost, 500"
    })
    void every_answer_tells_the_browser_what_it_may_do(String line, String header, int status) throws IOException {
        assertThat(RawRequest.of(line, header).answer().toLowerCase(java.util.Locale.ROOT))
                .startsWith("http/1.1 " + status)
                .contains("\r\ncontent-security-policy: " + POLICY + "\r\n")
                .contains("\r\nx-content-type-options: nosniff\r\n")
                .contains("\r\nx-frame-options: deny\r\n")
                .contains("\r\nreferrer-policy: same-origin\r\n")
                .contains("\r\ncross-origin-resource-policy: same-origin\r\n");
    }

    /** PackagedServerIT says which these are. */
    @Test
    void only_swaggers_page_may_run_what_it_has_inline() {
        var policy =
                given().get("/q/swagger-ui/").then().statusCode(200).extract().header(SecurityHeaders.POLICY_HEADER);

        assertThat(policy.replaceAll(" 'sha256-[A-Za-z0-9+/]{43}='", "")
                        .replace(" style-src 'self' 'unsafe-hashes';", ""))
                .isEqualTo(POLICY);
        for (var other : new String[] {"/", "/q/health", "/q/openapi", "/v1/policies", "/q/swagger-ui-else"}) {
            assertThat(given().get(other).header(SecurityHeaders.POLICY_HEADER)).isEqualTo(POLICY);
        }
    }

    @Test
    void what_the_api_tells_is_kept_by_nobody_unless_it_says_otherwise() {
        for (var path :
                new String[] {"/v1/policies", "/v1/receivers", "/v1/leads", "/v1/nowhere", "/v1/leads/nobody"}) {
            assertThat(given().get(path).header("Cache-Control")).as(path).endsWith("no-store");
        }
        given().get("/").then().header("Cache-Control", org.hamcrest.Matchers.not("no-store"));
    }

    @Test
    void who_names_the_version_that_they_have_is_still_told_that_it_is_unchanged() {
        var address = "/v1/policies/mql-to-sal-predictive";
        var tag = given().get(address).header("ETag");
        given().header("If-None-Match", tag)
                .get(address)
                .then()
                .statusCode(304)
                .header("ETag", equalTo(tag))
                .header("Cache-Control", equalTo("no-store"));
    }

    @Test
    void addresses_in_headers_are_without_the_host_that_was_asked() throws IOException {
        var made = RawRequest.of(
                        "PUT /v1/receivers/located HTTP/1.1",
                        "Host: some.localhost:99",
                        "X-Forwarded-Host: evil.test",
                        "Content-Type: application/json",
                        "If-None-Match: *",
                        "Content-Length: 51")
                .body("{\"kind\": \"email\", \"address\": \"located@example.com\"}")
                .answer();
        assertThat(made).startsWith("HTTP/1.1 201").containsIgnoringCase("\r\nlocation: /v1/receivers/located\r\n");
        given().header("If-Match", "*").delete("/v1/receivers/located").then().statusCode(204);
    }
}
