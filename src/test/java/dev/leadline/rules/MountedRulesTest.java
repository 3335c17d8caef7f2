package dev.leadline.rules;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.policies.publishing.MountedFolders;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mounted folder of rules, broken and mended while the server runs. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
@TestProfile(MountedFolders.class)
class MountedRulesTest {

    private static final Path FOLDER = MountedRules.FOLDER;

    @Inject
    RulesInForce rules;

    private String before;

    @BeforeEach
    void the_shipped_rules_are_in_force() {
        before = rules.get().revision();
    }

    @AfterEach
    void mend() {
        MountedRules.fresh();
        rules.reload();
        assertThat(rules.findRejected()).isEmpty();
        assertThat(rules.get().revision()).isEqualTo(before);
    }

    private static ValidatableResponse decide(String lead) {
        return given().contentType(ContentType.JSON)
                .body("{\"lead\": {\"id\": \"" + lead
                        + "\", \"rank\": 92, \"stage\": \"MQL\", \"receivedAt\": \"2026-03-02T10:00:00-05:00\"},"
                        + " \"asOf\": \"2026-03-02T10:30:00-05:00\"}")
                .post("/v1/decisions")
                .then();
    }

    private void refused(String... named) {
        rules.reload();
        assertThat(rules.findRejected()).isPresent();
        assertThat(rules.get().revision()).isEqualTo(before);
        decide("L-as-before").statusCode(200).body("tier", equalTo("A")).body("rules", equalTo(before));
        for (var name : named) {
            given().get("/v1/serving")
                    .then()
                    .body("rules", equalTo(before))
                    .body("rulesFolder.rejected", containsString(name));
            given().get("/q/health/ready")
                    .then()
                    .statusCode(200)
                    .body("checks.find { it.name == 'rules' }.data.rejected", containsString(name));
        }
    }

    private static void add(String file, String rules) throws IOException {
        Files.writeString(
                FOLDER.resolve(file),
                "package leadline.added\nimport dev.leadline.kernel.fact.Lead\nimport"
                        + " dev.leadline.kernel.obligation.Tier\n"
                        + rules + "\n");
    }

    @Test
    void a_fault_of_syntax_is_refused_with_file_and_line() throws IOException {
        MountedRules.edit("1-tiers.drl", "insert( new Tier(", "insert( new Tier(( ");
        refused("1-tiers.drl, line ");
    }

    @Test
    void a_field_that_there_is_not_is_refused_with_file_and_line() throws IOException {
        MountedRules.edit("2-first-call.drl", "firstCallWithin != null", "firstCallWithn != null");
        refused("2-first-call.drl, line ", "firstCallWithn");
    }

    @Test
    void a_rule_less_is_refused_with_the_case_its_difference_and_the_rule() throws IOException {
        var text = Files.readString(FOLDER.resolve("2-first-call.drl"));
        Files.writeString(FOLDER.resolve("2-first-call.drl"), text.substring(0, text.lastIndexOf("rule \"")));
        refused(
                "/cases/",
                "The case ",
                "must be",
                "gone is \"Until the first call is made, it is the next call\" (2-first-call.drl, line ");
    }

    @Test
    void a_condition_inverted_is_refused_with_the_case_its_difference_and_the_rule() throws IOException {
        MountedRules.edit("2-first-call.drl", "!owed.ended", "owed.ended");
        refused("/cases/", "The case ", "changed is \"Until the first call is made, it is the next call\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "while (true) { Thread.yield(); } | took longer than 1000 ms",
                "Thread.sleep(10000);             | took longer than 1000 ms",
                "insert( new Long($n + 1) );      | fired 10",
                "while (true) { insert( new Object() ); } | concluded 50",
            })
    void a_rule_that_does_not_end_is_stopped_and_refused_with_its_name(String conclusion, String said)
            throws IOException {
        add(
                "9-endless.drl",
                "rule \"Does not end\" when Lead() then insert( new Long(1) ); end\n"
                        + "rule \"Goes on\" when $n : Long() then " + conclusion + " end");
        refused(said, "\"Goes on\"");
    }

    @Test
    void a_comparison_of_thousands_with_each_other_is_stopped() throws IOException {
        add(
                "9-many.drl",
                "rule \"Many\" when Lead() then for (int i = 0; i < 4000; i++) insert( new Long(i) ); end\n"
                        + "rule \"All with all\" when $a : Long() $b : Long() Long( longValue == $a + $b + 100000 )"
                        + " then end");
        refused("9-many.drl");
    }

    @Test
    void two_tiers_of_one_lead_are_refused() throws IOException {
        add(
                "9-two.drl",
                "rule \"Another tier\" when $t : Tier( name == \"A\" ) then insert( new Tier(\"B\", $t.handling(),"
                        + " $t.responsible()) ); end");
        refused("These rules fired: ", "\"Another tier\"");
    }

