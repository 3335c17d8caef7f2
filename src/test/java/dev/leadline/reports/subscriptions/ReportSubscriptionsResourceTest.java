package dev.leadline.reports.subscriptions;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.web.SettableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The door of subscriptions to reports. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class ReportSubscriptionsResourceTest {

    private static final String DAILY = "{\"address\":\"lead@example.com\",\"frequency\":\"daily\","
            + "\"calendar\":\"us-sales\",\"zone\":\"America/Chicago\",\"filter\":{\"team\":[\"west\"]}}";

    @Inject
    SettableClock clock;

    /** A Wednesday, the day before Thanksgiving, 09:00 in Chicago. */
    @BeforeEach
    void hold() {
        clock.set(Instant.parse("2026-11-25T15:00:00Z"));
    }

    @AfterEach
    void release() {
        clock.reset();
    }

    private static ValidatableResponse post(String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/v1/subscriptions")
                .then();
    }

    @Test
    void a_subscription_is_made_seen_changed_and_ended() {
        var made = post(DAILY)
                .statusCode(201)
                .body("address", equalTo("lead@example.com"))
                .body("frequency", equalTo("daily"))
                .body("zone", equalTo("America/Chicago"))
                .body("filter.team[0]", equalTo("west"))
                .body("filter.owner", nullValue())
                .body("enabled", equalTo(true))
                .body("nextAt", equalTo("2026-11-27T14:00:00Z"))
                .extract();
        var address = made.header("Location");
        assertThat(address).endsWith("/v1/subscriptions/" + made.path("id"));
        var tag = made.header("ETag");

        given().header("If-None-Match", tag).get(address).then().statusCode(304);
        given().get("/v1/subscriptions?limit=200").then().body("items.id", hasItem((String) made.path("id")));
        given().contentType("application/json").body(DAILY).put(address).then().statusCode(428);
        var weekly = DAILY.replace("daily", "weekly").replace(",\"zone\":\"America/Chicago\"", "");
        var changed = given().contentType("application/json")
                .header("If-Match", tag)
                .body(weekly)
                .put(address)
                .then()
                .statusCode(200)
                .body("zone", equalTo("America/New_York"))
                .body("nextAt", equalTo("2026-11-30T13:00:00Z"))
                .extract();
        given().header("If-Match", tag).delete(address).then().statusCode(412);
        given().header("If-Match", changed.header("ETag"))
                .delete(address)
                .then()
                .statusCode(204);
        given().get(address).then().statusCode(404);
        given().contentType("application/json")
                .header("If-Match", "*")
                .body(DAILY)
                .put(address)
                .then()
                .statusCode(404);
    }

    @Test
    void pages_follow_each_other_in_the_order_of_making() {
        var ids = new String[3];
        for (int i = 0; i < 3; i++) {
            clock.set(clock.instant().plusSeconds(1));
            ids[i] = post(DAILY).statusCode(201).extract().path("id");
        }
        var page =
                given().get("/v1/subscriptions?limit=1&cursor=" + ids[0]).then().extract();
        assertThat((String) page.path("items[0].id")).isEqualTo(ids[1]);
        assertThat((String) page.path("next")).isEqualTo(ids[1]);
        given().get("/v1/subscriptions?limit=1&cursor=" + ids[1])
                .then()
                .body("items[0].id", equalTo(ids[2]))
                .body("next", nullValue());
        given().get("/v1/subscriptions?cursor=x").then().statusCode(422);
        given().get("/v1/subscriptions/x").then().statusCode(404);
    }

    @Test
    void every_value_that_cannot_be_is_named() {
        post("{\"address\":\"lead@example.com, other@example.com\",\"frequency\":\"daily\",\"calendar\":\"us-sale\","
                        + "\"zone\":\"America/New York\",\"filter\":{\"owner\":[\"west-1\"]}}")
                .statusCode(422)
                .body("errors.pointer", hasItems("/address", "/calendar", "/zone", "/filter/owner"))
                .body(
                        "errors.detail",
                        hasItems(
                                "The address (lead@example.com, other@example.com) must be a mail address such as"
                                        + " sales@example.com.",
                                "The calendar (us-sale) is not published.\nDid you mean `us-sales`?",
                                "The zone (America/New York) must be an IANA time zone id, such as America/New_York."
                                        + "\nDid you mean `America/New_York`?",
                                "The filter names an owner (west-1) and no team. Names of people stand only in a mail"
                                        + " about one team.\nUse `team` with one value, too."));
        post(DAILY.replace("daily", "hourly")).statusCode(422).body("errors.pointer", hasItem("/frequency"));
        post(DAILY.replace("west", "we\\nst")).statusCode(422);
        post(DAILY.replace("lead@example.com", "lead@example.com\\nBcc: x@example.com"))
                .statusCode(422);
        post("{}").statusCode(422).body("errors.pointer", hasItems("/address", "/calendar", "/frequency"));
        post(DAILY.replace("\"team\"", "\"teams\""))
                .statusCode(400)
                .body("detail", containsString("Did you mean `team`?"));
    }

    @Test
    void one_that_is_off_has_no_next_mail() {
        post(DAILY.replace("\"zone\"", "\"enabled\":false,\"zone\""))
                .statusCode(201)
                .body("nextAt", nullValue())
                .body("enabled", equalTo(false));
    }

    @Test
    void whoever_subscribes_is_no_receiver_of_alerts() {
        String id = post(DAILY).extract().path("id");

        given().get("/v1/receivers").then().body("items.name", not(hasItem("subscription:" + id)));
    }
}
