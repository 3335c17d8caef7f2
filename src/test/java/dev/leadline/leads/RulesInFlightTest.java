package dev.leadline.leads;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.leads.watch.Transitions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What other rules mean for the leads in flight. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
@TestProfile(RulesInFlightTest.Mounted.class)
class RulesInFlightTest {

    private static final Path FOLDER = Path.of("target", "rules-in-flight").toAbsolutePath();
    private static final String FIRST_CALL = "    $required : RequiredAttempts()\n";

    public static final class Mounted implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try (var shipped = Files.list(Path.of("rules"))) {
                Files.createDirectories(FOLDER);
                for (var file :
                        shipped.filter(each -> each.toString().endsWith(".drl")).toList()) {
                    Files.copy(file, FOLDER.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            return Map.of(
                    "leadline.rules.dir",
                    FOLDER.toString(),
                    "leadline.rules.look-every",
                    "1s",
                    "leadline.rules.trial-limit",
                    "300s");
        }
    }

    @Inject
    Transitions transitions;

    private static String revision() {
        return given().get("/v1/serving").path("rules");
    }

    private static List<String> events(String lead) {
        return given().get("/v1/leads/{id}/timeline", lead)
                .then()
                .extract()
                .path("entries.findAll { it.what == 'event' }.type");
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
        var file = FOLDER.resolve("2-first-call.drl");
        var text = Files.readString(file);
        assertThat(text).contains(FIRST_CALL);
        Files.writeString(
                file,
                text.replace(
                        FIRST_CALL,
                        FIRST_CALL + "    not dev.leadline.kernel.fact.Lead( id.startsWith(\"T-flight\") )\n"));
        for (int i = 0; i < 600 && revision().equals(before); i++) {
            Thread.sleep(100);
        }
        var after = revision();
        assertThat(given().get("/v1/serving").<String>path("rulesFolder.rejected"))
                .isNull();
        assertThat(after).isNotEqualTo(before);
        transitions.look();

        given().get("/v1/transitions/rules:2")
                .then()
                .statusCode(200)
                .body("state", equalTo("DONE"))
                .body("leadsDone", equalTo(1));
        open.asks("")
                .body("decision.rules", equalTo(after))
                .body("decision.obligations.kind", not(hasItem("FIRST_CALL")));
        assertThat(events("T-flight")).containsExactlyElementsOf(breaches);
        open.asks("/timeline")
                .body("entries.findAll { it.type == 'transition' }", hasSize(1))
                .body("entries.find { it.type == 'transition' }.id", equalTo("rules:2 in cycle 1"))
                .body("entries.find { it.type == 'transition' }.content.rulesBefore", equalTo(before))
                .body("entries.find { it.type == 'transition' }.content.rules", equalTo(after));
        closed.asks("").body("decision.id", equalTo(closedBy)).body("decision.rules", equalTo(before));

        open.calls("C-1", Tracked.TUE_10_00, "REACHED");
        assertThat(events("T-flight")).doesNotContain("breach-withdrawn");

        given().get("/v1/rules/revisions")
                .then()
                .body("items.revision", equalTo(List.of(after, before)))
                .body("items[0].until", equalTo(null))
                .body("items[1].origin", containsString(FOLDER.toString()));
    }
}
