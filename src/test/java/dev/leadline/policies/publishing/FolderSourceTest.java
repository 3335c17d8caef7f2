package dev.leadline.policies.publishing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.leadline.access.People;
import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.policies.Analyst;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mounted folder of policies, changed while the server runs. Each test has a policy of its own in it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
@TestProfile(MorePolicies.class)
public class FolderSourceTest {

    private static final MountedFolder FOLDER = MorePolicies.FOLDER;
    private static final String NOW = "2026-01-12T16:00:00Z";

    @Inject
    FolderSource source;

    private Analyst added(String id) {
        FOLDER.add(id);
        return taken(new Analyst(id, "analyst@example.com"));
    }

    private Analyst taken(Analyst analyst) {
        source.reload();
        assertThat(source.findRejected()).isEmpty();
        return analyst;
    }

    private static void edit(Analyst analyst, String file, String found, String replacement) {
        FOLDER.edit(analyst.id() + "/" + file, found, replacement);
    }

    @Test
    void a_new_policy_in_the_folder_comes_into_force() {
        var analyst = added("x-new");
        assertThat(analyst.calls(NOW)).isEqualTo(7);
        analyst.get("/publications")
                .body("items.size()", equalTo(1))
                .body("items[0].source", equalTo("folder"))
                .body("items[0].effectiveFrom", nullValue())
                .body("items[0].reason", containsString(FOLDER.toString()));
    }

    @Test
    void a_changed_table_is_published_and_decides_at_once_and_only_its_policy_is_another() {
        var analyst = added("x-changed");
        int others = new Analyst(Analyst.COPIED, "analyst@example.com").last();
        FOLDER.remove("x-changed/cases");
        edit(analyst, "attempts.csv", "A,A,7,3,", "A,A,8,3,agreed in May");
        taken(analyst);
        assertThat(analyst.calls(NOW)).isEqualTo(8);
        analyst.get("/publications")
                .body("items.source", equalTo(java.util.List.of("folder", "folder")))
                .body("items[0].state", equalTo("IN_FORCE"));
        assertThat(new Analyst(Analyst.COPIED, "analyst@example.com").last()).isEqualTo(others);
        int last = analyst.last();
        source.reload();
        assertThat(analyst.last()).isEqualTo(last);
    }

    /** Whoever wrote the file is not known: the folder is a person of its own, and others consent. */
    @Test
    void where_others_must_consent_a_change_is_proposed_and_not_published() {
        var analyst = added("x-consented");
        edit(analyst, "policy.yaml", "scoredBy: ", "approvals: 1\nscoredBy: ");
        taken(analyst);
        int last = analyst.last();
        FOLDER.remove("x-consented/cases");
        edit(analyst, "attempts.csv", "A,A,7,3,", "A,A,8,3,");
        edit(analyst, "policy.yaml", "approvals: 1", "approvals: 0");
        taken(analyst);
        source.reload();

        assertThat(analyst.last()).isEqualTo(last);
        assertThat(analyst.calls(NOW)).isEqualTo(7);
        int number = analyst.get("/proposals?state=open")
                .body("items.proposedBy", equalTo(java.util.List.of("folder")))
                .body("items[0].excluded.person", hasItem("folder"))
                .body("items[0].asked.draft", equalTo("folder"))
                .extract()
                .path("items[0].number");

        edit(analyst, "attempts.csv", "A,A,8,3,", "A,A,9,3,");
        taken(analyst);
        analyst.get("/proposals/" + number).body("state", equalTo("VOID"));
        int next = analyst.get("/proposals?state=open").extract().path("items[0].number");
        given().header(People.HEADER, "account ben; approver")
                .post(analyst.at("/proposals/" + next + "/consents"))
                .then()
                .statusCode(200);
        assertThat(analyst.calls(NOW)).isEqualTo(9);

        edit(analyst, "attempts.csv", "A,A,9,3,", "A,A,6,3,");
        taken(analyst);
        assertThat(analyst.calls(NOW)).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource({
        "x-broken-cell, attempts.csv, 'A,A,7,3,', 'A,A,lots,3,', lots",
        "x-broken-quote, attempts.csv, 'A,A,7,3,', 'A,A,\"7,3,', attempts.csv",
        "x-broken-yaml, policy.yaml, 'channels: [', 'channels: [[', policy.yaml",
        "x-broken-field, policy.yaml, 'stage: MQL', 'stages: MQL', stages",
        "x-broken-table, rank-tiers.csv, 'B,60,85', 'B,60,84', 84",
        "x-broken-case, attempts.csv, 'A,A,7,3,', 'A,A,8,3,', The case",
        "x-broken-cases, cases/tiers.yaml, '- name: ', '- nam: ', tiers.yaml",
        "x-broken-calendar, policy.yaml, 'calendar: us-sales', 'calendar: mars', mars",
        "x-broken-id, policy.yaml, 'id: x-broken-id', 'id: mql-to-sal-simple', mql-to-sal-simple",
        "x-broken-stage, policy.yaml, 'answersForStage: false', 'answersForStage: true', MQL",
    })
    void a_broken_folder_changes_nothing_and_is_reported_until_it_is_mended(
            String id, String file, String found, String replacement, String named) {
        var analyst = added(id);
        var before = FOLDER.read(id + "/" + file);
        int last = analyst.last();
        var versions = given().get("/v1/serving").then().extract().<Map<String, String>>path("policies");

        edit(analyst, file, found, replacement);
        FOLDER.edit("mql-to-sal-simple/policy.yaml", "title: ", "title: Changed too, ");
        source.reload();
        source.reload();

        assertThat(analyst.last()).isEqualTo(last);
        assertThat(analyst.calls(NOW)).isEqualTo(7);
        given().get("/v1/serving")
                .then()
                .body("policies", equalTo(versions))
                .body("folder.rejected", containsString(named));
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'policies' }.data.rejected", containsString(named));

        FOLDER.write(id + "/" + file, before);
        FOLDER.edit("mql-to-sal-simple/policy.yaml", "title: Changed too, ", "title: ");
        taken(analyst);
        given().get("/v1/serving").then().body("folder.rejected", nullValue());
        given().get("/q/health/ready").then().body(not(containsString("rejected")));
        assertThat(analyst.last()).isEqualTo(last);
    }

