package dev.leadline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.database.EmbeddedDatabase;
import dev.leadline.upgrade.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Databases that earlier versions filled ({@link UpgradeRows} made them): the migrations since then keep every row, and the
 * present server serves the oldest of them.
 */
class UpgradeIT {

    private static final Path WRITTEN = Path.of("src", "test", "resources", "upgrade");
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String POLICY = "/v1/policies/round-the-clock";

    /** A column that V10 took out of its table: the files of each revision of a draft. */
    private static final String FILES = "files";

    private static final String FILES_IN_REVISIONS =
            """
            select policy_id, name, revision, key, value from policy_draft_revision, json_each_text(files::json)
            """;

    /** A file is what the last edit up to a revision made it. */
    private static final String FILES_BY_EDIT =
            """
            select policy_id, name, revision.revision, path, content
            from policy_draft_revision revision
            join lateral (
                select distinct on (path) path, hash from policy_draft_file file
                where (file.policy_id, file.name) = (revision.policy_id, revision.name)
                  and file.revision <= revision.revision
                order by path, file.revision desc) file on true
            join policy_file kept on kept.hash = file.hash
            """;

    @TempDir
    static Path folder;

    /** How many rows each table had, by the version of the schema. */
    private static final Map<String, Map<String, Long>> COUNTS = new LinkedHashMap<>();

    /** What is otherwise after the migrations, by the version of the schema. */
    private static final Map<String, List<String>> LOST = new LinkedHashMap<>();

    /** Each decision and its answer, as the earlier server kept it. */
    private static final Map<String, String> DECISIONS = new LinkedHashMap<>();

    /** The same with the explanation, as it was told when somebody asked. */
    private static final Map<String, String> EXPLAINED = new LinkedHashMap<>();

    private static PackagedServer server;
    private final ObjectMapper json = new ObjectMapper();

    @BeforeAll
    static void upgrade() throws Exception {
        var data = folder.resolve("data");
        try (var database = EmbeddedDatabase.start(data)) {
            for (var written : newestFirst()) {
                migrate(database, written);
            }
        }
        var policies = Path.of("src", "test", "resources", "round-the-clock").toAbsolutePath();
        server = PackagedServer.start(
                data, Map.of("LEADLINE_POLICIES_DIR", policies.toString(), "LEADLINE_POLICIES_CHANGES", "draft"));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static List<Path> newestFirst() throws IOException {
        try (var files = Files.list(WRITTEN)) {
            return files.sorted(Comparator.comparingInt(UpgradeIT::version).reversed())
                    .toList();
        }
    }

    private static int version(Path written) {
        return Integer.parseInt(written.getFileName().toString().replaceAll("\\D", ""));
    }

    private static void migrate(EmbeddedDatabase database, Path written) throws Exception {
        var version = "V" + version(written);
        flyway(database, "latest").clean();
        flyway(database, String.valueOf(version(written))).migrate();
        try (var connection =
                DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password())) {
            var rows = new Rows(connection);
            rows.read(written);
            COUNTS.put(version, rows.counts());
            var before = everything(rows);
            var files = rows.answer(FILES_IN_REVISIONS);
            flyway(database, "latest").migrate();
            LOST.put(version, lost(rows, before));
            assertThat(rows.answer(FILES_BY_EDIT)).isNotEmpty().containsExactlyInAnyOrderElementsOf(files);
            decisions(connection);
        }
    }

    private static Flyway flyway(EmbeddedDatabase database, String target) {
        return Flyway.configure()
                .dataSource(database.jdbcUrl(), database.username(), database.password())
                .locations("filesystem:src/main/resources/db/migration")
                .target(target)
                .cleanDisabled(false)
                .load();
    }

    /** The lines of each table, under its name and columns. */
    private static Map<String[], List<String>> everything(Rows rows) throws Exception {
        var everything = new LinkedHashMap<String[], List<String>>();
        for (var table : rows.tables()) {
            var columns = Stream.of(rows.columns(table).split(", "))
                    .filter(column -> !(table.equals("policy_draft_revision") && column.equals(FILES)))
                    .collect(Collectors.joining(", "));
            everything.put(new String[] {table, columns}, rows.lines(table, columns));
        }
        return everything;
    }

    private static List<String> lost(Rows rows, Map<String[], List<String>> before) throws Exception {
        var lost = new ArrayList<String>();
        for (var table : before.entrySet()) {
            var name = table.getKey()[0];
            var now = rows.lines(name, table.getKey()[1]);
            table.getValue().stream().filter(line -> !now.contains(line)).forEach(line -> lost.add(name + ": " + line));
        }
        return lost;
    }

