package dev.leadline.leads;

import static dev.leadline.leads.Tracked.MON_10_00;
import static dev.leadline.leads.Tracked.MON_11_00;
import static dev.leadline.leads.Tracked.TUE_10_00;
import static dev.leadline.leads.Tracked.bulk;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import dev.leadline.web.SettableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Earlier versions called a disposition an outcome. It is still read, from applications and from what was stored. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class OldNamesTest {

    private static final String ACCEPTED = "{\"id\": \"o1\", \"type\": \"ACCEPTED\", \"occurredAt\": \"%s\"}";

    @Inject
    SettableClock time;

    @Inject
    Queries queries;

    @BeforeEach
    void is_tuesday_at_ten() {
        time.set(Instant.parse(TUE_10_00));
    }

    @AfterEach
    void reset() {
        time.reset();
    }

    private static String accepted(String at) {
        return ACCEPTED.formatted(at);
    }

    private static Tracked arrived(String id) {
        var lead = new Tracked(id);
        lead.arrives().statusCode(201);
        return lead;
    }

    private static void isAccepted(Tracked lead, String at) {
        lead.asks("").statusCode(200).body("standing", equalTo("CLOSED"));
        lead.tells("dispositions", accepted(at)).statusCode(200).body("status", equalTo("duplicate"));
        lead.asks("/timeline").body("items.type", hasItem("disposition"));
    }

    @Test
    void the_address_outcomes_takes_a_disposition() {
        var lead = arrived("OLD-1");
        lead.tells("outcomes", accepted(MON_11_00)).statusCode(201).body("fact.kind", equalTo("disposition"));
        isAccepted(lead, MON_11_00);
    }

    @Test
    void a_line_takes_a_disposition_under_the_key_outcome_and_not_two_of_them() {
        var lead = arrived("OLD-2");
        var line = "{\"leadId\": \"OLD-2\", \"outcome\": " + accepted(MON_11_00);
        bulk(line + ", \"disposition\": " + accepted(MON_11_00) + "}").body(containsString("It has 2."));
        bulk(line + "}").body(containsString("\"kind\":\"disposition\""));
        isAccepted(lead, MON_11_00);
    }

    @Test
    void an_event_of_the_type_outcome_is_a_disposition() {
        var lead = arrived("OLD-3");
        var event =
                """
                {"specversion": "1.0", "id": "e1", "source": "crm", "type": "dev.leadline.outcome", "subject": "OLD-3",
                 "data": %s}"""
                        .formatted(accepted(MON_11_00));
        for (var door : new String[] {"/v1/leads/OLD-3/dispositions", "/v1/facts"}) {
            given().contentType("application/cloudevents+json")
                    .body(event)
                    .post(door)
                    .then()
                    .body("fact.kind", equalTo("disposition"));
        }
        isAccepted(lead, MON_11_00);
    }

    @Test
    void a_correction_and_a_withdrawal_of_an_outcome_are_those_of_a_disposition() {
        var lead = arrived("OLD-4");
        lead.tells("dispositions", accepted(MON_10_00));
        var correction = "{\"id\": \"c1\", \"of\": \"o1\", \"outcome\": " + accepted(MON_11_00) + "}";
        lead.tells("corrections", correction).statusCode(201).body("fact.kind", equalTo("correction"));
        lead.asks("").body("time.whole", equalTo("PT1H"));
        lead.tells("corrections", correction.replace("outcome", "disposition"))
                .statusCode(200)
                .body("status", equalTo("duplicate"));
        lead.tells("withdrawals", "{\"id\": \"w1\", \"kind\": \"outcome\", \"of\": \"o1\", \"reason\": \"none\"}")
                .statusCode(201)
                .body("standing", equalTo("OPEN"));
    }

    @Test
    void what_was_stored_as_an_outcome_is_read_as_a_disposition() {
        arrived("OLD-5");
        store("OUTCOME", "o1", accepted(MON_10_00));
        store("CORRECTION", "c1", "{\"id\":\"c1\",\"of\":\"o1\",\"outcome\":" + accepted(MON_11_00) + "}");
        var lead = new Tracked("OLD-5");
        lead.tells("ranks", "{\"id\": \"r1\", \"rank\": 50}").statusCode(201);
        isAccepted(lead, MON_10_00);
        lead.tells("corrections", "{\"id\": \"c1\", \"of\": \"o1\", \"disposition\": " + accepted(MON_11_00) + "}")
                .statusCode(200)
                .body("status", equalTo("duplicate"));
    }

    private void store(String kind, String id, String content) {
        queries.update(
                """
                insert into lead_fact (lead_id, kind, id, occurred_at, recorded_at, content)
                values ('OLD-5', :kind, :id, :at, :at, :content)
                """,
                Parameters.of("kind", kind)
                        .and("id", id)
                        .and("at", Instant.parse(MON_11_00))
                        .and("content", content));
    }
}
