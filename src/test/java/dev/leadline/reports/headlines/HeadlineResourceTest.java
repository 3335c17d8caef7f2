package dev.leadline.reports.headlines;

import static dev.leadline.reports.duties.DutyRows.with;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.reports.duties.DutyRows;
import dev.leadline.web.SettableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The headline of duties of a stage of their own. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class HeadlineResourceTest {

    private static final String STAGE = "headline-test";
    private static final String WEEK = "/v1/reports/headline?stage=" + STAGE + "&from=2026-03-02&to=2026-03-09";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant MON_10_00 = Instant.parse("2026-03-02T15:00:00Z");
    private static final Instant TUE_10_00 = Instant.parse("2026-03-03T15:00:00Z");

    @Inject
    DutyRows duties;

    @Inject
    SettableClock clock;

    private final List<Map<String, Object>> rows = new ArrayList<>();

    @BeforeEach
    void the_week_is_over() {
        clock.set(Instant.parse("2026-03-10T15:00:00Z"));
    }

    @AfterEach
    void nothing_is_left() {
        duties.remove(STAGE);
        clock.reset();
    }

    /** So many first calls of an owner that were kept, and so many that were kept late by either clock. */
    private void calls(Instant received, String team, String owner, int kept, int late) {
        for (int i = 0; i < kept + late; i++) {
            var row = duties.firstCall(owner + "-" + rows.size(), received.plusSeconds(i));
            var met = duties.met(row, received.plusSeconds(i < kept ? 3_600 : 3 * 3_600));
            rows.add(with(met, "stage", STAGE, "team", team, "owner", owner));
        }
    }

    private static JsonNode get(String address) throws IOException {
        return JSON.readTree(given().urlEncodingEnabled(false)
                .get(address)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    @Test
    void an_owner_who_is_late_by_his_own_clock_makes_the_headline_with_his_list() throws IOException {
        calls(MON_10_00, "central", "central-1", 38, 2);
        calls(MON_10_00, "central", "central-2", 22, 14);
        calls(MON_10_00, "central", "central-3", 35, 1);
        duties.insert(rows);

        var headline = get(WEEK).at("/headline/0");

        // 22 / 36 = 61.1%, Wilson 44.9 to 75.2; 73 / 76 = 96.1%, 89.0 to 98.6
        assertThat(headline.path("test").asText()).isEqualTo("people");
        assertThat(headline.path("sentence").asText())
                .isEqualTo(
                        "`central-2` keeps 61.1% (22 of 36, 44.9 to 75.2) of first calls by the owner's own clock, the"
                                + " rest of the team `central` 96.1% (73 of 76, 89.0 to 98.6).");
        // pooled 95 of 112: 0.34942 / sqrt(0.84821 * 0.15179 * (1 / 76 + 1 / 36)) = 4.813
        assertThat(headline.path("strength").asDouble()).isEqualTo(4.81);
        var list = get(headline.at("/evidence/0/list").asText());
        assertThat(list.path("total").asInt()).isEqualTo(14);
        assertThat(list.findValuesAsText("leadId")).allMatch(lead -> lead.startsWith("central-2"));
        assertThat(get(headline.at("/evidence/1/list").asText()).path("total").asInt())
                .isEqualTo(112);
        assertThat(get(headline.at("/reports/0").asText()).path("rows")).hasSize(3);
    }

    @Test
    void a_change_against_the_week_before_is_told_and_both_lists_are_there() throws IOException {
        calls(MON_10_00.minusSeconds(7 * 86_400), "east", "east-1", 45, 5);
        calls(MON_10_00, "east", "east-1", 30, 20);
        duties.insert(rows);

        var answer = get(WEEK + "&test=kept").at("/answers/0");

        // 90% (78.6 to 95.7) to 60% (46.2 to 72.4): -30 points, Newcombe -44.9 to -13.2
        assertThat(answer.path("holds").asBoolean()).isTrue();
        assertThat(answer.path("sentence").asText())
                .isEqualTo("First calls fell from 90.0% to 60.0% (30 of 50, 46.2 to 72.4) against the period before:"
                        + " -30.0 points (-44.9 to -13.2).");
        assertThat(get(answer.at("/evidence/0/list").asText()).path("total").asInt())
                .isEqualTo(50);
        var before = answer.at("/evidence/1");
        assertThat(before.path("name").asText()).isEqualTo("keptBefore");
        assertThat(before.path("list").asText()).contains("from=2026-02-23&to=2026-03-02");
        assertThat(get(before.path("list").asText()).path("total").asInt()).isEqualTo(50);
    }

    @Test
    void a_spreadsheet_has_a_row_for_each_number_of_an_answer() {
        calls(MON_10_00.minusSeconds(7 * 86_400), "east", "east-1", 45, 5);
        calls(MON_10_00, "east", "east-1", 30, 20);
        duties.insert(rows);

        var lines = given().accept("text/csv")
                .get(WEEK + "&test=kept&test=pay")
                .then()
                .statusCode(200)
                .header("Content-Disposition", "attachment; filename=headline.csv")
                .extract()
                .asString()
                .split("\n");

        assertThat(lines).hasSize(4);
        assertThat(lines[0])
                .isEqualTo(
                        "test,question,holds,place,strength,sentence,advice,figure,duty,team,owner,tier,source,policy,"
                                + "version,channel,leadsADay,count,of,share,shareFrom,shareTo,list");
        assertThat(lines[1])
                .startsWith("kept,Are we keeping the promise?,true,")
                .contains(",kept,FIRST_CALL,", ",30,50,0.6,0.46", ",/v1/reports/leads?duty=FIRST_CALL&");
        assertThat(lines[2]).contains(",keptBefore,FIRST_CALL,", ",45,50,0.9,0.78");
        // no lead has a tier, so there is nothing to compare
        assertThat(lines[3]).startsWith("pay,Do kept promises pay?,false,,0.0,").endsWith(",,,,,,,,,,,,,,,");
    }

    @Test
    void where_nothing_is_beyond_chance_it_says_so() throws IOException {
        calls(MON_10_00, "east", "east-1", 20, 2);
        calls(TUE_10_00, "west", "west-1", 21, 3);
        duties.insert(rows);

        var report = get(WEEK);

        assertThat(report.path("headline")).isEmpty();
        assertThat(report.path("note").asText()).isEqualTo("Nothing in this period is beyond chance.");
        assertThat(report.path("answers")).hasSize(8);
        for (var answer : report.path("answers")) {
            for (var address : answer.path("reports")) {
                get(address.asText());
            }
        }
    }

    @Test
    void a_question_that_there_is_not_is_refused_with_a_hint() {
        given().get(WEEK + "&test=peeple")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/test"))
                .body("detail", containsString("Did you mean `people`?"));
    }
}
