package dev.leadline.rules;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.kernel.rules.RuleFile;
import dev.leadline.kernel.rules.RuleText;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class RevisionsResourceTest {

    private static String revision() {
        return given().get("/v1/rules").path("revision");
    }

    @Test
    void the_revision_in_force_is_listed_and_can_be_read_by_its_name() {
        given().get("/v1/rules/revisions")
                .then()
                .statusCode(200)
                .body("next", nullValue())
                .body("items[0].revision", equalTo(revision()))
                .body("items[0].until", nullValue())
                .body("items[0].origin", equalTo("the shipped rules"))
                .body("items[0].rules", greaterThan(30));
        given().queryParam("revision", revision())
                .get("/v1/rules")
                .then()
                .statusCode(200)
                .body("revision", equalTo(revision()))
                .body("files", hasItem("1-tiers.drl"));
        given().queryParam("revision", revision())
                .get("/v1/rules/1-tiers.drl")
                .then()
                .statusCode(200)
                .body(containsString("rule \""));
        given().get("/v1/rules/revisions/{revision}/diff?with={revision}", revision(), revision())
                .then()
                .statusCode(200)
                .body("added", empty())
                .body("removed", empty())
                .body("changed", empty());
    }

    @Test
    void each_firing_links_to_the_text_of_the_very_rule_that_fired() {
        List<Map<String, Object>> firings = given().contentType(ContentType.JSON)
                .body("{\"lead\": {\"id\": \"L-linked\", \"rank\": 92, \"stage\": \"MQL\","
                        + " \"receivedAt\": \"2026-03-02T10:00:00-05:00\"}}")
                .post("/v1/decisions?explain=true")
                .then()
                .statusCode(200)
                .extract()
                .path("firings");
        assertThat(firings).hasSizeGreaterThan(3);
        for (var firing : firings) {
            var link = (String) firing.get("ruleLink");
            assertThat(link).startsWith("/v1/rules/revisions/" + revision() + "/rules/");
            given().urlEncodingEnabled(false)
                    .get(link)
                    .then()
                    .statusCode(200)
                    .body("name", equalTo(firing.get("rule")))
                    .body("line", greaterThan(1))
                    .body("text", startsWith("rule \"" + firing.get("rule") + "\""));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/rules?revision=" + "sha256:0",
                "/v1/rules/1-tiers.drl?revision=x",
                "/v1/rules/revisions/x/diff?with=y",
                "/v1/rules/revisions/x/rules/y"
            })
    void a_revision_that_there_is_not_is_told_in_words(String path) {
        given().get(path)
                .then()
                .statusCode(404)
                .body("detail", containsString("There is no revision of the rules ("))
                .body("detail", containsString("See /v1/rules/revisions"));
    }

    @Test
    void a_rule_that_a_revision_lacks_is_told_in_words() {
        given().get("/v1/rules/revisions/{revision}/rules/{name}", revision(), "No such rule")
                .then()
                .statusCode(404)
                .body("detail", containsString("has no rule (No such rule)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/rules?revison=x",
                "/v1/rules/1-tiers.drl?version=x",
                "/v1/rules/revisions?limit=3",
                "/v1/rules/revisions/x/diff?to=y",
                "/v1/rules/revisions/x/diff",
                "/v1/rules/revisions/x/rules/y?z=1"
            })
    void a_query_parameter_that_is_not_known_or_missing_is_refused(String path) {
        given().get(path).then().statusCode(400).body("detail", containsString("The query parameter"));
    }

    @Test
    void a_difference_names_rules_added_removed_and_changed() {
        var before = RuleText.of(List.of(file("rule A when then end\nrule B when then end\n")));
        var after = RuleText.of(List.of(file("\n\nrule B when Object() then end\nrule C when then end\n")));
        var changes = RuleChanges.between(before, after);
        assertThat(changes.added()).extracting(rule -> rule.name()).containsExactly("C");
        assertThat(changes.removed()).extracting(rule -> rule.name()).containsExactly("A");
        assertThat(changes.changed()).extracting(each -> each.after().line()).containsExactly(3);
        assertThat(changes.sentence())
                .isEqualTo("Compared with the rules in force, changed is \"B\" (a.drl, line 3); added is \"C\" (a.drl,"
                        + " line 4); gone is \"A\" (a.drl, line 1).");
    }

    private static RuleFile file(String drl) {
        return new RuleFile("a.drl", drl);
    }
}
