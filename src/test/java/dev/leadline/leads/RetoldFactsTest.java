package dev.leadline.leads;

import static dev.leadline.leads.Tracked.MON_10_00;
import static dev.leadline.leads.Tracked.MON_10_30;
import static dev.leadline.leads.Tracked.MON_11_00;
import static dev.leadline.leads.Tracked.MON_12_00;
import static dev.leadline.leads.Tracked.MON_13_00;
import static dev.leadline.leads.Tracked.TUE_10_00;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.web.SettableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Facts that a source tells again and again, each time with the moment at which it said so ({@code saidAt}). */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class RetoldFactsTest {

    private static final String CALL = "\"attempt\": {\"id\": \"a1\", \"channel\": \"PHONE\", \"occurredAt\": \""
            + MON_10_30 + "\", \"outcome\": ";

    @Inject
    SettableClock time;

    @BeforeEach
    void is_tuesday_at_ten() {
        time.set(Instant.parse(TUE_10_00));
    }

    @AfterEach
    void reset() {
        time.reset();
    }

    private static String described(String lead, int rank, String owner, String saidAt) {
        return ("{\"leadId\": \"%s\", \"lead\": {\"rank\": %d, \"stage\": \"MQL\", \"receivedAt\": \"%s\", \"owner\": \"%s\","
                        + " \"saidAt\": \"%s\"}}\n")
                .formatted(lead, rank, MON_10_00, owner, saidAt);
    }

    private static String fact(String lead, String fact, String saidAt) {
        return "{\"leadId\": \"%s\", %s, \"saidAt\": \"%s\"}}\n".formatted(lead, fact, saidAt);
    }

    private static List<String> statuses(String lines) {
        return Tracked.bulk(lines)
                .extract()
                .asString()
                .lines()
                .map(line -> line.replaceFirst(".*?\"status\":\"?([a-z0-9]+).*", "$1"))
                .toList();
    }

    private static void assertStands(String lead, String tier, String owner) {
        new Tracked(lead)
                .asks("")
                .statusCode(200)
                .body("decision.tier", equalTo(tier))
                .body("ownership.owner", equalTo(owner));
    }

    @Test
    void an_older_file_takes_back_no_rank_and_no_owner() {
        var first = described("RT-1", 92, "east-1", MON_11_00);
        var second = described("RT-1", 50, "west-2", MON_13_00);
        assertThat(statuses(first)).containsExactly("accepted");
        assertThat(statuses(second)).containsExactly("accepted");
        assertThat(statuses(first)).containsExactly("duplicate");
        assertStands("RT-1", "C", "west-2");
        assertThat(statuses(second + first + second)).containsOnly("duplicate");
        assertStands("RT-1", "C", "west-2");
        assertThat(statuses(described("RT-1", 92, "east-1", TUE_10_00))).containsExactly("accepted");
        assertStands("RT-1", "A", "east-1");
    }

    @Test
    void the_same_rows_said_again_later_are_no_news() {
        statuses(described("RT-2", 92, "east-1", MON_11_00));
        for (var saidAt : List.of(MON_12_00, MON_13_00, TUE_10_00)) {
            assertThat(statuses(described("RT-2", 92, "east-1", saidAt))).containsExactly("duplicate");
        }
        new Tracked("RT-2").asks("/timeline").body("items.findAll { it.type == 'lead' }", hasSize(1));
    }

    @Test
    void files_in_the_wrong_order_end_in_the_same_state() {
        statuses(described("RT-3", 50, "west-2", MON_13_00));
        assertThat(statuses(described("RT-3", 92, "east-1", MON_11_00))).containsExactly("accepted");
        assertStands("RT-3", "C", "west-2");
    }

    @Test
    void of_two_rows_in_one_file_the_last_one_holds_and_the_file_again_changes_nothing() {
        var file = described("RT-4", 92, "east-1", MON_11_00) + described("RT-4", 50, "west-2", MON_11_00);
        statuses(file);
        assertStands("RT-4", "C", "west-2");
        assertThat(statuses(file)).containsOnly("duplicate");
        assertStands("RT-4", "C", "west-2");
    }

    @Test
    void a_later_row_corrects_a_call_and_an_older_one_takes_nothing_back() {
        statuses(described("RT-5", 92, "east-1", MON_10_30));
        var first = fact("RT-5", CALL + "\"NO_ANSWER\"", MON_11_00);
        var edited = fact("RT-5", CALL + "\"CONNECTED\"", MON_12_00);
        assertThat(statuses(first)).containsExactly("accepted");
        assertAsks("RT-5", "ATTEMPT");
        assertThat(statuses(edited)).containsExactly("accepted");
        assertAsks("RT-5", "ACCEPT_OR_REJECT");
        assertThat(statuses(first + edited + first)).containsOnly("duplicate");
        assertThat(statuses(fact("RT-5", CALL + "\"CONNECTED\"", MON_13_00))).containsExactly("duplicate");
        assertAsks("RT-5", "ACCEPT_OR_REJECT");
        assertThat(statuses(fact("RT-5", CALL + "\"NO_ANSWER\"", TUE_10_00))).containsExactly("accepted");
        assertAsks("RT-5", "ATTEMPT");
    }

    @Test
    void an_older_row_that_arrives_after_a_newer_one_has_no_say() {
        statuses(described("RT-6", 92, "east-1", MON_10_30));
        statuses(fact("RT-6", CALL + "\"CONNECTED\"", MON_12_00));
        assertThat(statuses(fact("RT-6", CALL + "\"NO_ANSWER\"", MON_11_00))).containsExactly("duplicate");
        assertAsks("RT-6", "ACCEPT_OR_REJECT");
    }

    @Test
    void a_hold_that_got_its_end_lets_the_clock_run_on() {
        statuses(described("RT-7", 92, "east-1", MON_10_30));
        var hold = "\"pause\": {\"id\": \"p1\", \"from\": \"" + MON_11_00 + "\", \"reason\": \"on hold\"";
        assertThat(statuses(fact("RT-7", hold, MON_11_00))).containsExactly("accepted");
        var ended = fact("RT-7", hold + ", \"to\": \"" + MON_13_00 + "\"", MON_13_00);
        assertThat(statuses(ended + ended)).containsExactly("accepted", "duplicate");
        new Tracked("RT-7").asks("/timeline").body("items.findAll { it.type == 'correction' }", hasSize(1));
    }

    @Test
    void without_the_moment_other_words_under_one_id_are_a_contradiction_as_before() {
        var lead = new Tracked("RT-8");
        lead.arrives();
        lead.calls("a1", MON_10_30, "NO_ANSWER").statusCode(201);
        lead.calls("a1", MON_10_30, "CONNECTED").statusCode(409);
        assertThat(statuses(fact("RT-8", CALL + "\"CONNECTED\"", MON_11_00))).containsExactly("accepted");
        assertAsks("RT-8", "ACCEPT_OR_REJECT");
        lead.tells(
                        "attempts",
                        "{" + CALL.substring(CALL.indexOf("\"id\""))
                                + "\"VOICEMAIL\", \"saidAt\": \"2016-01-12T15:06:00Z\"}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/saidAt"))
                .body("detail", containsString("must not be more than 5 minutes after now"));
    }

    private static void assertAsks(String lead, String action) {
        new Tracked(lead).asks("/next-action").body("requiredActions[0].type", equalTo(action));
    }
}