    private static void decisions(Connection connection) throws Exception {
        DECISIONS.clear();
        EXPLAINED.clear();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select id, answer, explanation from decision")) {
            while (rows.next()) {
                var answer = rows.getString("answer");
                DECISIONS.put(rows.getString("id"), answer);
                EXPLAINED.put(
                        rows.getString("id"),
                        answer.substring(0, answer.length() - 1) + ","
                                + rows.getString("explanation").substring(1));
            }
        }
    }

    private JsonNode asked(String path) throws Exception {
        var answer = server.get(path);
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private JsonNode told(String method, String path, String body) throws Exception {
        var headers = Map.of("From", "analyst@example.com", "If-Match", "*");
        var answer = server.send(method, path, headers, body.replace('\'', '"'));
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isBetween(200, 201);
        return json.readTree(answer.body());
    }

    @Test
    void every_table_had_rows_before() {
        assertThat(COUNTS).isNotEmpty();
        COUNTS.forEach((version, tables) -> assertThat(tables)
                .as(version)
                .isNotEmpty()
                .allSatisfy((table, count) -> assertThat(count).as(table).isPositive()));
    }

    @Test
    void migrations_keep_every_row_as_it_was() {
        assertThat(LOST)
                .isNotEmpty()
                .allSatisfy((version, lost) -> assertThat(lost).as(version).isEmpty());
    }

    @Test
    void every_decision_is_told_again_as_it_was_answered() throws Exception {
        assertThat(EXPLAINED).hasSizeGreaterThan(20);
        for (var decision : EXPLAINED.entrySet()) {
            assertThat(server.get("/v1/decisions/" + decision.getKey()).body())
                    .isEqualTo(decision.getValue())
                    .contains("\"firings\":[{");
        }
    }

    @Test
    void a_request_that_was_answered_is_answered_the_same() throws Exception {
        var key = UpgradeRows.key("/v1/decisions", UpgradeRows.DECISION);
        var answer = server.send(
                "POST", "/v1/decisions", Map.of("Idempotency-Key", key), UpgradeRows.DECISION.replace('\'', '"'));
        assertThat(DECISIONS).containsValue(answer.body());
    }

    @Test
    void an_open_lead_stands_where_it_stood_and_what_was_said_of_it_can_be_asked() throws Exception {
        var open = asked("/v1/leads/U-open");
        assertThat(open.path("standing").asText()).isEqualTo("OPEN");
        assertThat(open.at("/decision/obligations").findValuesAsText("state")).containsExactly("MET", "BREACHED");
        assertThat(open.at("/ownership/owner").asText()).isEqualTo("east-2");
        assertThat(asked("/v1/leads/U-absorbed").path("id").asText()).isEqualTo("U-open");
        assertThat(asked("/v1/leads/U-open/timeline").findValuesAsText("id"))
                .contains("a1", "a2", "a3", "p1", "s1", "r1", "c1", "w1", "m1", "a4");
        for (var decided : DECISIONS.values()) {
            var answer = json.readTree(decided);
            if (answer.path("leadId").asText().equals("U-open")) {
                var then = asked("/v1/leads/U-open/next-action?asOf="
                        + answer.path("decidedAt").asText());
                assertThat(then.findValuesAsText("id"))
                        .contains(answer.path("id").asText());
            }
        }
    }

    /** No earlier server counted anything: the present one does, from the moment at which each lead was told of. */
    @Test
    void leads_of_before_are_counted() throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        JsonNode filling;
        do {
            Thread.sleep(200);
            filling = asked("/v1/reports/filling");
            assertThat(System.nanoTime()).as("%s %s", filling, server.said()).isLessThan(deadline);
        } while (filling.path("filled").asLong() < filling.path("leads").asLong());

        assertThat(filling.path("leads").asLong()).isGreaterThan(4);
        assertThat(filling.path("failed").asLong()).isZero();
        assertThat(received("FIRST_CALL", "&bucket=kept")).contains("U-open", "U-accepted");
        assertThat(received("FIRST_CALL", "&bucket=noLongerOwed")).contains("U-absorbed");
    }

    private List<String> received(String duty, String filter) throws Exception {
        return asked("/v1/reports/leads?view=received&from=2025-01-06&to=2025-01-07&duty=" + duty + filter)
                .findValuesAsText("leadId");
    }

    @Test
    void the_disposition_of_a_closed_lead_is_read_and_can_be_withdrawn() throws Exception {
        assertThat(asked("/v1/leads/U-accepted").path("standing").asText()).isEqualTo("CLOSED");
        assertThat(asked("/v1/leads/U-accepted/timeline").findValuesAsText("type"))
                .contains("ACCEPTED");
        told("POST", "/v1/leads/U-accepted/withdrawals", "{'kind': 'outcome', 'of': 'o1', 'reason': 'by mistake'}");
        assertThat(asked("/v1/leads/U-accepted").path("standing").asText()).isEqualTo("OPEN");
    }

    @Test
    void a_fact_that_is_told_again_is_the_one_of_before() throws Exception {
        var facts = Map.of(
                "U-open/attempts",
                "{'id': 'a1', 'channel': 'PHONE', 'occurredAt': '2025-01-06T10:20:00Z', 'outcome': 'NO_ANSWER'}",
                "U-open/ranks",
                "{'id': 'r1', 'rank': 50}",
                "U-returned/outcomes",
                "{'id': 'o1', 'type': 'RETURNED', 'occurredAt': '2025-01-06T11:00:00Z', 'reason': 'no budget'}");
        for (var fact : facts.entrySet()) {
            var answer =
                    server.post("/v1/leads/" + fact.getKey(), fact.getValue().replace('\'', '"'));
            assertThat(json.readTree(answer.body()).path("status").asText())
                    .as(answer.body())
                    .isEqualTo("duplicate");
        }
    }

    @Test
    void new_facts_join_those_of_before_and_disprove_what_was_noticed() throws Exception {
        var returned = "/v1/leads/U-returned";
        assertThat(asked(returned).path("cycle").asInt()).isEqualTo(2);
        told("POST", returned + "/attempts", call("n1", "2025-01-08T10:30:00Z"));
        assertThat(asked(returned).at("/decision/obligations/0/state").asText()).isEqualTo("MET");
        assertThat(asked(returned + "/timeline").findValuesAsText("type")).contains("breach-withdrawn");

        var lead = "{'rank': 10, 'stage': 'MQL', 'receivedAt': '2025-01-06T10:00:00Z', 'team': 'east'}";
        told("PUT", "/v1/leads/U-awaited", lead);
        assertThat(asked("/v1/leads/U-awaited")
                        .at("/decision/obligations/0/metAt")
                        .asText())
                .isEqualTo("2025-01-06T10:20:00Z");
        assertThat(asked("/v1/actions?team=east").findValuesAsText("leadId"))
                .contains("U-open", "U-returned", "U-awaited");
    }

    private static String call(String id, String occurredAt) {
        return "{'id': '" + id + "', 'channel': 'PHONE', 'outcome': 'CONNECTED', 'occurredAt': '" + occurredAt + "'}";
    }

    @Test
    void what_was_published_is_in_force_and_a_draft_goes_on() throws Exception {
        assertThat(asked(POLICY + "/publications?limit=4").findValuesAsText("sequence"))
                .containsExactly("4", "3", "2", "1");
        assertThat(firstCallWithin("publication:1")).isEqualTo("1 hour");
        assertThat(firstCallWithin("in-force")).isEqualTo("3 hours");
        assertThat(firstCallWithin("draft:kept")).isEqualTo("5 hours");
        var drafts = asked(POLICY + "/drafts");
        assertThat(drafts.findValuesAsText("name")).contains("kept", "later", "longer");
        // One is what publication 2 brought, one was called off, and one is still written.
        var became = new LinkedHashMap<String, String>();
        for (var draft : drafts.get("items")) {
            became.put(draft.get("name").asText(), draft.get("publishedAs").asText());
        }
        assertThat(became)
                .containsEntry("longer", "2")
                .containsEntry("later", "null")
                .containsEntry("kept", "null");
        assertThat(asked(POLICY + "/what-ifs/1").at("/result/leads").asInt()).isEqualTo(5);
        assertThat(asked("/v1/calendars/always/publications").get("items")).hasSize(2);

        var review = asked(POLICY + "/editions/draft:kept/review");
        told(
                "POST",
                POLICY + "/publications",
                "{'draft': 'kept', 'reason': 'Upgraded', 'acknowledged': " + review.get("toAcknowledge") + "}");
        assertThat(firstCallWithin("in-force")).isEqualTo("5 hours");
    }

    private String firstCallWithin(String edition) throws Exception {
        return asked(POLICY + "/editions/" + edition + "/tables/deadlines")
                .at("/rows/0/firstCallWithin")
                .asText();
    }

    @Test
    void alerts_of_before_are_told_with_each_try() throws Exception {
        var delivered = asked("/v1/deliveries?state=DELIVERED&receiver=east-1").at("/items/0/id");
        assertThat(asked("/v1/deliveries/" + delivered.asLong())
                        .at("/log/0/status")
                        .asInt())
                .isEqualTo(200);
        assertThat(asked("/v1/deliveries?state=UNADDRESSED").get("items")).isNotEmpty();
        assertThat(asked("/v1/receivers").findValuesAsText("name")).containsExactly("east-1");
    }
}
