package dev.leadline.leads;

import static dev.leadline.leads.Tracked.MON_10_00;
import static dev.leadline.leads.Tracked.MON_10_30;
import static dev.leadline.leads.Tracked.MON_11_00;
import static dev.leadline.leads.Tracked.MON_13_00;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.web.SettableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two leads that turn out to be one. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class MergedLeadsTest {

    private static final String PHONE_MADE =
            "decision.obligations.find { it.kind == 'ALL_ATTEMPTS' }.channels.find { it.channel == 'PHONE' }.made";

    @Inject
    SettableClock time;

    @BeforeEach
    void is_monday_at_one() {
        time.set(Instant.parse(MON_13_00));
    }

    @AfterEach
    void reset() {
        time.reset();
    }

    private static String absorbs(String other) {
        return "{\"absorbs\": \"" + other + "\"}";
    }

    @Test
    void the_earliest_receipt_wins_and_calls_are_united() {
        var stays = new Tracked("M-1");
        var goes = new Tracked("M-2");
        stays.describes("{\"rank\": 92, \"stage\": \"MQL\", \"receivedAt\": \"" + MON_11_00 + "\"}");
        goes.describes("{\"rank\": 50, \"stage\": \"MQL\", \"receivedAt\": \"" + MON_10_00 + "\"}");
        stays.calls("a1", MON_11_00, "NO_ANSWER");
        goes.calls("a1", MON_11_00, "NO_ANSWER");
        goes.calls("a2", MON_10_30, "NO_ANSWER");
        stays.tells("merges", absorbs("M-2"))
                .statusCode(201)
                .body("leadId", equalTo("M-1"))
                .body("decision.clockStarted", equalTo(MON_10_00))
                .body("decision.tier", equalTo("A"))
                .body(PHONE_MADE, equalTo(2));
        goes.asks("").body("id", equalTo("M-1")).body("askedFor", equalTo("M-2"));
        goes.calls("a3", MON_13_00, "NO_ANSWER")
                .statusCode(201)
                .body("leadId", equalTo("M-1"))
                .body(PHONE_MADE, equalTo(3));
        goes.tells("ranks", "{\"rank\": 70}").body("decision.tier", equalTo("B"));
        stays.calls("a4", MON_13_00, "CONNECTED").body(PHONE_MADE, equalTo(4));
        stays.tells("merges", absorbs("M-2")).statusCode(200).body("status", equalTo("duplicate"));
        goes.tells("merges", absorbs("M-1"))
                .statusCode(409)
                .body("detail", containsString("The lead (M-1) is already merged with (M-2)"));
    }

    @Test
    void a_lead_that_was_never_described_is_the_one_it_absorbs() {
        new Tracked("M-4").arrives();
        new Tracked("M-3")
                .tells("merges", absorbs("M-4"))
                .statusCode(201)
                .body("decision.leadId", equalTo("M-3"))
                .body("standing", equalTo("OPEN"));
    }

    @Test
    void no_lead_absorbs_itself_and_no_ring_closes() {
        new Tracked("M-5")
                .tells("merges", absorbs("M-5"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/absorbs"));
        new Tracked("M-5").tells("merges", absorbs("M-6")).statusCode(202);
        new Tracked("M-6").tells("merges", absorbs("M-7")).statusCode(202);
        new Tracked("M-7").tells("merges", absorbs("M-5")).statusCode(409);
    }
}
