package dev.leadline.leads;

import static dev.leadline.leads.Tracked.MON_10_00;
import static dev.leadline.leads.Tracked.MON_10_30;
import static dev.leadline.leads.Tracked.MON_11_00;
import static dev.leadline.leads.Tracked.MON_12_00;
import static dev.leadline.leads.Tracked.MON_13_00;
import static dev.leadline.leads.Tracked.TUE_10_00;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import dev.leadline.web.SettableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is counted of tracked leads, as rows, in the spans of time in which it was known. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class DutiesOfLeadsTest {

    private static final String ALWAYS = " infinity";

    @Inject
    SettableClock time;

    @Inject
    Queries queries;

    @BeforeEach
    void is_monday_at_ten() {
        time.set(Instant.parse(MON_10_00));
    }

    @AfterEach
    void reset() {
        time.reset();
    }

    private void at(String moment) {
        time.set(Instant.parse(moment));
    }

    private List<String> rows(String sql, String lead) {
        return queries.list(sql, Parameters.of("lead", lead), row -> row.getString(1));
    }

    /** Kind, state and span of each duty. */
    private List<String> duties(String lead) {
        return rows(
                """
                select kind || ' ' || state || coalesce(' ' || cause, '') || ' '
                       || to_char(known_from at time zone 'America/New_York', 'Dy HH24:MI') || ' '
                       || case when known_until = 'infinity' then 'infinity'
                               else to_char(known_until at time zone 'America/New_York', 'Dy HH24:MI') end
                from duty where lead_id = :lead order by cycle, kind desc, known_from
                """,
                lead);
    }

    private List<String> cycles(String lead) {
        return rows(
                """
                select cycle || ' ' || cardinality(attempt_at) || coalesce(' ' || disposition, '')
                       || coalesce(' into ' || merged_into, '') || ' '
                       || to_char(known_from at time zone 'America/New_York', 'Dy HH24:MI') || ' '
                       || case when known_until = 'infinity' then 'infinity'
                               else to_char(known_until at time zone 'America/New_York', 'Dy HH24:MI') end
                from lead_cycle where lead_id = :lead order by cycle, known_from
                """,
                lead);
    }

    @Test
    void a_row_is_written_when_something_is_told_and_ends_the_one_before() {
        var lead = new Tracked("D-1");
        lead.arrives().statusCode(201);
        at(MON_11_00);
        lead.calls("a1", MON_10_30, "NO_ANSWER").statusCode(201);
        at(MON_13_00);
        lead.ends("DISQUALIFIED", MON_12_00).statusCode(201);

        assertThat(duties("D-1"))
                .containsExactly(
                        "FIRST_CALL OPEN Mon 10:00 Mon 11:00",
                        "FIRST_CALL MET Mon 11:00 Mon 13:00",
                        "FIRST_CALL MET Mon 13:00" + ALWAYS,
                        "EARLY_DISQUALIFICATION BREACHED Mon 13:00" + ALWAYS,
                        "ALL_ATTEMPTS OPEN Mon 10:00 Mon 13:00",
                        "ALL_ATTEMPTS CANCELLED GIVEN_UP_IN_TIME Mon 13:00" + ALWAYS);
        assertThat(cycles("D-1"))
                .containsExactly(
                        "1 0 Mon 10:00 Mon 11:00", "1 1 Mon 11:00 Mon 13:00", "1 1 DISQUALIFIED Mon 13:00" + ALWAYS);
    }

    @Test
    void what_passes_without_a_fact_changes_no_row() {
        var lead = new Tracked("D-2");
        lead.arrives();
        var before = rows("select d::text from duty d where lead_id = :lead order by 1", "D-2");
        at(TUE_10_00);
        lead.asks("").statusCode(200);
        lead.arrives().statusCode(200);

        assertThat(rows("select d::text from duty d where lead_id = :lead order by 1", "D-2"))
                .isEqualTo(before)
                .hasSize(2);
    }

    @Test
    void every_row_names_the_decision_that_says_so() {
        var lead = new Tracked("D-3");
        lead.arrives();
        at(MON_11_00);
        lead.calls("a1", MON_10_30, "NO_ANSWER");

        assertThat(rows(
                        """
                        select count(*) from duty join lead_decision on lead_decision.decision_id = duty.decision_id
                        and decided_at = known_from where duty.lead_id = :lead
                        """,
                        "D-3"))
                .containsExactly("3");
    }

    @Test
    void of_several_changes_at_one_moment_the_last_stands() {
        var lead = new Tracked("D-4");
        lead.arrives();
        lead.tells("ranks", "{\"rank\": 70, \"occurredAt\": \"" + MON_10_00 + "\"}")
                .statusCode(201);
        at("2016-01-11T14:59:00Z");
        lead.tells("assignments", "{\"owner\": \"east-1\", \"occurredAt\": \"2016-01-11T15:00:00Z\"}")
                .statusCode(201);

        assertThat(rows(
                        "select kind || ' ' || tier || ' ' || owner || ' ' || (known_until = 'infinity') from duty"
                                + " where lead_id = :lead order by 1",
                        "D-4"))
                .containsExactly("ALL_ATTEMPTS B east-1 true", "FIRST_CALL B east-1 true");
        assertThat(cycles("D-4")).containsExactly("1 0 Mon 10:00" + ALWAYS);
    }

    @Test
    void a_refused_fact_writes_nothing() {
        var lead = new Tracked("D-5");
        lead.arrives();
        var before = duties("D-5");
        at(MON_11_00);
        lead.tells("attempts", "{\"channel\": \"FAX\"}").statusCode(422);

        assertThat(duties("D-5")).isEqualTo(before);
    }

    @Test
    void a_lead_whose_description_is_withdrawn_has_no_duties_any_more() {
        var lead = new Tracked("D-6");
        lead.describes("{\"id\": \"d\", \"rank\": 92, \"stage\": \"MQL\", \"receivedAt\": \"" + MON_10_00 + "\"}");
        at(MON_11_00);
        lead.tells("withdrawals", "{\"kind\": \"lead\", \"of\": \"d\", \"reason\": \"by mistake\"}");

        assertThat(duties("D-6"))
                .containsExactly("FIRST_CALL OPEN Mon 10:00 Mon 11:00", "ALL_ATTEMPTS OPEN Mon 10:00 Mon 11:00");
        assertThat(cycles("D-6")).containsExactly("1 0 Mon 10:00 Mon 11:00");
    }

    @Test
    void a_merged_lead_is_counted_with_the_other_until_they_are_taken_apart() {
        new Tracked("D-7").arrives();
        new Tracked("D-8").describes("{\"rank\": 50, \"stage\": \"MQL\", \"receivedAt\": \"" + MON_10_00 + "\"}");
        at(MON_11_00);
        new Tracked("D-8").calls("a1", MON_10_30, "NO_ANSWER");
        at(MON_12_00);
        new Tracked("D-7")
                .tells("merges", "{\"id\": \"m\", \"absorbs\": \"D-8\"}")
                .statusCode(201);
        at(MON_13_00);
        new Tracked("D-7")
                .tells("withdrawals", "{\"kind\": \"merge\", \"of\": \"m\", \"reason\": \"two people\"}")
                .statusCode(201);

        assertThat(duties("D-8"))
                .containsExactly(
                        "FIRST_CALL OPEN Mon 10:00 Mon 11:00",
                        "FIRST_CALL MET Mon 11:00 Mon 12:00",
                        "FIRST_CALL CANCELLED MERGED Mon 12:00 Mon 13:00",
                        "FIRST_CALL MET Mon 13:00" + ALWAYS,
                        "ALL_ATTEMPTS OPEN Mon 10:00 Mon 12:00",
                        "ALL_ATTEMPTS CANCELLED MERGED Mon 12:00 Mon 13:00",
                        "ALL_ATTEMPTS OPEN Mon 13:00" + ALWAYS);
        assertThat(cycles("D-8"))
                .containsExactly(
                        "1 0 Mon 10:00 Mon 11:00",
                        "1 1 Mon 11:00 Mon 12:00",
                        "1 1 into D-7 Mon 12:00 Mon 13:00",
                        "1 1 Mon 13:00" + ALWAYS);
        assertThat(duties("D-7"))
                .containsExactly(
                        "FIRST_CALL OPEN Mon 10:00 Mon 12:00",
                        "FIRST_CALL MET Mon 12:00 Mon 13:00",
                        "FIRST_CALL OPEN Mon 13:00" + ALWAYS,
                        "ALL_ATTEMPTS OPEN Mon 10:00" + ALWAYS);
    }

    @Test
    void a_lead_is_counted_from_its_first_fact() {
        new Tracked("D-9").arrives();

        assertThat(rows("select counted_from is not null from lead where id = :lead", "D-9"))
                .containsExactly("t");
    }
}
