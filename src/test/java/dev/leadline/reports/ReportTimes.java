package dev.leadline.reports;

import dev.leadline.calendars.Calendars;
import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * Measures reports over many duties of 50 owners in a year: of each lead three, each of which was known otherwise before. Not
 * part of the tests: {@code mvn test -Dtest=ReportTimes -Dtests.jvm= -Dduties=1000000}.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class ReportTimes {

    private static final int DUTIES = Integer.getInteger("duties", 1_000_000);
    private static final int SOME = 2_000;
    private static final int WARMING = 8;
    private static final int TRIES = 7;
    private static final String YEAR = "from=2025-01-06&to=2026-01-05";
    private static final String WEEK = "from=2025-06-02&to=2025-06-09";

    private static final String LOAD =
            """
            insert into duty (lead_id, cycle, kind, known_from, known_until, stage, policy_id, policy_version, calendar_id,
              calendar_version, zone, tier, tier_at_receipt, source, attributes, owner, team, received_at, received_on,
              received_hour, clock_started_at, deadline, at_risk_after, due_at, due_on, state, met_at, ended_at, cause,
              warned_at, decision_id, feasible, owner_deadline, handed_on, open_at_start, open_at_deadline, open_to_done,
              wall_to_done, done_while_closed, paused_seconds, unassigned_seconds)
            select 'load-' || n, 1, kind, case when is_last then coalesce(done, received) else received end,
              case when is_last then 'infinity' else done end, 'MQL', 'mql-to-sal-predictive',
              'sha256:' || repeat('a1b2', 16), 'us-sales', :version, 'America/New_York', tier, tier,
              (array['web', 'event', 'partner', 'list'])[(1 + n % 4)::int], '{"region": "north"}', 'owner-' || n % 50,
              'team-' || n % 5, received, received::date, extract(hour from received), received, deadline,
              deadline - interval '24 minutes', deadline, deadline::date,
              case when not is_last or done is null then 'OPEN' when is_reached then 'CANCELLED'
                when done <= deadline then 'MET' else 'MET_LATE' end,
              case when is_last and not is_reached then done end, case when is_last and is_reached then done end,
              case when is_last and is_reached then 'REACHED' end,
              case when n % 7 = 0 then received + interval '90 minutes' end, gen_random_uuid(), n % 100 > 0,
              deadline + (n % 3)::int * interval '1 hour', n % 5 = 0, opened, opened + 7200,
              case when is_last and not is_reached then extract(epoch from done - received) end,
              case when is_last and not is_reached then extract(epoch from done - received) end, false, 0, 0
            from (select n, kind, is_last, received, received + interval '2 hours' as deadline,
                400000000 + (extract(epoch from received)::bigint - 1735689600) / 4 as opened, n % 25 = 3 as is_reached,
                (array['A', 'B', 'C'])[(1 + n % 3)::int] as tier,
                case when n % 20 > 0 then received + (n * 7919 % 10800 + 60)::int * interval '1 second' end as done
              from (select n, kind, is_last, timestamptz '2025-01-06T14:00:00Z'
                    + (n * 260 / :leads)::int / 5 * interval '1 week' + (n * 260 / :leads)::int % 5 * interval '1 day'
                    + (n * 104729 % 21600)::int * interval '1 second' as received
                  from generate_series(:first, :last) n,
                    (values ('FIRST_CALL'), ('ALL_ATTEMPTS'), ('DISPOSITION')) k (kind),
                    (values (true), (false)) l (is_last)) r) s
            where is_last or done is not null
            """;

    @Inject
    Queries queries;

    @Inject
    Calendars calendars;

    @Test
    void reports_over_many_duties() {
        load();
        say("compliance by owner and week, a year", "compliance?by=owner,week&" + YEAR);
        say("compliance by owner, a year", "compliance?by=owner&" + YEAR);
        say("compliance by owner, a week", "compliance?by=owner&" + WEEK);
        say("compliance by tier, as known before", "compliance?by=tier&judged=2025-09-01T12:00:00Z&" + YEAR);
        say("a page of an owner's late ones, a year", "leads?owner=owner-7&bucket=keptLate&" + YEAR);
        say("a page of an owner's, a week", "leads?owner=owner-7&" + WEEK);
        say("a page of all that was missed, a week", "leads?bucket=notDone&" + WEEK);
        say("the second page of a year", "leads?" + YEAR + "&cursor=" + next("leads?" + YEAR));
        say("restatements of a year", "restatements?" + YEAR);
        say("late now by owner", "late-now?by=owner");
    }

    /** Some at a time: the database is not waited for without end. */
    private void load() {
        queries.update("truncate duty", Parameters.none());
        var version = calendars.find("us-sales").orElseThrow().version();
        long leads = DUTIES / 3;
        for (long first = 0; first < leads; first += SOME) {
            queries.update(
                    LOAD,
                    Parameters.of("leads", leads)
                            .and("first", first)
                            .and("last", Math.min(leads, first + SOME) - 1)
                            .and("version", version));
        }
        QuarkusTransaction.requiringNew().run(() -> {
            queries.update("set local statement_timeout = 0", Parameters.none());
            queries.update("set local default_statistics_target = 10", Parameters.none());
            queries.update("analyze duty", Parameters.none());
        });
    }

    private static String next(String query) {
        return RestAssured.get("/v1/reports/" + query).then().extract().path("next");
    }

    private static void say(String what, String query) {
        var millis = new double[TRIES];
        for (int i = 0; i < WARMING; i++) {
            RestAssured.get("/v1/reports/" + query);
        }
        for (int i = 0; i < TRIES; i++) {
            long begin = System.nanoTime();
            RestAssured.get("/v1/reports/" + query).then().statusCode(200);
            millis[i] = (System.nanoTime() - begin) / 1e6;
        }
        Arrays.sort(millis);
        System.out.printf("%s: %.0f ms, at best %.0f ms%n", what, millis[TRIES / 2], millis[0]);
    }
}