    @Test
    void an_obligation_that_nobody_declared_is_refused() throws IOException {
        Files.writeString(
                FOLDER.resolve("9-undeclared.drl"),
                """
                package leadline.added
                import dev.leadline.kernel.clock.*
                import dev.leadline.kernel.obligation.*
                import dev.leadline.kernel.policy.*
                import dev.leadline.kernel.policy.rows.*
                rule "Owes what nobody declared"
                when
                    $required : RequiredAttempts()
                    $tables : PolicyTables()
                    $row : DeadlinesRow( firstCallWithin != null ) from $tables.deadlinesFor($required.tier)
                then
                    insert( $required.owe("NO_SUCH_KIND", $row.firstCallWithin(), $required.firstAt(Terms.PHONE)) );
                end
                """);
        refused("NO_SUCH_KIND");
    }

    @Test
    void two_files_with_one_rule_name_are_refused() throws IOException {
        add("9-a.drl", "rule \"One\" when Lead() then end");
        Files.writeString(FOLDER.resolve("9-b.drl"), "package leadline.other\nrule \"One\" when then end\n");
        refused("9-b.drl, line 2", "The rule \"One\" already exists in 9-a.drl, line 4.");
    }

    @Test
    void five_thousand_rules_are_refused() throws IOException {
        add(
                "9-many.drl",
                IntStream.range(0, 5_000)
                        .mapToObj(i -> "rule \"Rule " + i + "\" when Lead() then end")
                        .collect(Collectors.joining("\n")));
        refused("rules; at most 1000 are allowed.");
    }

    @Test
    void a_folder_that_vanishes_changes_nothing() throws IOException {
        try (var files = Files.list(FOLDER)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        refused("contains no .drl file");
        Files.delete(FOLDER);
        refused("does not exist");
    }

    @Test
    void a_rule_that_fails_for_one_lead_is_told_for_that_lead_and_all_others_are_decided() throws IOException {
        add(
                "9-zero.drl",
                "rule \"Divides by zero\" when $l : Lead( id == \"L-zero\" ) eval( 1 / ($l.id().length() - 6) > 0 )"
                        + " then end");
        rules.reload();
        assertThat(rules.findRejected()).isEmpty();
        assertThat(rules.get().revision()).isNotEqualTo(before);

        decide("L-zero")
                .statusCode(503)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/rule-failed"))
                .body(
                        "detail",
                        containsString("\"Divides by zero\" failed for this lead (ArithmeticException: / by zero)"))
                .body("errors[0].value", equalTo("Divides by zero"));
        decide("L-other").statusCode(200);
        given().get("/problems/rule-failed").then().statusCode(200).body("status", equalTo(503));
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'rules' }.data.failing", greaterThan(0))
                .body("checks.find { it.name == 'rules' }.data.lastFailure", containsString("Divides by zero"));
        given().get("/q/metrics").then().body(containsString("leadline_rule_failures_total{rule=\"divides-by-zero\""));

        var line = "{\"lead\": {\"id\": \"%s\", \"rank\": 92, \"stage\": \"MQL\", \"receivedAt\":"
                + " \"2026-03-02T10:00:00-05:00\"}}\n";
        var answers = given().contentType("application/x-ndjson")
                .body((line.formatted("L-1") + line.formatted("L-zero") + line.formatted("L-2"))
                        .getBytes(StandardCharsets.UTF_8))
                .post("/v1/decisions/bulk")
                .asString()
                .split("\n");
        assertThat(answers).hasSize(3);
        assertThat(answers[1]).contains("\"line\":2", "/problems/rule-failed");
        assertThat(answers[2]).contains("L-2").doesNotContain("problem");
    }

    @Test
    void nothing_is_kept_of_a_tracked_lead_that_cannot_be_decided_and_it_is_decided_when_the_rules_are_mended()
            throws IOException {
        add(
                "9-zero.drl",
                "rule \"Divides by zero\" when $l : Lead( id == \"T-zero\" ) then insert( 1 / ($l.id().length() - 6)"
                        + " ); end");
        rules.reload();
        assertThat(rules.findRejected()).isEmpty();
        tell("T-zero").statusCode(503).body("type", equalTo("/problems/rule-failed"));
        tell("T-fine").statusCode(201);
        given().get("/v1/leads/T-zero").then().statusCode(404);

        mend();
        tell("T-zero").statusCode(201);
        given().get("/v1/leads/T-zero").then().statusCode(200);
    }

    private static ValidatableResponse tell(String lead) {
        return given().contentType(ContentType.JSON)
                .body("{\"rank\": 92, \"stage\": \"MQL\", \"receivedAt\": \"2026-03-02T10:00:00-05:00\"}")
                .put("/v1/leads/" + lead)
                .then();
    }

    @Test
    void mended_rules_are_taken_over_and_remembered() throws IOException {
        MountedRules.edit("1-tiers.drl", "insert( new Tier(", "insert( new Teir(");
        refused("1-tiers.drl");
        MountedRules.fresh();
        add("9-idle.drl", "rule \"Has nothing to say\" when Lead( id == \"nobody\" ) then end");
        rules.reload();
        assertThat(rules.findRejected()).isEmpty();
        given().get("/v1/rules").then().body("rules", hasItem("Has nothing to say"));
        given().get("/v1/serving").then().body("rules", not(equalTo(before))).body("rulesFolder.rejected", nullValue());
    }
}
