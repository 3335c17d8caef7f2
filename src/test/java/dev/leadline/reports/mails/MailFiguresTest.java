package dev.leadline.reports.mails;

import static dev.leadline.reports.duties.DutyRows.with;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.calendars.Calendars;
import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import dev.leadline.reports.duties.DutyRows;
import dev.leadline.web.SettableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The figures of mails, of rows that are written here: a week in January 2016 in New York, five hours behind UTC. First calls
 * are due after two open hours; it is open from 09:00 to 17:00.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class MailFiguresTest {

    private static final String STAGE = "MAILS";

    @Inject
    DutyRows rows;

    @Inject
    Queries queries;

    @Inject
    Calendars calendars;

    @Inject
    SettableClock clock;

    @BeforeEach
    void tell() {
        remove();
        clock.set(Instant.parse("2016-01-18T14:00:00Z"));
        // due Wednesday 12:00, and never called
        rows.insert(call("M-1", "2016-01-13T15:00:00Z"));
        cycle("M-1", "2016-01-13T15:00:00Z", false, "east-2");
        // due Thursday 12:00, and nobody had it
        rows.insert(with(call("M-2", "2016-01-14T15:00:00Z"), "owner", null, "owner_deadline", null));
        // called three hours late
        rows.insert(rows.met(call("M-3", "2016-01-14T15:00:00Z"), Instant.parse("2016-01-14T20:00:00Z")));
        // due Friday 10:00
        rows.insert(call("M-4", "2016-01-14T21:00:00Z"));
        // called in time
        rows.insert(rows.met(call("M-5", "2016-01-14T16:00:00Z"), Instant.parse("2016-01-14T17:00:00Z")));
        // called in time on Wednesday, as was told on Thursday at 10:00
        var late = call("M-6", "2016-01-13T14:00:00Z");
        var told = Instant.parse("2016-01-14T15:00:00Z");
        rows.insert(
                with(late, "known_until", told),
                with(rows.met(late, Instant.parse("2016-01-13T15:00:00Z")), "known_from", told));
        cycle("U-1", "2016-01-13T14:00:00Z", true, null);
        cycle("U-2", "2016-01-14T17:00:00Z", true, null);
    }

    @AfterEach
    void remove() {
        rows.remove(STAGE);
        queries.update("delete from lead_cycle where stage = :stage", Parameters.of("stage", STAGE));
        given().get("/v1/subscriptions?limit=200")
                .jsonPath()
                .getList("items.id", String.class)
                .forEach(id -> given().header("If-Match", "*").delete("/v1/subscriptions/" + id));
        clock.reset();
    }

    private Map<String, Object> call(String lead, String receivedAt) {
        return with(rows.firstCall(lead, Instant.parse(receivedAt)), "stage", STAGE);
    }

    private void cycle(String lead, String receivedAt, boolean isUnscored, String owner) {
        var received = Instant.parse(receivedAt);
        var row = new LinkedHashMap<String, Object>();
        row.put("lead_id", lead);
        row.put("cycle", 1);
        row.put("known_from", received);
        row.put("stage", STAGE);
        row.put("policy_id", "mql-to-sal-predictive");
        row.put("policy_version", "sha256:1");
        row.put("calendar_id", "us-sales");
        row.put("calendar_version", calendars.find("us-sales").orElseThrow().version());
        row.put("zone", "America/New_York");
        row.put("received_at", received);
        row.put("received_on", DutyRows.date(received));
        row.put("received_hour", 10);
        row.put("received_open", true);
        row.put("is_unscored", isUnscored);
        row.put("is_nurtured", false);
        row.put("owner", owner);
        row.put("team", "east");
        var names = String.join(", ", row.keySet());
        var values = row.keySet().stream().map(name -> ":" + name).collect(Collectors.joining(", "));
        var parameters = Parameters.none();
        row.forEach(parameters::and);
        queries.update("insert into lead_cycle (" + names + ") values (" + values + ")", parameters);
    }

    private static String mail(String frequency, String filter, String at) {
        String id = given().contentType("application/json")
                .body("{\"address\":\"lead@example.com\",\"frequency\":\"" + frequency
                        + "\",\"calendar\":\"us-sales\",\"filter\":" + filter + "}")
                .post("/v1/subscriptions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return given().accept("text/plain")
                .get("/v1/subscriptions/" + id + "/mail?at=" + at)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    /** Without the numbers of links and the width of columns. */
    private static String words(String mail) {
        return mail.replaceAll(" \\[[0-9]+\\]", "").replaceAll(" {2,}", "  ");
    }

    @Test
    void a_daily_mail_says_what_is_late_due_and_new() {
        var mail = words(mail("daily", "{\"stage\":[\"MAILS\"],\"team\":[\"east\"]}", "2016-01-15T13:00:00Z"));

        assertThat(mail)
                .startsWith("Leadline daily, Fri 15 Jan 2016: 2 late now, 1 due today\n")
                // Wednesday 12:00 to 17:00 and Thursday; Thursday 12:00 to 17:00
                .contains("  east-1  First call  1  13 h 0 min\n", "  nobody  First call  1  5 h 0 min\n")
                .contains("  M-1  First call  east-2  Wed 13 Jan 12:00  13 h 0 min\n")
                .contains("  M-2  First call  nobody  Thu 14 Jan 12:00  5 h 0 min\n")
                .contains("Due today: 1 duty\n", "  east  First call  1\n")
                .contains("of what was due since the last mail (Thu 14 Jan)\n", "  First call  1  1\n")
                .contains("First call: 1 duty has another result than when the last mail was written")
                .contains("1 lead has waited for more than a day, the first since Wed 13 Jan 09:00.");
    }

    @Test
    void people_are_named_only_in_a_mail_about_one_team() {
        var filters = List.of(
                "{\"stage\":[\"MAILS\"]}",
                "{\"stage\":[\"MAILS\"],\"team\":[\"east\",\"west\"]}",
                "{\"stage\":[\"MAILS\"],\"tier\":[],\"policy\":[\"mql-to-sal-predictive\"]}");

        for (var filter : filters) {
            assertThat(mail("daily", filter, "2016-01-15T13:00:00Z")).doesNotContain("east-1", "east-2");
            assertThat(mail("weekly", filter, "2016-01-18T13:00:00Z")).doesNotContain("east-1", "east-2");
        }
        var team = "{\"stage\":[\"MAILS\"],\"team\":[\"east\"]}";
        assertThat(mail("weekly", team, "2016-01-18T13:00:00Z")).contains("east-1");
    }

    @Test
    void a_mail_shows_what_was_known_at_its_moment() {
        // on Wednesday evening M-6 had not been told, and nothing of Thursday had happened
        var mail = words(mail("daily", "{\"stage\":[\"MAILS\"]}", "2016-01-13T22:00:00Z"));

        assertThat(mail)
                .startsWith("Leadline daily, Wed 13 Jan 2016: 2 late now, 0 due today\n")
                .doesNotContain("M-2", "M-3");
    }

    @Test
    void a_weekly_mail_counts_the_week_by_both_clocks() {
        var mail = words(mail("weekly", "{\"stage\":[\"MAILS\"]}", "2016-01-18T13:00:00Z"));

        assertThat(mail)
                .startsWith("Leadline weekly, 11 Jan to 17 Jan 2016: 33.3% of first calls kept\n")
                // M-5 and M-6 of six
                .contains("  First call  33.3% of 6 (9.7 to 70.0)  -  33.3%\n")
                // M-1, M-3 and M-4 were late by the owner's clock, too; M-2 was routed late
                .contains("  east  33.3% of 6 (9.7 to 70.0)  50.0% of 6 (18.8 to 81.2)  1\n")
                // M-4 for 7 open hours, M-2 for 13 and M-1 for 21
                .contains("Late now: 3 duties\n", "  under 1 business day  1\n", "  1 to 3 business days  2\n")
                .contains("No lead was given up.");
    }

    /** Of 40 first calls of an owner 10 were kept, of 40 of another one all: beyond chance. */
    @Test
    void the_headline_names_an_owner_only_in_a_mail_about_one_team() {
        for (int i = 0; i < 40; i++) {
            var good = rows.met(call("MAILS-G-" + i, "2016-01-12T15:00:00Z"), Instant.parse("2016-01-12T16:00:00Z"));
            rows.insert(with(good, "owner", "east-8"));
            var bad = with(call("MAILS-B-" + i, "2016-01-12T15:00:00Z"), "owner", "east-9");
            rows.insert(i < 10 ? rows.met(bad, Instant.parse("2016-01-12T16:00:00Z")) : bad);
        }
        var all = mail("weekly", "{\"stage\":[\"MAILS\"]}", "2016-01-18T13:00:00Z");
        var team = mail("weekly", "{\"stage\":[\"MAILS\"],\"team\":[\"east\"]}", "2016-01-18T13:00:00Z");

        assertThat(team).contains("`east-9`").doesNotContain("No test of the week stands out");
        assertThat(all).doesNotContain("east-9", "No test of the week stands out");
    }

    /** What a reader finds behind a figure is that very figure. */
    @Test
    void every_figure_leads_to_a_list_of_that_length() {
        var all = mail("daily", "{\"stage\":[\"MAILS\"],\"team\":[\"east\"]}", "2016-01-15T13:00:00Z")
                + mail("weekly", "{\"stage\":[\"MAILS\"]}", "2016-01-18T13:00:00Z");
        var links = Pattern.compile("\\[[0-9]+\\] http://localhost:[0-9]+(/v1/reports/(leads|restatements)\\?.*)")
                .matcher(all)
                .results()
                .map(found -> found.group(1))
                .toList();
        var totals = links.stream().map(MailFiguresTest::total).toList();

        // daily: late of east-1 and of nobody, due today, not done, kept late, restated;
        // weekly: judged in the week, by the team, routed or handed on late, given up early
        assertThat(totals).containsExactly(1, 1, 1, 1, 1, 1, 6, 6, 1);
    }

    private static int total(String link) {
        var parameters = Arrays.stream(link.substring(link.indexOf('?') + 1).split("&"))
                .map(each -> each.split("=", 2))
                .collect(Collectors.groupingBy(
                        each -> each[0],
                        LinkedHashMap::new,
                        Collectors.mapping(
                                each -> URLDecoder.decode(each[1], StandardCharsets.UTF_8), Collectors.toList())));
        return given().queryParams(parameters)
                .get(link.substring(0, link.indexOf('?')))
                .then()
                .statusCode(200)
                .extract()
                .path("total");
    }
}
