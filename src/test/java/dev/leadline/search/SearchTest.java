package dev.leadline.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.leadline.database.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One search over everything: who asks types what they have in mind, and the best match comes first. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class SearchTest {

    private static ValidatableResponse search(String q) {
        return given().queryParam("q", q).get("/v1/search").then();
    }

    private static void receives(String id, String owner, String team, Map<String, Object> attributes) {
        given().contentType("application/json")
                .body(Map.of(
                        "rank",
                        92,
                        "stage",
                        "MQL",
                        "receivedAt",
                        "2016-01-11T15:00:00Z",
                        "owner",
                        owner,
                        "team",
                        team,
                        "attributes",
                        attributes))
                .put("/v1/leads/{id}", id)
                .then()
                .statusCode(org.hamcrest.Matchers.oneOf(200, 201));
    }

    @BeforeEach
    void some_leads_are_there() {
        receives("QX-19", "qx-ann", "qx-north", Map.of("company", "Qxümber Bank", "mail", "ann@qxumber.example"));
        receives("QX-190", "qx-bob", "qx-north", Map.of("company", "QX-19 Holding"));
        receives("QX-2", "qx-bob", "qx-south", Map.of("name", "Qxretail  بنك"));
    }

    @Test
    void an_id_comes_first_then_ids_that_begin_so_then_what_has_the_words() {
        search("QX-19")
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("next", nullValue())
                .body("items.id", contains("QX-19", "QX-190"))
                .body("items.match", contains("exact", "prefix"))
                .body("items[0].kind", equalTo("lead"))
                .body("items[0].title", equalTo("Qxümber Bank"))
                .body("items[0].sentence", equalTo("Lead QX-19 is open, tier A, owner qx-ann."))
                .body("items[0].link", equalTo("/v1/leads/QX-19"));
        search("holding qx").body("items.id", contains("QX-190")).body("items.match", contains("words"));
        search("qx-19").body("items.id", containsInAnyOrder("QX-19", "QX-190"));
    }

    private static org.hamcrest.Matcher<Iterable<? extends String>> containsInAnyOrder(String... ids) {
        return org.hamcrest.Matchers.containsInAnyOrder(ids);
    }

    @Test
    void a_company_that_is_named_in_full_comes_first_with_all_its_leads() {
        for (int i = 10; i < 22; i++) {
            receives("qx-elm-" + i, "qx-ann", "qx-north", Map.of("company", "Qxelm Labs"));
            receives("qx-elm-east-" + i, "qx-ann", "qx-north", Map.of("company", "Qxelm Labs East"));
        }
        List<String> found = search("qxelm LABS").statusCode(200).extract().path("items.match");
        assertThat(found.subList(0, 12)).containsOnly("exact");
        assertThat(found.subList(12, found.size())).isNotEmpty().containsOnly("prefix");
        search("qxelm labs").body("items[0..11].title", everyItem(equalTo("Qxelm Labs")));
        search("labs qxelm").body("items.match", everyItem(equalTo("words")));
        search("qxumber bank").body("items[0].match", equalTo("exact"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"qxumber", "QXÜMB", "qxumber bank", "qxumber.example", "\u200bqxum\u200dber", "\u202eqxumber"})
    void a_lead_is_found_by_company_and_mail_domain_whatever_the_spelling(String q) {
        search(q).statusCode(200).body("items.id", contains("QX-19"));
    }

    @Test
    void what_every_link_says_can_be_read() {
        receives("QX /?#1", "qx-ann", "qx-north", Map.of());
        for (var q : List.of("QX /?#1", "qx-ann", "qx-north", "mql-to-sal-simple", "first-call-half")) {
            List<String> links = search(q).statusCode(200).extract().path("items.link");
            assertThat(links).as(q).isNotEmpty();
            links.forEach(
                    link -> given().urlEncodingEnabled(false).get(link).then().statusCode(200));
        }
    }

    @Test
    void owners_and_teams_are_found() {
        search("qx-ann")
                .body("items.find { it.kind == 'owner' }.match", equalTo("exact"))
                .body("items.find { it.kind == 'owner' }.link", equalTo("/v1/leads?owner=qx-ann"));
        search("QX-NOR").body("items.find { it.kind == 'team' }.id", equalTo("qx-north"));
        given().get("/v1/people?limit=200")
                .then()
                .statusCode(200)
                .body("items.find { it.name == 'qx-bob' }.teams", contains("qx-north", "qx-south"))
                .body("items.find { it.name == 'qx-bob' }.openLeads", equalTo(2));
        var first = given().get("/v1/people?limit=1").then().body("items", hasSize(1));
        given().queryParam("cursor", first.extract().<String>path("next"))
                .get("/v1/people")
                .then()
                .body("items.name", not(hasItem(first.extract().<String>path("items[0].name"))));
    }

    @Test
    void policies_and_rows_are_found_by_id_name_and_words_of_cells() {
        search("mql-to-sal-predictive")
                .body("items[0].kind", equalTo("policy"))
                .body("items[0].match", equalTo("exact"))
                .body("items.findAll { it.kind == 'row' }.match", everyItem(equalTo("prefix")))
                .body("items", hasSize(11));
        search("mql-to-sal-predictive/deadlines/B")
                .body("items.kind", everyItem(equalTo("row")))
                .body("items[0].id", equalTo("mql-to-sal-predictive/deadlines/B"))
                .body("items[0].match", equalTo("exact"))
                .body("items[0].sentence", containsString("4 business hours"))
                .body("items[0].link", equalTo("/v1/policies/mql-to-sal-predictive/tables/deadlines"));
        search("first-call-half")
                .body("items.kind", everyItem(equalTo("row")))
                .body("items[0].match", equalTo("exact"));
        search("teleprospecting").body("items.kind", hasItems("row"));
    }

    @Test
    void a_decision_is_found_by_its_id_and_by_its_beginning() {
        String id = given().get("/v1/leads/QX-19").path("decision.id");
        search(id)
                .body("items.kind", contains("decision"))
                .body("items[0].match", equalTo("exact"))
                .body("items[0].link", equalTo("/v1/decisions/" + id))
                .body("items[0].title", equalTo("Decision on lead QX-19"));
        search(id.toUpperCase(java.util.Locale.ROOT)).body("items.kind", contains("decision"));
        search(id.substring(0, 35)).body("items.id", hasItem(id)).body("items[0].match", equalTo("prefix"));
        search(id.replace("-", "")).body("items.findAll { it.kind == 'decision' }", empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%", "_", "\\", "'", "\"", "''; drop table lead; --", ":*", "&|!()", "<->", "\u200b", "\u202e"})
    void signs_find_nothing_and_break_nothing(String q) {
        // leads of other tests may be called so
        search(q).statusCode(200).body("items.findAll { it.id.startsWith('QX-') || it.kind != 'lead' }", empty());
    }

    @Test
    void text_from_right_to_left_is_found() {
        search("بنك").body("items.id", contains("QX-2"));
    }

    @Test
    void what_cannot_be_searched_for_is_refused() {
        given().get("/v1/search").then().statusCode(422).body("errors[0].pointer", equalTo("/q"));
        given().get("/v1/search?q=").then().statusCode(422).body("errors[0].pointer", equalTo("/q"));
        search("a".repeat(201)).statusCode(422).body("errors[0].pointer", equalTo("/q"));
        search("a\u0000b").statusCode(422);
        assertThat(search("a".repeat(10_000)).extract().statusCode()).isBetween(400, 499);
        given().get("/v1/search?q=a&kind=lead").then().statusCode(400);
        given().get("/v1/search?q=a&limit=0").then().statusCode(422).body("errors[0].pointer", equalTo("/limit"));
        search("QX").body("items.size()", org.hamcrest.Matchers.lessThanOrEqualTo(50));
        given().get("/v1/search?q=QX&limit=2").then().body("items", hasSize(2));
    }
}