    @Test
    void what_is_mended_by_another_change_is_taken_over() {
        var analyst = added("x-mended");
        edit(analyst, "attempts.csv", "A,A,7,3,", "A,A,8,3,");
        source.reload();
        assertThat(source.findRejected()).isPresent();
        FOLDER.remove("x-mended/cases");
        taken(analyst);
        assertThat(analyst.calls(NOW)).isEqualTo(8);
    }

    @Test
    void what_was_published_over_the_api_since_stays_while_the_folder_stays() {
        var analyst = added("x-api-since");
        analyst.drafts("main").statusCode(201);
        analyst.get("/drafts/main")
                .extract()
                .<java.util.List<String>>path("cases")
                .forEach(file -> analyst.sees("main").delete(analyst.at("/drafts/main/cases/" + file)));
        analyst.sets("main", "attempts", "A", "PHONE", "8").statusCode(200);
        analyst.publishes("main").statusCode(201);
        added("x-api-since-beside");
        assertThat(analyst.calls(NOW)).isEqualTo(8);

        FOLDER.remove("x-api-since/cases");
        edit(analyst, "attempts.csv", "A,A,7,3,", "A,A,9,3,");
        taken(analyst);
        assertThat(analyst.calls(NOW)).isEqualTo(9);
        analyst.get("/publications").body("items.source", equalTo(java.util.List.of("folder", "api", "folder")));
    }

    @Test
    void a_policy_that_is_removed_from_the_folder_goes_on_deciding() {
        var analyst = added("x-removed");
        FOLDER.remove("x-removed");
        taken(analyst);
        assertThat(analyst.calls(NOW)).isEqualTo(7);
        analyst.get("/publications").body("items.kind", equalTo(java.util.List.of("PUBLISHED")));
    }

    /** The cases and checks of each policy alone are fine; that two answer for one stage shows when it is kept. */
    @Test
    void a_calendar_stays_as_it_was_when_the_policies_beside_it_cannot_come_into_force_together() {
        var analyst = added("x-calendar-beside");
        var calendar = FOLDER.read("calendars/us-sales.yaml");
        String version = given().get("/v1/serving").path("calendars.us-sales");
        edit(analyst, "policy.yaml", "answersForStage: false", "answersForStage: true");
        FOLDER.edit("calendars/us-sales.yaml", "holidays:\n", "holidays:\n  - \"2033-05-04\"\n");
        source.reload();
        assertThat(source.findRejected())
                .hasValueSatisfying(why -> assertThat(why).contains("both answer"));
        assertThat(given().get("/v1/serving").<String>path("calendars.us-sales"))
                .isEqualTo(version);
        assertThat(given().get("/v1/calendars/us-sales").<String>path("version"))
                .isEqualTo(version);

        edit(analyst, "policy.yaml", "answersForStage: true", "answersForStage: false");
        taken(analyst);
        assertThat(given().get("/v1/serving").<String>path("calendars.us-sales"))
                .isNotEqualTo(version);
        FOLDER.write("calendars/us-sales.yaml", calendar);
        taken(analyst);
    }

    @Test
    void a_changed_calendar_comes_into_force_with_the_policies_or_not_at_all() {
        var analyst = added("x-calendar");
        var calendar = FOLDER.read("calendars/us-sales.yaml");
        String version = given().get("/v1/serving").path("calendars.us-sales");
        edit(analyst, "policy.yaml", "answersForStage: false", "answersForStage: true");
        FOLDER.edit("calendars/us-sales.yaml", "09:00", "08:00");
        source.reload();
        assertThat(source.findRejected()).isPresent();
        assertThat(given().get("/v1/serving").<String>path("calendars.us-sales"))
                .isEqualTo(version);

        FOLDER.write("calendars/us-sales.yaml", calendar);
        edit(analyst, "policy.yaml", "answersForStage: true", "answersForStage: false");
        taken(analyst);
        given().get("/v1/policies").then().body("items.id", hasItem("x-calendar"));
    }
}
