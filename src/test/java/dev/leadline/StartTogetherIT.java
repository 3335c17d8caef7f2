package dev.leadline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.database.EmbeddedDatabase;
import dev.leadline.policies.Checkout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replicas that are started at the same moment: whoever comes second sees that what it wanted is in force, and goes on. */
class StartTogetherIT {

    @TempDir
    Path folder;

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void replicas_start_together_on_an_empty_database_and_again_after_a_change_of_their_policies() throws Exception {
        var policies = folder.resolve("changed");
        Checkout.copy(Path.of("policies"), policies);
        try (var database = EmbeddedDatabase.start(folder.resolve("data"))) {
            var settings = new HashMap<>(Map.of(
                    "LEADLINE_DATABASE_URL", database.jdbcUrl(),
                    "LEADLINE_DATABASE_USERNAME", database.username(),
                    "LEADLINE_DATABASE_PASSWORD", database.password(),
                    "LEADLINE_ACCESS", "local"));
            var first = startedTogether(settings);
            assertThat(first.at("/policies").size()).isEqualTo(3);

            settings.put("LEADLINE_POLICIES_DIR", policies.toString());
            var table = policies.resolve("mql-to-sal-simple/attempts.csv");
            Files.writeString(table, Files.readString(table).replace("3,1,", "3,1,changed"));
            var second = startedTogether(settings);
            assertThat(second.at("/policies/mql-to-sal-simple")).isNotEqualTo(first.at("/policies/mql-to-sal-simple"));
            assertThat(second.at("/policies/mql-to-sal-predictive"))
                    .isEqualTo(first.at("/policies/mql-to-sal-predictive"));
        }
    }

    /** What all of them serve. */
    private JsonNode startedTogether(Map<String, String> settings) throws Exception {
        var servers = new ArrayList<PackagedServer>();
        try {
            for (int i = 0; i < 3; i++) {
                servers.add(PackagedServer.launch(folder.resolve("none-" + i), settings));
            }
            var served = new ArrayList<JsonNode>();
            for (var server : servers) {
                server.await(200);
                served.add(json.readTree(server.get("/v1/serving").body()));
            }
            assertThat(publications(servers))
                    .allSatisfy(each -> assertThat(each).doesNotHaveDuplicates());
            assertThat(served.stream().map(each -> each.path("policies")).distinct())
                    .hasSize(1);
            return served.get(0);
        } finally {
            servers.forEach(PackagedServer::close);
        }
    }

    /** The versions that were published of each policy, as each server tells them. */
    private List<List<String>> publications(List<PackagedServer> servers) throws Exception {
        var all = new ArrayList<List<String>>();
        for (var server : servers) {
            for (var policy : List.of("mql-to-sal-simple", "mql-to-sal-predictive")) {
                var answer = json.readTree(
                        server.get("/v1/policies/" + policy + "/publications").body());
                all.add(answer.path("items").findValuesAsText("version"));
            }
        }
        return all;
    }
}
