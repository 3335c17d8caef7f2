package dev.leadline.search;

import static io.restassured.RestAssured.given;

import dev.leadline.calendars.Calendars;
import dev.leadline.database.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * Measures what pages wait for, over HTTP, with very many leads: pages and counts of the queue, lists of leads, search. Not
 * part of the tests: {@code mvn test -Dtest=PageTimes -Dpages.leads=1000000}.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class PageTimes {

    private static final int LEADS = Integer.getInteger("pages.leads", 1_000_000);
    private static final int TIMES = 21;

    /** Every lead is open and in the queue: 1,000 owners, 20 teams, 8 sources, 40,000 companies, due within 40 days. */
    private static final String ROWS =
            """
            create table generated as
            select 'L-' || lpad(i::text, 7, '0') as id, 'owner-' || (i %% 1000) as owner, 'team-' || (i %% 20) as team,
                   (array['A', 'B', 'C'])[1 + i %% 3] as tier,
                   (array['web', 'fair', 'partner', 'mail', 'phone', 'webinar', 'referral', 'list'])[1 + i %% 8] as source,
                   (array['Umber', 'Blue', 'Lumen', 'Arc', 'Cobalt', 'Dune', 'Ember', 'Fjord', 'Grove', 'Harbor'])[1 + i %% 10]
                       || (i / 10 %% 400) || ' ' ||
                   (array['Bank', 'Retail', 'Media', 'Labs', 'Foods', 'Energy', 'Works', 'Health', 'Lines', 'Group'])[1 + i %% 7]
                       as company,
                   :now - interval '30 days' * random() as received_at,
                   case when i %% 10 = 9 then null else :now + interval '40 days' * (random() - 0.5) end as due_at
            from generate_series(1, %d) i
            """;

    private static final List<String> FILL = List.of(
            "insert into lead (id, root, standing, cycle, stage, policy_id, tier, owner, team, received_at,"
                    + " counted_from) select id, id, 'OPEN', 1, 'MQL', 'mql-to-sal-predictive', tier, owner, team,"
                    + " received_at, :now from generated",
            "alter table queued_action disable trigger user",
            """
            insert into queued_action (lead_id, stage, policy, tier, owner, team, type, channel, responsible, state, warned,
                   due_at, received_at, decision_id, action, source, attributes, zone, clock, words)
            select id, 'MQL', 'mql-to-sal-predictive', tier, owner, team, case when due_at is null then 'SCORE' else 'ATTEMPT' end,
                   'PHONE', 'teleprospecting', case when due_at < :now then 'BREACHED' else 'OPEN' end, false, due_at,
                   received_at, gen_random_uuid(), '{"type": "ATTEMPT", "sentence": "Call the lead."}', source,
                   jsonb_build_object('company', company), 'America/New_York',
                   '{"calendar": "us-sales", "version": "%s", "isBusinessTime": true, "pauses": []}',
                   array_to_tsvector(array['l', substr(id, 3), source] || string_to_array(lower(company), ' '))
            from generated
            """,
            "alter table queued_action enable trigger user",
            """
            insert into listed_lead (lead_id, root, standing, stage, policy, tier, rank, owner, team, source, received_at, duties,
                   attributes, words)
            select id, id, 'OPEN', 'MQL', 'mql-to-sal-predictive', tier, 70, owner, team, source, received_at,
                   case when due_at < :now then array['FIRST_CALL', 'BREACHED', 'FIRST_CALL BREACHED']
                        else array['FIRST_CALL', 'OPEN', 'FIRST_CALL OPEN'] end,
                   jsonb_build_object('company', company),
                   array_to_tsvector(array['l', substr(id, 3), source] || string_to_array(lower(company), ' '))
            from generated
            """,
            "drop table generated",
            "vacuum analyze lead",
            "vacuum analyze queued_action",
            "vacuum analyze listed_lead");

    private static final List<String> ASKED = List.of(
            "/v1/actions",
            "/v1/actions?limit=200",
            "/v1/actions?sort=-due&dueBefore=2026-01-01T00:00:00Z",
            "/v1/actions?sort=-received",
            "/v1/actions?owner=owner-7",
            "/v1/actions?team=team-7&sort=-due",
            "/v1/actions?unassigned=true",
            "/v1/actions?type=SCORE",
            "/v1/actions?q=umber17",
            "/v1/actions?q=bank",
            "/v1/actions?q=umber%20bank",
            "/v1/actions?q=nothing-like-it",
            "/v1/actions/counts",
            "/v1/actions/counts?owner=owner-7",
            "/v1/leads",
            "/v1/leads?limit=200",
            "/v1/leads?owner=owner-7",
            "/v1/leads?team=team-7&tier=B&standing=OPEN",
            "/v1/leads?duty=FIRST_CALL&state=BREACHED",
            "/v1/leads?state=WAIVED",
            "/v1/leads?source=fair&team=team-9",
            "/v1/leads?q=umber17",
            "/v1/leads?q=bank",
            "/v1/leads?q=nothing-like-it",
            "/v1/search?q=L-0500000",
            "/v1/search?q=L-05",
            "/v1/search?q=L",
            "/v1/search?q=umber17",
            "/v1/search?q=bank",
            "/v1/search?q=umber%20bank",
            "/v1/search?q=owner-7",
            "/v1/search?q=first-call-half",
            "/v1/search?q=nothing-like-it",
            "/v1/people");

    @Inject
    DataSource database;

    @Inject
    Calendars calendars;

    @Inject
    InstantSource clock;

    @Test
    void pages_lists_and_search() throws SQLException {
        try (var connection = database.getConnection()) {
            fill(connection);
        }
        ASKED.forEach(PageTimes::measure);
    }

    private void fill(Connection connection) throws SQLException {
        var version = calendars.find("us-sales").orElseThrow().version();
        var now = "timestamptz '" + clock.instant() + "'";
        connection.setAutoCommit(true);
        try (var statement = connection.createStatement()) {
            statement.execute(ROWS.formatted(LEADS).replace(":now", now));
            for (var each : FILL) {
                statement.execute(
                        (each.contains("us-sales") ? each.replace("%s", version) : each).replace(":now", now));
            }
        }
    }

    private static void measure(String asked) {
        var millis = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long begin = System.nanoTime();
            given().urlEncodingEnabled(false).get(asked).then().statusCode(200);
            millis[i] = (System.nanoTime() - begin) / 1e6;
        }
        Arrays.sort(millis);
        System.out.printf("%-60s median %.1f ms, slowest %.1f ms%n", asked, millis[TIMES / 2], millis[TIMES - 1]);
    }
}
