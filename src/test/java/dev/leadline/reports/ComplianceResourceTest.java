package dev.leadline.reports;

import static dev.leadline.reports.duties.DutyRows.with;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.reports.duties.DutyRows;
import dev.leadline.reports.forms.ReportForms;
import dev.leadline.web.SettableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counts of duties over HTTP, of rows that are written here. They have a stage of their own. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class ComplianceResourceTest {

    private static final String STAGE = "COMPLIANCE";
    private static final Instant MON_10_00 = Instant.parse("2016-01-11T15:00:00Z");
    private static final Instant FRI_12_00 = Instant.parse("2016-01-15T17:00:00Z");

    @Inject
    DutyRows rows;

    @Inject
    SettableClock clock;

    private int leads;

    @BeforeEach
    void begin() {
        rows.remove(STAGE);
        clock.set(FRI_12_00);
    }

    @AfterEach
    void end() {
        rows.remove(STAGE);
        clock.reset();
    }

    private Map<String, Object> call(Object... others) {
        return with(with(rows.firstCall("C-" + ++leads, MON_10_00), "stage", STAGE), others);
    }

    private Map<String, Object> met(Duration after, Object... others) {
        return with(rows.met(call(), MON_10_00.plus(after)), others);
    }

    private void insert(int count, Supplier<Map<String, Object>> row) {
        var all = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < count; i++) {
            all.add(row.get());
        }
        rows.insert(all);
    }

    private static ValidatableResponse report(String query) {
        return given().get("/v1/reports/compliance?stage=" + STAGE + "&from=2016-01-11&to=2016-01-18&" + query)
                .then()
                .statusCode(200);
    }

    @Test
    void a_report_says_how_many_were_kept_and_how_sure_that_is() {
        insert(315, () -> met(Duration.ofMinutes(88)));
        insert(42, () -> met(Duration.ofHours(3)));
        insert(27, () -> call());
        report("by=owner")
                .body("rows", hasSize(1))
                .body("rows[0].group", equalTo(Map.of("owner", "east-1")))
                .body("rows[0].judged", equalTo(384))
                .body("rows[0].kept", equalTo(315))
                .body("rows[0].keptLate", equalTo(42))
                .body("rows[0].notDone", equalTo(27))
                .body("rows[0].share", equalTo(0.8203f))
                .body("rows[0].interval", contains(0.7788f, 0.8555f))
                .body("rows[0].medianOpen", equalTo("PT1H28M"))
                .body("rows[0].p90Open", equalTo("PT3H"))
                .body("rows[0].classes.own", equalTo(69))
                .body("total.judged", equalTo(384))
                .body("total", not(hasKey("group")))
                .body("zone", equalTo("America/New_York"))
                .body("judgedAt", equalTo("2016-01-15T17:00:00Z"))
                .body("restated", equalTo(0));
    }

    @Test
    void time_on_the_wall_and_of_the_owner_stand_beside() {
        // West: 72 of 107 by the clock of the leads, of the 35 late ones 22 were routed late
        insert(72, () -> met(Duration.ofMinutes(60)));
        insert(22, () -> met(Duration.ofHours(3), "owner_deadline", MON_10_00.plus(Duration.ofHours(4))));
        insert(13, () -> met(Duration.ofHours(3)));
        report("by=team")
                .body("rows[0].judged", equalTo(107))
                .body("rows[0].share", equalTo(0.6729f))
                .body("rows[0].ownerShare", equalTo(0.8785f))
                .body("rows[0].classes", equalTo(Map.of("own", 13, "routing", 22, "handedOnLate", 0, "notFeasible", 0)))
                .body("rows[0].medianOpen", equalTo("PT1H"))
                .body("rows[0].medianWall", equalTo("PT1H"))
                .body("total.workedAsPromised", nullValue());
    }

    @Test
    void what_a_waiver_excuses_is_left_out_of_the_adjusted_share_only() {
        var team = "fair-" + UUID.randomUUID();
        insert(6, () -> met(Duration.ofMinutes(60), "team", team));
        insert(10, () -> call("team", team));
        insert(14, () -> met(Duration.ofMinutes(60)));
        insert(10, () -> call());
        report("by=owner").body("total.share", equalTo(0.5f)).body("total.adjusted.excused", equalTo(0));

        var outage =
                """
                {"kind": "outage", "team": "%s", "duty": "FIRST_CALL", "from": "2016-01-11T00:00:00-05:00",
                 "to": "2016-01-12T00:00:00-05:00", "reason": "The dialler was down."}"""
                        .formatted(team);
        var asked = given().header("From", "lead@example.com").contentType("application/json");
        int waiver = asked.body(outage)
                .post("/v1/waivers")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        report("by=owner").body("total.adjusted.excused", equalTo(0));
        decide(waiver, "approval");
        // 14 of 24 are kept elsewhere
        report("by=team")
                .body("total.judged", equalTo(40))
                .body("total.share", equalTo(0.5f))
                .body("total.adjusted.excused", equalTo(16))
                .body("total.adjusted.judged", equalTo(24))
                .body("total.adjusted.share", equalTo(0.5833f))
                .body("rows.find { it.group.team == '" + team + "' }.adjusted.judged", equalTo(0))
                .body("rows.find { it.group.team == '" + team + "' }.adjusted.share", nullValue());
        decide(waiver, "withdrawal");
        report("by=owner").body("total.adjusted.excused", equalTo(0));
    }

    private static void decide(int waiver, String decision) {
        given().header("From", "head@example.com")
                .post("/v1/waivers/" + waiver + "/" + decision)
                .then()
                .statusCode(200);
    }

    @Test
    void attempts_are_read_with_those_who_were_reached() {
        // 234 of 315, and 327 reached in time: (234 + 327) / 662
        insert(234, () -> met(Duration.ofHours(1), "kind", "ALL_ATTEMPTS"));
        insert(81, () -> call("kind", "ALL_ATTEMPTS"));
        insert(327, () -> call("kind", "ALL_ATTEMPTS", "state", "CANCELLED", "cause", "REACHED"));
        insert(30, () -> call("kind", "ALL_ATTEMPTS", "state", "CANCELLED", "cause", "GIVEN_UP_IN_TIME"));
        int last = leads;
        leads = last - 20;
        insert(20, () -> call("kind", "EARLY_DISQUALIFICATION", "state", "BREACHED", "deadline", null));
        leads = last - 30;
        insert(
                10,
                () -> call(
                        "kind", "EARLY_DISQUALIFICATION", "state", "WAIVED", "cause", "duplicate", "deadline", null));
        report("duty=ALL_ATTEMPTS")
                .body("total.judged", equalTo(315))
                .body("total.share", equalTo(0.7429f))
                .body("total.noLongerOwedBy", equalTo(Map.of("REACHED", 327, "GIVEN_UP_IN_TIME", 30)))
                .body("total.workedAsPromised.count", equalTo(561))
                .body("total.workedAsPromised.of", equalTo(662))
                .body("total.workedAsPromised.share", equalTo(0.8474f))
                .body("total.givenUpEarly", nullValue());
        report("duty=EARLY_DISQUALIFICATION")
                .body("total.notDone", equalTo(20))
                .body("total.classes.own", equalTo(20))
                .body("total.waivedBy", equalTo(Map.of("duplicate", 10)))
                .body("total.givenUpEarly.count", equalTo(20))
                .body("total.givenUpEarly.of", equalTo(30))
                .body("total.workedAsPromised", nullValue());
    }

    @Test
    void what_is_not_over_counts_as_longer_than_so_far() {
        insert(4, () -> met(Duration.ofMinutes(60)));
        insert(3, () -> call());
        insert(3, () -> call("closed_at", MON_10_00.plus(Duration.ofMinutes(5)), "state", "BREACHED"));
        // 4 of 10 within an hour; the others have not been called: half is not reached
        report("").body("total.judged", equalTo(10)).body("total.medianOpen", nullValue());
        // received an hour before the moment of judging: it says nothing of more than an hour, 4 of 9 are left to say
        insert(1, () -> met(Duration.ofMinutes(90)));
        report("").body("total.medianOpen", nullValue());
        insert(2, () -> met(Duration.ofMinutes(100)));
        // 7 of 13 by then
        report("").body("total.medianOpen", equalTo("PT1H40M"));
    }

    @Test
    void a_duty_that_stands_in_a_pause_has_run_until_the_pause() {
        // half an hour ran; the pause goes on since
        insert(1, () -> call("paused_since", MON_10_00.plus(Duration.ofMinutes(30)), "owner_deadline", null));
        insert(1, () -> met(Duration.ofMinutes(60)));
        // at 60 minutes only one of one is at risk
        report("")
                .body("total.medianOpen", equalTo("PT1H"))
                .body("total.p90Open", equalTo("PT1H"))
                .body("total.paused", equalTo(1));
    }

    @Test
    void a_list_shows_what_a_number_counts() {
        insert(3, () -> met(Duration.ofMinutes(60)));
        insert(2, () -> met(Duration.ofHours(3), "owner", null, "owner_deadline", null));
        insert(1, () -> call());
        String link = report("by=owner,week")
                .body("rows", hasSize(2))
                .body("rows[1].group.owner", nullValue())
                .body("rows[1].group.week", equalTo("2016-01-11"))
                .body("rows[1].judged", equalTo(2))
                .body("rows[1].leads", startsWith("/v1/reports/leads?duty=FIRST_CALL&view=due&from=2016-01-11"))
                .body("rows[1].leads", endsWith("&without=owner&stage=COMPLIANCE&week=2016-01-11"))
                .extract()
                .path("rows[1].leads");
        given().urlEncodingEnabled(false)
                .get(link + "&bucket=judged&limit=1")
                .then()
                .statusCode(200)
                .body("total", equalTo(2))
                .body("items", hasSize(1))
                .body("items[0].bucket", equalTo("keptLate"))
                .body("items[0].class", equalTo("routing"))
                .body("items[0].ownerAtDeadline", nullValue())
                .body("items[0].openSecondsToDone", equalTo(10_800))
                .body("items[0].openSecondsLate", equalTo(3_600))
                .body("next", notNullValue());
        leads("bucket=notDone")
                .body("total", equalTo(1))
                .body("items[0].state", equalTo("BREACHED"))
                // Monday 12:00 to Friday 12:00
                .body("items[0].openSecondsLate", equalTo(4 * 8 * 3_600))
                .body("next", nullValue());
        leads("bucket=keptLate&class=own").body("total", equalTo(0)).body("items", hasSize(0));
    }

    private static ValidatableResponse leads(String query) {
        return given().get("/v1/reports/leads?stage=" + STAGE + "&from=2016-01-11&to=2016-01-18&" + query)
                .then()
                .statusCode(200);
    }

    @Test
    void the_pages_of_a_list_are_of_one_moment() {
        insert(3, () -> call());
        String next = leads("limit=2").body("total", equalTo(3)).extract().path("next");
        // one is called after the first page, and another lead comes
        rows.end("C-3", FRI_12_00.plusSeconds(1));
        rows.insert(with(rows.met(call("lead_id", "C-3"), FRI_12_00), "known_from", FRI_12_00.plusSeconds(1)));
        insert(1, () -> call("known_from", FRI_12_00.plusSeconds(1)));
        clock.set(FRI_12_00.plusSeconds(2));
        leads("limit=2&cursor=" + next)
                .body("total", equalTo(3))
                .body("items", hasSize(1))
                .body("items[0].leadId", equalTo("C-3"))
                .body("items[0].bucket", equalTo("notDone"))
                .body("next", nullValue());
    }

    @Test
    void past_reports_stay_as_they_were() {
        insert(2, () -> call());
        var tue = MON_10_00.plus(Duration.ofDays(1));
        rows.end("C-1", tue);
        // told on Tuesday: it had been called within the hour
        rows.insert(with(rows.met(call("lead_id", "C-1"), MON_10_00.plus(Duration.ofMinutes(50))), "known_from", tue));
        report("judged=2016-01-11T18:00:00Z")
                .body("judgedAt", equalTo("2016-01-11T18:00:00Z"))
                .body("total.notDone", equalTo(2))
                .body("total.kept", equalTo(0))
                .body("restated", equalTo(1));
        report("")
                .body("total.notDone", equalTo(1))
                .body("total.kept", equalTo(1))
                .body("restated", equalTo(0));
        report("judged=2016-01-11T16:00:00Z").body("total.inTime", equalTo(2));
    }

    @Test
    void late_facts_restate_a_period_and_what_went_on_does_not() {
        var thu = Instant.parse("2016-01-07T15:00:00Z");
        var tue = MON_10_00.plus(Duration.ofDays(1));
        // missed by all that was known on Monday; told on Tuesday that it was kept
        rows.insert(
                with(rows.firstCall("R-kept", thu), "stage", STAGE, "known_until", tue),
                with(rows.met(rows.firstCall("R-kept", thu), thu.plusSeconds(60)), "stage", STAGE, "known_from", tue));
        // missed, and done on Tuesday
        rows.insert(
                with(rows.firstCall("R-later", thu), "stage", STAGE, "known_until", tue),
                with(rows.met(rows.firstCall("R-later", thu), tue), "stage", STAGE, "known_from", tue));
        // nobody knew of it
        rows.insert(with(rows.firstCall("R-unknown", thu), "stage", STAGE, "known_from", tue));
        // it was none, as turned out
        rows.insert(with(rows.firstCall("R-withdrawn", thu), "stage", STAGE, "known_until", tue));
        // told on Tuesday of a merge
        rows.insert(
                with(rows.firstCall("R-merged", thu), "stage", STAGE, "known_until", tue),
                with(
                        rows.firstCall("R-merged", thu),
                        "stage",
                        STAGE,
                        "known_from",
                        tue,
                        "state",
                        "CANCELLED",
                        "cause",
                        "MERGED",
                        "ended_at",
                        tue));
        var query = "?stage=" + STAGE + "&from=2016-01-04&to=2016-01-11";
        given().get("/v1/reports/compliance" + query).then().body("restated", equalTo(4));
        given().get("/v1/reports/restatements" + query)
                .then()
                .statusCode(200)
                .body("total", equalTo(4))
                .body("items.leadId", contains("R-kept", "R-merged", "R-unknown", "R-withdrawn"))
                .body("items.was", contains("notDone", "notDone", null, "notDone"))
                .body("items.now", contains("kept", "noLongerOwed", "notDone", null))
                .body("items.restatedAt", everyItem(equalTo(tue.toString())))
                .body("next", nullValue());
        var lines = given().accept("text/csv")
                .get("/v1/reports/restatements" + query)
                .then()
                .header("Content-Disposition", "attachment; filename=restatements.csv")
                .extract()
                .asString()
                .split("\n");
        assertThat(lines).hasSize(5);
        assertThat(lines[0]).isEqualTo("leadId,cycle,duty,tier,team,owner,deadline,zone,metAt,was,now,restatedAt");
        // due two hours after Thursday 10:00 in New York, called within the minute, told on Tuesday
        assertThat(lines[1])
                .isEqualTo("R-kept,1,FIRST_CALL,,east,east-1,2016-01-07T17:00:00Z,America/New_York,"
                        + "2016-01-07T15:01:00Z,notDone,kept,2016-01-12T15:00:00Z");
        assertThat(given().accept("text/csv")
                        .get("/v1/reports/restatements" + query + "&limit=3")
                        .asString())
                .hasLineCount(4);
        String next = given().get("/v1/reports/restatements" + query + "&limit=3")
                .then()
                .extract()
                .path("next");
        given().get("/v1/reports/restatements" + query + "&limit=3&cursor=" + next)
                .then()
                .body("items.leadId", contains("R-withdrawn"));
        given().get("/v1/reports/restatements" + query + "&cursor=x")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/cursor"));
    }

    @Test
    void what_is_late_now_has_ages_and_names() {
        insert(1, () -> call());
        var fri = Instant.parse("2016-01-15T14:00:00Z");
        rows.insert(
                with(rows.firstCall("L-hour", fri), "stage", STAGE, "owner", "west-1"),
                with(rows.firstCall("L-ahead", FRI_12_00), "stage", STAGE),
                with(rows.firstCall("L-closed", fri), "stage", STAGE, "closed_at", fri, "state", "BREACHED"),
                with(rows.met(rows.firstCall("L-done", fri), FRI_12_00), "stage", STAGE));
        given().get("/v1/reports/late-now?by=owner&stage=" + STAGE)
                .then()
                .statusCode(200)
                // Monday 12:00 to Friday 12:00, and Friday 11:00 to 12:00
                .body("total.count", equalTo(2))
                .body("total.oldest", equalTo("PT32H"))
                .body("total.median", equalTo("PT1H"))
                .body("total.ages", equalTo(Map.of("under1", 1, "from1to3", 0, "from3to10", 1, "over10", 0)))
                .body("rows.group.owner", contains("east-1", "west-1"))
                .body("rows.count", contains(1, 1))
                .body("items.leadId", contains("C-1", "L-hour"))
                .body("items.openSecondsLate", contains(32 * 3_600, 3_600))
                .body("next", nullValue());
        given().get("/v1/reports/late-now?from=2016-01-15&to=2016-01-16&stage=" + STAGE)
                .then()
                .body("total.count", equalTo(1));
        given().get("/v1/reports/late-now?judged=2016-01-15T17:00:00Z&stage=" + STAGE)
                .then()
                .statusCode(422)
                .body("errors[0].detail", equalTo("The judged (2016-01-15T17:00:00Z) must be now."));
        String next = given().get("/v1/reports/late-now?limit=1&stage=" + STAGE)
                .then()
                .extract()
                .path("next");
        given().get("/v1/reports/late-now?limit=1&stage=" + STAGE + "&cursor=" + next)
                .then()
                .body("items.leadId", contains("L-hour"))
                .body("next", nullValue());
        leads("only=lateNow").body("total", equalTo(2));
    }

    @Test
    void tables_have_every_row_and_nothing_that_a_spreadsheet_runs() {
        insert(1_001, () -> call("source", "=HYPERLINK(\"http://x\")"));
        insert(1, () -> met(Duration.ofMinutes(60), "source", "a, b"));
        var query = "?stage=" + STAGE + "&from=2016-01-11&to=2016-01-18";
        var csv = given().accept("text/csv")
                .get("/v1/reports/leads" + query)
                .then()
                .statusCode(200)
                .header("Content-Type", "text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=leads.csv")
                .extract()
                .asString()
                .split("\n");
        assertThat(csv).hasSize(1_003);
        assertThat(csv[0])
                .isEqualTo(
                        "leadId,cycle,duty,tier,policyVersion,team,ownerAtDeadline,ownerNow,source,"
                                + "receivedAt,clockStarted,deadline,zone,metAt,state,bucket,class,openSecondsToDone,"
                                + "openSecondsUnassigned,openSecondsLate,pausedSeconds,waiver,decisionId,value,currency,reason,missing");
        assertThat(csv[1])
                .isEqualTo("C-1,1,FIRST_CALL,,sha256:1,east,east-1,,\"'=HYPERLINK(\"\"http://x\"\")\","
                        + "2016-01-11T15:00:00Z,2016-01-11T15:00:00Z,2016-01-11T17:00:00Z,America/New_York,,BREACHED,"
                        + "notDone,own,,0,115200,0,,,,,,");
        var few = given().accept("text/csv")
                .get("/v1/reports/leads" + query + "&limit=2&mark=true")
                .asString();
        assertThat(few).startsWith("\uFEFFleadId,").hasLineCount(3);

        var counts = given().accept("text/csv")
                .get("/v1/reports/compliance" + query + "&by=source,hour")
                .asString();
        assertThat(counts.split("\n")).hasSize(3);
        assertThat(counts.split("\n")[0])
                .startsWith("source,hour,judged,kept,keptLate,notDone,inTime,waived,noLongerOwed,");
        assertThat(counts.split("\n")[1]).startsWith("\"'=HYPERLINK(\"\"http://x\"\")\",10,1001,0,0,1001,0,0,0,,,0.0,");
        assertThat(counts.split("\n")[2])
                .startsWith("\"a, b\",10,1,1,0,0,0,0,0,,,1.0,0.2065,1.0,0,1.0,3600,3600,3600,3600,");
    }

    @Test
    void a_sheet_has_the_same_rows() throws IOException {
        insert(2, () -> call("source", "=1+1"));
        var query = "?stage=" + STAGE + "&from=2016-01-11&to=2016-01-18";
        for (var door : new String[] {"leads", "compliance", "late-now", "restatements", "headline"}) {
            var sheet = sheet(given().accept(ReportForms.XLSX)
                    .get("/v1/reports/" + door + query)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asByteArray());
            assertThat(sheet).doesNotContain("<f>");
            if (door.equals("leads") || door.equals("late-now")) {
                assertThat(sheet).contains("C-1", "C-2", "&apos;=1+1", "notDone");
                // 2016-01-11 10:00 in New York, as a date of a spreadsheet
                assertThat(sheet).contains("<v>42380.41666");
            }
        }
    }

    private static String sheet(byte[] xlsx) throws IOException {
        var file = Files.write(Files.createTempFile("sheet", ".xlsx"), xlsx);
        try (var zip = new ZipFile(file.toFile());
                var sheet = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"))) {
            return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void a_view_of_what_was_received_is_unfinished_while_deadlines_are_ahead() {
        insert(1, () -> call());
        report("view=received&judged=2016-01-11T16:00:00Z").body("total.unfinished", equalTo(true));
        report("view=received").body("total.unfinished", equalTo(false)).body("total.notDone", equalTo(1));
        report("judged=2016-01-11T16:00:00Z").body("total.unfinished", equalTo(false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "from=2016-01-18&to=2016-01-11|/from|2016-01-18|must be before `to` (2016-01-11)",
                "from=2016-01-11&to=2016-01-11|/from|2016-01-11|must be before `to`",
                "from=2016-01-11&to=2026-01-12|/to|2026-01-12|must be at most ten years after `from`",
                "from=2016-02-30&to=2016-03-01|/from|2016-02-30|must be a date such as 2026-11-02",
                "from=monday&to=2016-03-01|/from|monday|must be a date",
                "from=0000-01-01&to=0001-01-01|/from|0000-01-01|must be a date",
                "to=2016-03-01|/from||The from is missing.",
                "G&duty=FIRST_CAL|/duty|FIRST_CAL|Did you mean `FIRST_CALL`?",
                "G&by=ownr|/by|ownr|Did you mean `owner`?",
                "G&by=owner,week,day|/by|owner,week,day|names 3 groups; at most two are allowed",
                "G&by=owner,owner|/by|owner,owner|names a group twice",
                "G&by=attribute:nowhere|/by|attribute:nowhere|The by (attribute:nowhere) is unknown.",
                "G&view=recieved|/view|recieved|Did you mean `received`?",
                "G&judged=2036-01-01T00:00:00Z|/judged|2036-01-01T00:00:00Z|must not be later than now",
                "G&judged=yesterday|/judged|yesterday|must be a time with its offset",
                "G&hour=24|/hour|24|must be a whole number from 0 to 23",
                "G&weekday=monday|/weekday|monday|must be one of mon, tue",
                "G&day=2016-13-01|/day|2016-13-01|must be a date",
                "G&week=2016-01-12|/week|2016-01-12|must be a Monday",
                "G&week=%2B99999-01-04|/week|+99999-01-04|must be a Monday",
                "G&month=2016-1|/month|2016-1|must be a month",
                "G&attribute=region|/attribute|region|must be a name and a value",
                "G&attribute=nowhere:x|/attribute|nowhere|The attribute (nowhere) is unknown.",
                "G&without=ownr|/without|ownr|Did you mean `owner`?",
                "G&owner=noboddy|/owner|noboddy|The owner (noboddy) is unknown.",
                "G&owner=%00|/owner|\\u0000|must be text of 1 to 200 characters",
            })
    void what_cannot_be_asked_is_refused_by_name_and_value(String query, String pointer, String value, String detail) {
        var asked = query.replace("G&", "from=2016-01-11&to=2016-01-18&");
        for (var door : new String[] {"compliance", "leads"}) {
            given().urlEncodingEnabled(false)
                    .get("/v1/reports/" + door + "?" + asked)
                    .then()
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo(pointer))
                    .body("errors[0].value", equalTo(value))
                    .body("errors[0].detail", containsString(detail));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bucket=late|/bucket|late|Use kept, keptLate, notDone, inTime, waived, noLongerOwed, judged.",
                "bucket=notdone|/bucket|notdone|Did you mean `notDone`?",
                "class=ours|/class|ours|Use notFeasible, routing, handedOnLate, own.",
                "only=warmed|/only|warmed|Did you mean `warned`?",
                "cursor=abc|/cursor|abc|must be the `next` value of an earlier page",
                "limit=201|/limit|201|must be a whole number from 1 to 200",
            })
    void a_list_that_cannot_be_is_refused(String query, String pointer, String value, String detail) {
        given().get("/v1/reports/leads?from=2016-01-11&to=2016-01-18&" + query)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].value", equalTo(value))
                .body("errors[0].detail", containsString(detail));
    }

    @Test
    void what_is_late_now_is_asked_for_by_a_view_that_there_is() {
        given().get("/v1/reports/late-now?view=recieved")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/view"))
                .body("errors[0].value", equalTo("recieved"));
    }

    @Test
    void an_owner_who_has_no_lead_any_more_is_known() {
        insert(1, () -> call("owner", "compliance-former"));
        report("owner=compliance-former").body("total.judged", equalTo(1));
        given().get("/v1/reports/compliance?from=2016-01-11&to=2016-01-18&owner=compliance-formre")
                .then()
                .statusCode(422)
                .body("errors[0].value", equalTo("compliance-formre"));
    }

    @Test
    void a_parameter_that_is_unknown_is_refused() {
        given().get("/v1/reports/compliance?from=2016-01-11&to=2016-01-18&ownr=east-1")
                .then()
                .statusCode(400)
                .body("detail", containsString("Did you mean `owner`?"));
    }
}
