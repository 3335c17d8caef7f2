package dev.leadline.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.leadline.database.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is said to be watched can be watched: every metric of the alerting rules and the dashboard is one of the server's. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class MonitoringTest {

    private static final Path OPERATIONS = Path.of("docs", "operations");

    /** What stands in braces and brackets, and after "by", names labels and times. */
    private static final Pattern NO_METRIC = Pattern.compile("\\{[^}]*}|\\[[^]]*]|by \\([^)]*\\)");

    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Set<String> FUNCTIONS = Set.of("sum", "max", "rate", "increase", "abs");

    /** Prometheus has it of each server that it asks. */
    private static final String OF_PROMETHEUS = "up";

    /** Requests are counted once there were some. */
    private static Set<String> served() {
        for (int i = 0; i < 3; i++) {
            given().get("/v1/system/events").then().statusCode(200);
        }
        return given().get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]")[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> metrics(List<String> expressions) {
        var metrics = new TreeSet<String>();
        for (var expression : expressions) {
            WORD.matcher(NO_METRIC.matcher(expression).replaceAll(" "))
                    .results()
                    .forEach(found -> metrics.add(found.group()));
        }
        metrics.removeAll(FUNCTIONS);
        metrics.remove(OF_PROMETHEUS);
        return metrics;
    }

    private static List<String> expressions(ObjectMapper reader, String file) throws IOException {
        JsonNode document = reader.readTree(Files.readString(OPERATIONS.resolve(file)));
        return document.findValuesAsText("expr");
    }

    @Test
    void every_metric_of_the_alerting_rules_is_served() throws IOException {
        var metrics = metrics(expressions(new ObjectMapper(new YAMLFactory()), "alert-rules.yaml"));
        assertThat(metrics).contains("leadline_watch_lag_seconds", "http_server_requests_seconds_count");
        assertThat(served()).containsAll(metrics);
    }

    @Test
    void every_metric_of_the_dashboard_is_served() throws IOException {
        var metrics = metrics(expressions(new ObjectMapper(), "dashboard.json"));
        assertThat(metrics).contains("leadline_feed_lag_seconds");
        assertThat(served()).containsAll(metrics);
    }

    @Test
    void every_metric_that_the_page_lists_is_served() throws IOException {
        var named = Pattern.compile("`((?:leadline|agroal)_[a-z_]+)`")
                .matcher(Files.readString(OPERATIONS.resolve("monitoring.md")))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(named).hasSizeGreaterThan(8);
        assertThat(served()).containsAll(named);
    }
}
