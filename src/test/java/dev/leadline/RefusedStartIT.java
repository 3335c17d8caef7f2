package dev.leadline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.policies.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged server does not start on what is broken, and says where it is broken. */
class RefusedStartIT {

    /** One for all: the database is made once. */
    @TempDir
    static Path data;

    @TempDir
    Path folder;

    @BeforeEach
    void copy() throws IOException {
        for (var name : new String[] {"rules", "policies"}) {
            Checkout.copy(Path.of(name), folder.resolve(name));
        }
    }

    private void edit(String file, String found, String replacement) throws IOException {
        var path = folder.resolve(file);
        var text = Files.readString(path);
        assertThat(text).contains(found);
        Files.writeString(path, text.replace(found, replacement));
    }

    private String refusal() throws Exception {
        return refusal(folder.resolve("rules"), folder.resolve("policies"));
    }

    private static String refusal(Path rules, Path policies) throws Exception {
        var server = PackagedServer.launch(
                data.resolve("database"),
                Map.of("LEADLINE_RULES_DIR", rules.toString(), "LEADLINE_POLICIES_DIR", policies.toString()));
        assertThat(server.exitCode()).as(server.said()).isEqualTo(1);
        assertThat(server.said()).contains("Leadline did not start. ").doesNotContain("\tat ");
        return server.said();
    }

    @Test
    void every_fault_of_the_tables_is_named_with_file_row_and_column() throws Exception {
        edit("policies/mql-to-sal-predictive/deadlines.csv", "2 business hours", "2 hours or so");
        edit("policies/mql-to-sal-simple/rank-tiers.csv", "0,100", "0,high");
        edit("policies/mql-to-sal-simple/policy.yaml", "calendar: us-sales", "calender: us-sales");

        assertThat(refusal())
                .contains("mql-to-sal-predictive/deadlines.csv", "firstCallWithin", "Row 1, column", "2 hours or so")
                .contains("mql-to-sal-simple/policy.yaml", "calender", "line ");
    }

    /** What readiness says of a server that starts and cannot decide: with a database of its own, no earlier rules go on. */
    private String notReady(Path rules) throws Exception {
        var settings = Map.of(
                "LEADLINE_RULES_DIR",
                rules.toString(),
                "LEADLINE_POLICIES_DIR",
                folder.resolve("policies").toString());
        try (var server = PackagedServer.launch(folder.resolve("database"), settings)) {
            server.await(503);
            var asked = server.post(
                    "/v1/decisions",
                    "{\"lead\": {\"id\": \"L\", \"rank\": 92, \"stage\": \"MQL\", \"receivedAt\":"
                            + " \"2026-03-02T10:00:00-05:00\"}, \"policy\": \"mql-to-sal-simple\"}");
            assertThat(asked.statusCode()).as(asked.body()).isEqualTo(503);
            assertThat(asked.body()).contains("/problems/no-rules");
            return server.get("/q/health/ready").body();
        }
    }

    @Test
    void rules_that_do_not_compile_are_named_with_file_line_and_column_by_a_server_that_is_not_ready()
            throws Exception {
        edit("rules/1-tiers.drl", "insert( new Tier(", "insert( new Teir(");

        assertThat(notReady(folder.resolve("rules"))).contains("1-tiers.drl, line ", "column ", "Teir");
    }

    @Test
    void rules_that_fail_a_case_are_named_with_it_by_a_server_that_is_not_ready() throws Exception {
        edit("rules/2-first-call.drl", "!owed.ended", "owed.ended");

        assertThat(notReady(folder.resolve("rules"))).contains("The case ", "must be");
    }

    @Test
    void a_folder_that_is_not_there_is_named_in_one_sentence() throws Exception {
        assertThat(notReady(folder.resolve("no-rules")))
                .contains("The folder of rules (" + folder.resolve("no-rules") + ") does not exist.");
        assertThat(refusal(Path.of("rules").toAbsolutePath(), folder.resolve("rules")))
                .contains("The folder of policies (" + folder.resolve("rules") + ") contains no policy.yaml.");
    }
}
