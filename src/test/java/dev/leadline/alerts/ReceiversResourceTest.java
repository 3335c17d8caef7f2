package dev.leadline.alerts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.database.Queries;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With the usual settings: no http to this machine, and no mail. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class ReceiversResourceTest {

    private static final String HOOK = "{\"kind\":\"webhook\",\"url\":\"https://example.com/alerts\"}";
    private static final String SECRET = "whsec_[A-Za-z0-9+/]{43}=";

    @Inject
    Told told;

    @Inject
    Queries queries;

    private static RequestSpecification json(String body) {
        return given().contentType("application/json").body(body);
    }

    private static ValidatableResponse put(String name, String body) {
        return json(body).put("/v1/receivers/" + name).then();
    }

    private static ValidatableResponse get(String name) {
        return given().get("/v1/receivers/" + name).then();
    }

    @Test
    void a_webhook_shows_its_secret_once() {
        String secret = put("once", HOOK)
                .statusCode(201)
                .header("Location", containsString("/v1/receivers/once"))
                .header("ETag", matchesPattern("\"r[0-9]+\""))
                .body("kind", equalTo("webhook"))
                .body("url", equalTo("https://example.com/alerts"))
                .body("enabled", equalTo(true))
                .body("secret", matchesPattern(SECRET))
                .extract()
                .path("secret");

        get("once").statusCode(200).body("secret", nullValue()).body("address", nullValue());
        given().get("/v1/receivers")
                .then()
                .body("items.name", hasItem("once"))
                .body("items.secret", hasItem(nullValue()));
        assertThat(given().get("/v1/receivers").asString()).doesNotContain(secret);
        json(HOOK)
                .header("If-Match", "*")
                .put("/v1/receivers/once")
                .then()
                .statusCode(200)
                .body("secret", nullValue());
    }

    @Test
    void a_secret_is_kept_sealed_and_said_nowhere_else() {
        String first = put("sealed", HOOK).extract().path("secret");
        String second =
                given().post("/v1/receivers/sealed/secret").then().extract().path("secret");
        var kept = queries.list(
                "select secret || ' ' || old_secret from receiver where name = 'sealed'", row -> row.getString(1));

        assertThat(kept.get(0)).matches("sealed:1:[0-9a-f]{8}:[A-Za-z0-9_-]+ sealed:1:[0-9a-f]{8}:[A-Za-z0-9_-]+");
        for (var path :
                List.of("/v1/receivers", "/v1/receivers/sealed", "/q/metrics", "/q/health", "/v1/search?q=sealed")) {
            var said = given().get(path).asString();
            assertThat(said).as(path).isNotEmpty().doesNotContain(first, second, "sealed:1:");
        }
        assertThat(kept.get(0)).doesNotContain(first.substring(6), second.substring(6));
    }

    @Test
    void a_rotation_shows_another_secret_and_until_when_the_old_one_signs() {
        String first = put("rotated", HOOK).extract().path("secret");

        String second = given().post("/v1/receivers/rotated/secret")
                .then()
                .statusCode(200)
                .body("secret", matchesPattern(SECRET))
                .body("oldSecretUntil", matchesPattern("20.*Z"))
                .extract()
                .path("secret");

        assertThat(second).isNotEqualTo(first);
        get("rotated").body("secret", nullValue()).body("oldSecretUntil", matchesPattern("20.*Z"));
    }

    @Test
    void only_webhooks_have_a_secret() {
        put("slack", "{\"kind\":\"slack\",\"url\":\"https://hooks.example.com/services/x\"}")
                .statusCode(201)
                .body("secret", nullValue());
        given().post("/v1/receivers/slack/secret").then().statusCode(409).body("detail", containsString("not signed"));

        json(HOOK)
                .header("If-Match", "*")
                .put("/v1/receivers/slack")
                .then()
                .statusCode(200)
                .body("secret", matchesPattern(SECRET));
    }

    @Test
    void mail_has_an_address_and_a_digest() {
        put("mail", "{\"kind\":\"email\",\"address\":\"sales@example.com\"}")
                .statusCode(201)
                .body("digestEvery", equalTo("PT0S"))
                .body("url", nullValue());
        json("{\"kind\":\"email\",\"address\":\"sales@example.com\",\"digestEvery\":\"PT1H\",\"enabled\":false}")
                .header("If-Match", "*")
                .put("/v1/receivers/mail")
                .then()
                .statusCode(200)
                .body("digestEvery", equalTo("PT1H"))
                .body("enabled", equalTo(false));
    }

    @Test
    void a_change_names_the_state_that_was_seen() {
        String tag = put("tagged", HOOK).extract().header("ETag");

        put("tagged", HOOK).statusCode(428).body("detail", containsString("If-Match: " + tag));
        json(HOOK)
                .header("If-None-Match", "*")
                .put("/v1/receivers/tagged")
                .then()
                .statusCode(412);
        json(HOOK)
                .header("If-None-Match", "\"r1\"")
                .put("/v1/receivers/tagged")
                .then()
                .statusCode(422);
        json(HOOK)
                .header("If-Match", "\"r0\"")
                .put("/v1/receivers/tagged")
                .then()
                .statusCode(412);
        given().header("If-None-Match", tag).get("/v1/receivers/tagged").then().statusCode(304);
        String next = json(HOOK)
                .header("If-Match", tag)
                .put("/v1/receivers/tagged")
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
        assertThat(next).isNotEqualTo(tag);
        given().delete("/v1/receivers/tagged").then().statusCode(428);
        given().header("If-Match", tag).delete("/v1/receivers/tagged").then().statusCode(412);
        given().header("If-Match", next).delete("/v1/receivers/tagged").then().statusCode(204);
        get("tagged").statusCode(404).body("detail", equalTo("There is no receiver (tagged)."));
        json(HOOK).header("If-Match", next).put("/v1/receivers/tagged").then().statusCode(412);
        assertThat(put("tagged", HOOK).statusCode(201).extract().header("ETag")).isNotEqualTo(tag);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|/kind",
                "{'kind':'fax'}|/kind",
                "{'kind':'webhook'}|/url",
                "{'kind':'slack'}|/url",
                "{'kind':'email'}|/address",
                "{'kind':'webhook','url':''}|/url",
                "{'kind':'webhook','url':'http://example.com/'}|/url",
                "{'kind':'webhook','url':'http://localhost:8080/'}|/url",
                "{'kind':'webhook','url':'https://169.254.169.254/latest'}|/url",
                "{'kind':'webhook','url':'https://u:p@example.com/'}|/url",
                "{'kind':'slack','url':'https://[::1]/'}|/url",
                "{'kind':'slack','url':'https://2130706433/'}|/url",
                "{'kind':'webhook','url':'https://example.com/','address':'a@example.com'}|/address",
                "{'kind':'webhook','url':'https://example.com/','digestEvery':'PT1H'}|/digestEvery",
                "{'kind':'email','address':'a@example.com','url':'https://example.com/'}|/url",
                "{'kind':'email','address':'nobody'}|/address",
                "{'kind':'email','address':'a@example.com, b@example.com'}|/address",
                "{'kind':'email','address':'A <a@example.com>'}|/address",
                "{'kind':'email','address':'a@example.com\\r\\nBcc: b@example.com'}|/address",
                "{'kind':'email','address':'a@example.com','digestEvery':'hourly'}|/digestEvery",
                "{'kind':'email','address':'a@example.com','digestEvery':'-PT1H'}|/digestEvery",
                "{'kind':'email','address':'a@example.com','digestEvery':'PT1.5S'}|/digestEvery",
                "{'kind':'email','address':'a@example.com','digestEvery':'P8D'}|/digestEvery",
                "{'kind':'email','address':'a@example.com','digestEvery':'PT9999999999999999H'}|/digestEvery"
            })
    void what_cannot_be_is_refused_with_its_place(String body, String pointer) {
        put("refused", body.replace('\'', '"'))
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.pointer", hasItem(pointer));
        get("refused").statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "null", "{\"kind\":1}", "{\"kind\":\"slack\",\"secret\":\"whsec_x\"}", "{\"kind\":"})
    void what_cannot_be_read_is_refused(String body) {
        assertThat(put("refused", body).extract().statusCode()).isBetween(400, 422);
        get("refused").statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0007b", "a\nb", "\u0085"})
    void a_name_is_plain_text(String name) {
        put(name, HOOK).statusCode(422).body("errors.pointer", hasItem("/name"));
    }

    @Test
    void a_name_has_at_most_200_characters() {
        put("a".repeat(201), HOOK).statusCode(422).body("errors.pointer", hasItem("/name"));
    }

    /** A row of alerts that tells the owner finds the owner's receiver by his name. */
    @Test
    void a_receiver_may_be_called_as_an_owner_is() {
        put("Moses Frase", HOOK).statusCode(201);
        get("Moses Frase").statusCode(200).body("name", equalTo("Moses Frase"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state=LOST",
                "cursor=0",
                "cursor=x",
                "limit=0",
                "limit=201",
                "receiver=\u0000",
                "lead=\u0007",
                "lead= "
            })
    void what_no_delivery_can_be_asked_by_is_refused(String query) {
        var parts = query.split("=");

        given().queryParam(parts[0], parts[1])
                .get("/v1/deliveries")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/" + parts[0]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "x", "999999999999999999", "9999999999999999999999"})
    void a_delivery_that_is_none_is_told(String id) {
        given().get("/v1/deliveries/" + id).then().statusCode(404);
        given().post("/v1/deliveries/" + id + "/replay").then().statusCode(404);
    }

    @Test
    void what_is_not_there_is_neither_tried_nor_rotated_nor_deleted() {
        given().post("/v1/receivers/nobody/test").then().statusCode(404);
        given().post("/v1/receivers/nobody/secret").then().statusCode(404);
        given().header("If-Match", "*").delete("/v1/receivers/nobody").then().statusCode(404);
    }

    @Test
    void a_disabled_receiver_is_not_tried_and_its_alerts_say_why_they_wait() {
        put("disabled", HOOK.replace("}", ",\"enabled\":false}")).statusCode(201);

        given().post("/v1/receivers/disabled/test").then().statusCode(409).body("detail", containsString("disabled"));
        told.of("L-disabled", "disabled");
        given().get("/v1/deliveries?receiver=disabled")
                .then()
                .body("items[0].state", equalTo("PENDING"))
                .body("items[0].lastError", equalTo("The receiver is disabled."));
    }

    @Test
    void mail_waits_and_says_what_is_missing_while_it_is_off() {
        put("off", "{\"kind\":\"email\",\"address\":\"sales@example.com\"}").statusCode(201);
        told.of("L-off", "off");

        Soon.within(Duration.ofSeconds(30), () -> given().get("/v1/deliveries?lead=L-off")
                .then()
                .body("items[0].state", equalTo("PENDING"))
                .body("items[0].tries", equalTo(0))
                .body("items[0].lastError", equalTo("Mail is off. Set LEADLINE_MAIL_HOST to an SMTP server.")));
    }

    @Test
    void deliveries_are_told_page_by_page_the_newest_first() {
        for (int i = 0; i < 5; i++) {
            told.of("L-pages", "nobody-pages-" + i);
        }

        var first = given().get("/v1/deliveries?lead=L-pages&limit=2&state=UNADDRESSED")
                .then();
        first.body("items.receiver", equalTo(java.util.List.of("nobody-pages-4", "nobody-pages-3")));
        var second = given().get("/v1/deliveries?lead=L-pages&limit=2&cursor="
                        + first.extract().path("next"))
                .then();
        second.body("items.receiver", equalTo(java.util.List.of("nobody-pages-2", "nobody-pages-1")));
        given().get("/v1/deliveries?lead=L-pages&limit=2&cursor="
                        + second.extract().path("next"))
                .then()
                .body("items.receiver", equalTo(java.util.List.of("nobody-pages-0")))
                .body("next", nullValue());
    }
}
