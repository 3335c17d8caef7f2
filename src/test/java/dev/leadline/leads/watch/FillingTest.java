package dev.leadline.leads.watch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import dev.leadline.web.SettableClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Leads that were tracked before anything was counted. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class FillingTest {

    private static final String MON_10_00 = "2016-01-11T15:00:00Z";
    private static final String MON_10_30 = "2016-01-11T15:30:00Z";
    private static final String MON_11_00 = "2016-01-11T16:00:00Z";
    private static final String MON_12_00 = "2016-01-11T17:00:00Z";
    private static final String MON_13_00 = "2016-01-11T18:00:00Z";
    private static final String TUE_10_00 = "2016-01-12T15:00:00Z";

    @Inject
    Filling filling;

    @Inject
    SettableClock time;

    @Inject
    Queries queries;

    @BeforeEach
    void nothing_is_left() {
        at(MON_10_00);
        filling.look();
    }

    @AfterEach
    void reset() {
        time.reset();
    }

    private void at(String moment) {
        time.set(Instant.parse(moment));
    }

    private void change(String statement) {
        QuarkusTransaction.requiringNew().run(() -> queries.update(statement, Parameters.none()));
    }

    private static void tell(String lead, String fact, String body) {
        given().contentType("application/json")
                .body("{\"leadId\": \"%s\", \"%s\": %s}".formatted(lead, fact, body))
                .post("/v1/facts")
                .then()
                .statusCode(201);
    }

    private void isReceived(String lead) {
        at(MON_10_00);
        tell(lead, "lead", "{\"rank\": 92, \"stage\": \"MQL\", \"receivedAt\": \"" + MON_10_00 + "\"}");
    }

    private void isWorked(String lead) {
        isReceived(lead);
        at(MON_11_00);
        tell(
                lead,
                "attempt",
                "{\"id\": \"a1\", \"channel\": \"PHONE\", \"occurredAt\": \"" + MON_10_30
                        + "\", \"outcome\": \"NO_ANSWER\"}");
        at(MON_12_00);
        tell(lead, "assignment", "{\"owner\": \"east-1\", \"team\": \"east\", \"occurredAt\": \"" + MON_11_00 + "\"}");
        at(TUE_10_00);
        tell(
                lead,
                "disposition",
                "{\"type\": \"DISQUALIFIED\", \"reason\": \"competitor\", \"occurredAt\": \"" + MON_13_00 + "\"}");
    }

    /** Of two decisions at one moment either will do, so each row has the moment of its own. */
    private List<String> rows(String leads) {
        return queries.list(
                """
                select concat(to_jsonb(d) - '{fingerprint, decision_id}'::text[],
                    (select decided_at from lead_decision l where (l.lead_id, l.decision_id) = (d.lead_id, d.decision_id)))
                from duty d where lead_id like :leads
                union all select (to_jsonb(c) - 'fingerprint')::text from lead_cycle c where lead_id like :leads
                order by 1
                """,
                Parameters.of("leads", leads),
                row -> row.getString(1));
    }

    private List<String> counted(String leads) {
        return queries.list(
                "select id from lead where id like :leads and counted_from is not null order by id",
                Parameters.of("leads", leads),
                row -> row.getString(1));
    }

    private void forget(String leads) {
        change("delete from duty where lead_id like '" + leads + "'");
        change("delete from lead_cycle where lead_id like '" + leads + "'");
        change("update lead set counted_from = null where id like '" + leads + "'");
    }

    @Test
    void what_is_filled_in_is_what_was_written_then() {
        isWorked("FA-1");
        isWorked("FA-2");
        isReceived("FA-3");
        at("2016-01-13T15:00:00Z");
        tell("FA-3", "merge", "{\"id\": \"m\", \"absorbs\": \"FA-2\", \"occurredAt\": \"" + MON_11_00 + "\"}");
        var written = rows("FA-%");
        forget("FA-%");
        at("2016-02-01T15:00:00Z");
        filling.look();

        assertThat(rows("FA-%")).isEqualTo(written).hasSizeGreaterThan(20);
        assertThat(counted("FA-%")).containsExactly("FA-1", "FA-2", "FA-3");
    }

    @Test
    void leads_that_were_merged_for_a_time_are_filled_in_as_they_were_written() {
        isWorked("FB-1");
        isReceived("FB-2");
        at("2016-01-12T16:00:00Z");
        tell("FB-2", "merge", "{\"id\": \"m\", \"absorbs\": \"FB-1\", \"occurredAt\": \"" + MON_11_00 + "\"}");
        at("2016-01-13T15:00:00Z");
        tell("FB-2", "withdrawal", "{\"kind\": \"merge\", \"of\": \"m\", \"reason\": \"two people\"}");
        var written = rows("FB-%");
        forget("FB-%");
        filling.look();

        assertThat(rows("FB-%")).isEqualTo(written).hasSizeGreaterThan(15);
    }

    @Test
    void who_stops_half_way_leaves_the_rest_to_the_next() {
        isWorked("FC-1");
        isWorked("FC-2");
        isWorked("FC-3");
        var written = rows("FC-%");
        forget("FC-%");

        assertThat(filling.step(2)).isTrue();
        assertThat(counted("FC-%")).containsExactly("FC-1", "FC-2");
        given().get("/v1/reports/filling").then().statusCode(200).body("failed", equalTo(0));
        filling.look();
        assertThat(counted("FC-%")).hasSize(3);
        assertThat(rows("FC-%")).isEqualTo(written);
        assertThat(filling.step(2)).isFalse();
    }

    /** Without the names of the lead and of its decisions. */
    private List<String> alike(String lead) {
        return rows(lead).stream()
                .map(row -> row.replace(lead, "-").replaceAll("\"decision_id\": \"[^\"]*\"", ""))
                .toList();
    }

    @Test
    void what_is_told_of_a_lead_before_it_is_filled_in_is_counted() {
        isWorked("FE-1");
        isWorked("FE-2");
        forget("FE-2");
        at("2016-01-12T16:00:00Z");
        for (var lead : List.of("FE-1", "FE-2")) {
            tell(
                    lead,
                    "attempt",
                    "{\"id\": \"a2\", \"channel\": \"PHONE\", \"occurredAt\": \"" + MON_11_00
                            + "\", \"outcome\": \"CONNECTED\"}");
        }
        assertThat(counted("FE-%")).containsExactly("FE-1");
        filling.look();

        assertThat(counted("FE-%")).containsExactly("FE-1", "FE-2");
        assertThat(alike("FE-2")).isEqualTo(alike("FE-1")).hasSizeGreaterThan(10);
    }

    @Test
    void a_lead_that_cannot_be_filled_in_holds_up_no_other_and_is_tried_again_later() {
        isWorked("FD-1");
        isWorked("FD-2");
        isWorked("FD-3");
        forget("FD-%");
        change("alter table duty add constraint odd check (lead_id <> 'FD-2') not valid");
        try {
            filling.look();
        } finally {
            change("alter table duty drop constraint odd");
        }

        assertThat(counted("FD-%")).containsExactly("FD-1", "FD-3");
        given().get("/v1/reports/filling")
                .then()
                .body("failed", equalTo(1))
                .body("failures.leadId", hasItem("FD-2"))
                .body("failures[0].because", not(equalTo("")))
                .body("leads", greaterThanOrEqualTo(3));
        filling.look();
        assertThat(counted("FD-%")).hasSize(2);
        at("2016-01-12T16:00:01Z");
        filling.look();
        assertThat(counted("FD-%")).hasSize(3);
        given().get("/v1/reports/filling").then().body("failed", equalTo(0));
    }
}
