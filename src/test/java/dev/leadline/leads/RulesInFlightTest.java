package dev.leadline.leads;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.database.Queries;
import dev.leadline.leads.watch.Transitions;
import dev.leadline.policies.publishing.MountedFolders;
import dev.leadline.rules.MountedRules;
import dev.leadline.rules.RulesInForce;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What other rules mean for the leads in flight. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
@TestProfile(MountedFolders.class)
class RulesInFlightTest {

    private static final String FIRST_CALL = "    $required : RequiredAttempts()\n";

    @Inject
    RulesInForce rules;

    @Inject
    Transitions transitions;

    @Inject
    Queries queries;

    @AfterEach
    void mend() {
        MountedRules.fresh();
        MountedRules.look(rules);
    }

    private static String revision() {
        return given().get("/v1/serving").path("rules");
    }

    private static List<String> events(String lead) {
        return given().get("/v1/leads/{id}/timeline", lead)
                .then()
                .extract()
                .path("items.findAll { it.what == 'event' }.type");
    }

    private int openLeads() {
        return queries.list("select count(*) from lead where standing = 'OPEN'", row -> row.getInt(1))
                .get(0);
    }

    @Test
    void open_leads_are_decided_by_other_rules_a_breach_stays_and_closed_leads_are_left_alone() throws Exception {
        var before = revision();
        var open = new Tracked("T-flight");
        var closed = new Tracked("T-flight-closed");
        for (var lead : List.of(open, closed)) {
            lead.arrives().statusCode(201);
        }
        closed.ends("RETURNED", Tracked.TUE_10_00).statusCode(201);
        assertThat(events("T-flight")).anyMatch(type -> type.contains("breach"));
        var breaches = events("T-flight");
        String closedBy = given().get("/v1/leads/T-flight-closed").path("decision.id");

        // the first call is owed no more, for these two leads
        MountedRules.edit(
                "2-first-call.drl",
                FIRST_CALL,
                FIRST_CALL + "    not dev.leadline.kernel.fact.Lead( id.startsWith(\"T-flight\") )\n");
        MountedRules.look(rules);
        var after = revision();
        assertThat(given().get("/v1/serving").<String>path("rulesFolder.rejected"))
                .isNull();
        assertThat(after).isNotEqualTo(before);
        transitions.look();

        String carriedOver = given().get("/v1/transitions").path("items.publication.find { it.startsWith('rules:') }");
        given().get("/v1/transitions/{publication}", carriedOver)
                .then()
                .statusCode(200)
                .body("state", equalTo("DONE"))
                .body("leadsDone", equalTo(openLeads()));
        open.asks("")
                .body("decision.rules", equalTo(after))
                .body("decision.obligations.kind", not(hasItem("FIRST_CALL")));
        assertThat(events("T-flight")).containsExactlyElementsOf(breaches);
        open.asks("/timeline")
                .body("items.findAll { it.type == 'transition' }", hasSize(1))
                .body("items.find { it.type == 'transition' }.id", equalTo(carriedOver + " in cycle 1"))
                .body("items.find { it.type == 'transition' }.content.rulesBefore", equalTo(before))
                .body("items.find { it.type == 'transition' }.content.rules", equalTo(after));
        closed.asks("").body("decision.id", equalTo(closedBy)).body("decision.rules", equalTo(before));

        open.calls("C-1", Tracked.TUE_10_00, "REACHED");
        assertThat(events("T-flight")).doesNotContain("breach-withdrawn");

        given().get("/v1/rules/revisions")
                .then()
                .body("items.revision[0..1]", equalTo(List.of(after, before)))
                .body("items[0].until", equalTo(null))
                .body("items[1].origin", containsString(MountedRules.FOLDER.toString()));
    }
}
