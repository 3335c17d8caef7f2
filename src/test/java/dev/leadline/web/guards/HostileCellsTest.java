package dev.leadline.web.guards;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.oneOf;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.policies.Analyst;
import dev.leadline.tables.xlsx.XlsxFile;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Texts that would be code if anything took them for code, through every door that takes cells, and on to what makes sentences,
 * cases and decisions of them. Each would set a property of this process, or leave a file.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class HostileCellsTest {

    private static final String PROPERTY = "leadline.hostile";
    private static final Path TRACE = Path.of("/tmp/leadline-hostile");
    private static final List<String> HEADINGS = List.of("row", "type", "reason", "waives", "note");

    private static int policies;

    private final ObjectMapper json = new ObjectMapper();
    private final String policy = "hostile-cells-" + policies++;
    private final String draft = "/v1/policies/" + policy + "/drafts/main";

    /** Each text as it is, and in what might let it out: 240 of them. */
    private static List<String> texts() throws IOException {
        return HostileCase.lines("cells.txt").stream()
                .flatMap(text ->
                        Stream.of(text, '"' + text, "'" + text + "'", "A\\" + text, text + "//", " " + text + "\\"))
                .map(String::strip)
                .toList();
    }

    @BeforeEach
    void begin() throws IOException {
        System.clearProperty(PROPERTY);
        Files.deleteIfExists(TRACE);
        Analyst.begins(policy);
    }

    @AfterEach
    void nothing_has_run() {
        assertThat(System.getProperty(PROPERTY)).isNull();
        assertThat(TRACE).doesNotExist();
    }

    private static List<List<String>> rows(List<String> texts) {
        var rows = new ArrayList<List<String>>();
        for (var text : texts) {
            rows.add(List.of("r" + rows.size(), "", text, "yes", text));
        }
        return rows;
    }

    private int put(String table, String type, byte[] content) {
        var answer = given().header("If-Match", given().get(draft).header("ETag"))
                .header("From", "test@example.com")
                .contentType(type)
                .body(content)
                .put(draft + "/tables/" + table);
        assertThat(answer.statusCode()).as(answer.asString()).isIn(200, 400, 422);
        return answer.statusCode();
    }

    private void readAll(Integer... statuses) {
        for (var path :
                List.of("/review", "/sentences", "/tables/waiving-reasons", "/boundary-cases?date=2026-03-02")) {
            given().get("/v1/policies/" + policy + "/editions/draft:main" + path)
                    .then()
                    .statusCode(oneOf(statuses));
        }
        for (var form : List.of("text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")) {
            given().accept(form).get(draft + "/tables/waiving-reasons").then().statusCode(oneOf(statuses));
        }
    }

    private void decide(String text) throws IOException {
        var lead = Map.of(
                "id", "hostile",
                "rank", 92,
                "stage", "MQL",
                "receivedAt", "2016-01-11T10:00:00-05:00",
                "attributes", Map.of("company", text));
        var disposition = Map.of("type", "DISQUALIFIED", "occurredAt", "2016-01-11T15:30:00Z", "reason", text);
        var status = given().contentType("application/json")
                .body(json.writeValueAsBytes(
                        Map.of("asOf", "2016-01-11T16:00:00Z", "lead", lead, "dispositions", List.of(disposition))))
                .post("/v1/policies/" + policy + "/editions/draft:main/decisions")
                .statusCode();
        assertThat(status).isIn(200, 400, 422);
    }

    @Test
    void as_json() throws IOException {
        var rows = rows(texts()).stream().map(HostileCellsTest::named).toList();
        assertThat(put("waiving-reasons", "application/json", json.writeValueAsBytes(Map.of("rows", rows))))
                .isEqualTo(200);
        readAll(200);
        for (var text : HostileCase.lines("cells.txt")) {
            decide(text);
        }
    }

    private static Map<String, String> named(List<String> row) {
        var cells = new LinkedHashMap<String, String>();
        for (int i = 0; i < HEADINGS.size(); i++) {
            cells.put(HEADINGS.get(i), row.get(i));
        }
        return cells;
    }

    @Test
    void as_csv() throws IOException {
        var csv = new StringBuilder(String.join(",", HEADINGS)).append('\n');
        for (var row : rows(texts())) {
            csv.append(String.join(
                            ",",
                            row.stream()
                                    .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                                    .toList()))
                    .append('\n');
        }
        assertThat(put("waiving-reasons", "text/csv", csv.toString().getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(200);
        readAll(200);
    }

    @Test
    void as_xlsx() throws IOException {
        var rows = new StringBuilder(row(1, HEADINGS));
        var texts = rows(texts());
        for (int i = 0; i < texts.size(); i++) {
            rows.append(row(i + 2, texts.get(i)));
        }
        assertThat(put(
                        "waiving-reasons",
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                        XlsxFile.ofRows(rows.toString()).bytes()))
                .isEqualTo(200);
        readAll(200);
    }

    private static String row(int number, List<String> cells) {
        var row = new StringBuilder("<row r='" + number + "'>");
        for (int i = 0; i < cells.size(); i++) {
            var text = cells.get(i).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
            row.append(XlsxFile.text((char) ('A' + i) + "" + number, text));
        }
        return row + "</row>";
    }

    /** Where a number, a duration, a name or a word of the policy is wanted, it is refused, or stays a text that cannot be read. */
    @Test
    void in_every_other_column() throws IOException {
        var tables = Map.of(
                "rank-tiers", List.of("row", "from", "below", "tier", "handling", "responsible"),
                "attempts", List.of("row", "tier", "PHONE", "EMAIL"),
                "deadlines", List.of("row", "tier", "firstCallWithin", "allAttemptsWithin"),
                "attempt-outcomes", List.of("row", "channel", "outcome", "counts", "reached"),
                "alerts", List.of("row", "tier", "obligation", "at", "tell"));
        for (var table : tables.entrySet()) {
            for (var column : table.getValue()) {
                var rows = new ArrayList<Map<String, String>>();
                for (var text : texts()) {
                    rows.add(Map.of(column, text));
                }
                put(table.getKey(), "application/json", json.writeValueAsBytes(Map.of("rows", rows)));
                readAll(200, 422);
            }
        }
    }

    @Test
    void as_facts_of_leads_and_rows_of_files() throws IOException {
        var lines = new StringBuilder();
        var file = new StringBuilder("id,tier,received\n");
        for (var text : texts()) {
            lines.append(json.writeValueAsString(Map.of(
                            "leadId",
                            text,
                            "lead",
                            Map.of("owner", text, "policy", policy, "attributes", Map.of("company", text)))))
                    .append('\n');
            file.append(('"' + text.replace("\"", "\"\"") + "\",").repeat(2)).append("2026-01-01\n");
        }
        given().contentType("application/x-ndjson")
                .body(lines.toString().getBytes(StandardCharsets.UTF_8))
                .post("/v1/facts/bulk?alerts=none")
                .then()
                .statusCode(200);
        assertThat(given().contentType("text/csv")
                        .body(file.toString().getBytes(StandardCharsets.UTF_8))
                        .post("/v1/optimisations?leadId=id&tier=tier")
                        .statusCode())
                .isIn(201, 400, 422);
    }
}
