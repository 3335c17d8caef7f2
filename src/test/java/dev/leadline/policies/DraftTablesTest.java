package dev.leadline.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.policies.source.TableForms;
import dev.leadline.tables.xlsx.XlsxFile;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of a draft, in and out, whole and by the cell. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class DraftTablesTest {

    private static final String JSON = "application/json";
    private static final String PATH = "/tables/attempts";
    private static final String HEADINGS = "row,tier,PHONE,EMAIL,note\n";

    private Analyst analyst;

    /** One draft for all tests: each looks at what it was before, and whether it is another now. */
    @BeforeEach
    void begin() {
        analyst = new Analyst("x-tables", "analyst@example.com");
        if (analyst.get("/drafts/main").extract().statusCode() == 404) {
            analyst = Analyst.begins("x-tables");
        }
        analyst.sees("main")
                .contentType(JSON)
                .body("{\"to\": 1}")
                .post(analyst.at("/drafts/main/undo"))
                .then()
                .statusCode(200);
    }

    private byte[] table(String accept) {
        return analyst.asks()
                .accept(accept)
                .get(analyst.at("/drafts/main" + PATH))
                .then()
                .statusCode(200)
                .contentType(startsWith(accept))
                .extract()
                .asByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {JSON, TableForms.CSV, TableForms.XLSX})
    void what_goes_out_comes_in_again_as_the_very_same_table(String form) {
        var notes = List.of(
                "=1+1",
                "-5",
                "two\nlines, \"quoted\"",
                " spaced ",
                "@sum",
                "\u00e4\uD83D\uDCA9",
                "+1",
                "'quoted",
                "1e5");
        var rows = new ArrayList<Map<String, String>>();
        for (int i = 0; i < notes.size(); i++) {
            rows.add(Map.of("row", "r" + i, "tier", "A", "PHONE", "0" + i, "note", notes.get(i)));
        }
        analyst.puts("main", PATH, JSON, Analyst.json(Map.of("rows", rows)))
                .statusCode(200)
                .body("tables.attempts.rows.note", equalTo(notes));
        int revision = analyst.revision("main");
        var sent = table(form);

        analyst.puts("main", PATH, form, sent).statusCode(200).body("revision", equalTo(revision));

        analyst.sets("main", "attempts", "r0", "PHONE", "77").statusCode(200);
        analyst.puts("main", PATH, form, sent)
                .statusCode(200)
                .body("revision", equalTo(revision + 2))
                .body("tables.attempts.rows.note", equalTo(notes));
        if (!form.equals(TableForms.XLSX)) { // which holds the moment it was made
            assertThat(table(form)).isEqualTo(sent);
        }
    }

    static Stream<Arguments> refusedTables() {
        var many = HEADINGS + "r,A,1,1,\n".repeat(2_001);
        var manyRows = Analyst.json(Map.of("rows", Collections.nCopies(2_001, Map.of("row", "r"))));
        var large = HEADINGS + "r,A,1,1," + "x".repeat(1024 * 1024) + "\n";
        var formula = XlsxFile.ofRows("<row r='1'>"
                        + Stream.of("A1:row", "B1:tier", "C1:PHONE", "D1:EMAIL", "E1:note")
                                .map(cell -> XlsxFile.text(cell.split(":")[0], cell.split(":")[1]))
                                .reduce("", String::concat)
                        + "</row><row r='2'>" + XlsxFile.text("A2", "r") + "<c r='C2'><f>1+1</f><v>2</v></c></row>")
                .bytes();
        return Stream.of(
                Arguments.of("wrong headings", TableForms.CSV, "row,tier,PHONE,FAX,note\n", 422, "FAX"),
                Arguments.of("a heading twice", TableForms.CSV, "row,tier,PHONE,PHONE,note\n", 422, "PHONE"),
                Arguments.of("ragged", TableForms.CSV, HEADINGS + "r,A,1\n", 422, "2"),
                Arguments.of("an open quote", TableForms.CSV, HEADINGS + "r,A,\"1\n", 422, ""),
                Arguments.of("2,001 rows", TableForms.CSV, many, 422, "2000"),
                Arguments.of("2,001 rows as JSON", JSON, manyRows, 422, "2001"),
                Arguments.of("1 MB and more", TableForms.CSV, large, 413, ""),
                Arguments.of("no text", TableForms.CSV, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1}, 422, ""),
                Arguments.of("a NUL", TableForms.CSV, HEADINGS + "r,A,1,1,\u0000\n", 422, "NUL"),
                Arguments.of("a formula", TableForms.XLSX, formula, 422, "C2"),
                Arguments.of("no zip", TableForms.XLSX, "row,tier", 422, ""),
                Arguments.of("nothing as XLSX", TableForms.XLSX, "", 422, ""),
                Arguments.of("nothing as CSV", TableForms.CSV, "", 422, ""),
                Arguments.of("nothing as JSON", JSON, "", 400, ""),
                Arguments.of("null", JSON, "null", 422, ""),
                Arguments.of("a list", JSON, "[]", 422, ""),
                Arguments.of("no rows", JSON, "{}", 422, "rows"),
                Arguments.of("a row of null", JSON, "{\"rows\": [null]}", 422, "null"),
                Arguments.of("rows of text", JSON, "{\"rows\": [\"a\"]}", 422, ""),
                Arguments.of("an unknown column", JSON, "{\"rows\": [{\"FAX\": \"1\"}]}", 422, "FAX"),
                Arguments.of("another table", JSON, "{\"name\": \"deadlines\", \"rows\": []}", 422, "deadlines"),
                Arguments.of("a number as a cell", JSON, "{\"rows\": [{\"PHONE\": 8}]}", 422, "8"),
                Arguments.of("a list as a cell", JSON, "{\"rows\": [{\"PHONE\": []}]}", 422, ""),
                Arguments.of(
                        "a long cell", JSON, "{\"rows\": [{\"note\": \"" + "x".repeat(1_001) + "\"}]}", 422, "1001"),
                Arguments.of("an unknown field", JSON, "{\"rows\": [], \"colour\": 1}", 400, "colour"),
                Arguments.of("not JSON", JSON, "row,tier", 400, ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusedTables")
    void a_table_that_cannot_be_read_is_refused_with_place_and_value(
            String what, String type, Object body, int status, String named) {
        int revision = analyst.revision("main");
        var bytes = body instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : body;
        var answer = analyst.puts("main", PATH, type, bytes);
        assertThat(answer.extract().statusCode())
                .as(answer.extract().asString())
                .isEqualTo(status);
        answer.contentType("application/problem+json").body("detail", containsString(named));
        assertThat(analyst.revision("main")).isEqualTo(revision);
    }

    @Test
    void broken_cells_are_kept_and_found() {
        analyst.puts("main", PATH, TableForms.CSV, HEADINGS + "A,A,many,3,\n,Z,1,-1,\n")
                .statusCode(200)
                .body("findings.findAll { it.kind == 'INVALID_CELL' }.value", hasItem("many"))
                .body("tables.attempts.rows[0].PHONE", equalTo("many"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/octet-stream",
                "multipart/form-data; boundary=x",
                "nonsense"
            })
    void forms_that_are_not_read_here_are_415(String type) {
        for (var part : List.of(PATH, "/cases/tiers")) {
            var answer = raw(part, type);
            answer.contentType("application/problem+json");
            assertThat(answer.extract().statusCode())
                    .as(type)
                    .isIn(type.equals("nonsense") ? List.of(400, 415) : List.of(415));
        }
    }

    /** Sent without rest-assured, which would add a type of its own. */
    private ValidatableResponse raw(String part, String type) {
        var config = io.restassured.config.RestAssuredConfig.config()
                .encoderConfig(io.restassured.config.EncoderConfig.encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false));
        var request = analyst.sees("main").config(config);
        return (type == null ? request.noContentType() : request.header("Content-Type", type))
                .body("[]".getBytes(StandardCharsets.UTF_8))
                .put(analyst.at("/drafts/main" + part))
                .then();
    }

    @Test
    void forms_that_are_not_offered_are_406() {
        for (var path : List.of("/drafts/main" + PATH, "/editions/draft:main" + PATH)) {
            for (var accept : List.of("text/html", "image/png", "application/pdf;q=0.9")) {
                analyst.asks().accept(accept).get(analyst.at(path)).then().statusCode(406);
            }
            analyst.asks()
                    .accept("image/png, text/csv;q=0.1")
                    .get(analyst.at(path))
                    .then()
                    .statusCode(200);
            analyst.asks()
                    .accept("nonsense")
                    .get(analyst.at(path))
                    .then()
                    .statusCode(org.hamcrest.Matchers.lessThan(500));
        }
    }

    private static Map<String, Object> edit(Object... pairs) {
        var edit = new HashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            edit.put((String) pairs[i], pairs[i + 1]);
        }
        return edit;
    }

    @Test
    void rows_are_named_or_counted_set_put_in_moved_and_taken_out() {
        analyst.patches(
                        "main",
                        "attempts",
                        List.of(
                                edit("op", "SET", "row", "A", "column", "note", "value", "best"),
                                edit("op", "SET", "row", "#2", "column", "PHONE", "value", "5"),
                                edit("op", "SET", "row", "C", "column", "EMAIL"),
                                edit("op", "INSERT", "at", 1, "cells", Map.of("row", "first", "tier", "A")),
                                edit("op", "INSERT", "cells", Map.of("row", "last")),
                                edit("op", "MOVE", "row", "first", "at", 3),
                                edit("op", "REMOVE", "row", "#5"),
                                edit("op", "MOVE", "row", "A")))
                .statusCode(200)
                .body("revision", equalTo(analyst.revision("main")))
                .body("tables.attempts.rows.row", equalTo(List.of("B", "first", "C", "A")))
                .body("tables.attempts.rows.PHONE", equalTo(List.of("5", "", "3", "7")))
                .body("tables.attempts.rows.EMAIL", equalTo(List.of("2", "", "", "3")))
                .body("tables.attempts.rows.note", equalTo(List.of("", "", "", "best")));
    }

    static Stream<Arguments> refusedEdits() {
        return Stream.of(
                Arguments.of(edit("row", "A"), "/edits/1/op"),
                Arguments.of(edit("op", "COPY", "row", "A"), "/edits/1/op"),
                Arguments.of(edit("op", "set", "row", "A"), "/edits/1/op"),
                Arguments.of(edit("op", "SET", "row", "Z", "column", "PHONE", "value", "1"), "/edits/1/row"),
                Arguments.of(edit("op", "SET", "row", "#0", "column", "PHONE", "value", "1"), "/edits/1/row"),
                Arguments.of(edit("op", "SET", "row", "#4", "column", "PHONE", "value", "1"), "/edits/1/row"),
                Arguments.of(edit("op", "SET", "row", "#99999", "column", "PHONE", "value", "1"), "/edits/1/row"),
                Arguments.of(edit("op", "SET", "column", "PHONE", "value", "1"), "/edits/1/row"),
                Arguments.of(edit("op", "SET", "row", "A", "column", "FAX", "value", "1"), "/edits/1/column"),
                Arguments.of(edit("op", "SET", "row", "A", "value", "1"), "/edits/1/column"),
                Arguments.of(edit("op", "SET", "row", "A", "column", "note", "value", "\u0000"), "/edits/1/value"),
                Arguments.of(edit("op", "SET", "row", "A", "column", "PHONE", "value", 8), "/edits/1/value"),
                Arguments.of(
                        edit("op", "SET", "row", "A", "column", "note", "value", "x".repeat(1_001)), "/edits/1/value"),
                Arguments.of(edit("op", "INSERT"), "/edits/1/cells"),
                Arguments.of(edit("op", "INSERT", "row", "Z", "cells", Map.of("tier", "A")), "/edits/1/row"),
                Arguments.of(edit("op", "SET", "row", "A", "column", "PHONE", "cells", Map.of()), "/edits/1/cells"),
                Arguments.of(edit("op", "SET", "row", "A", "column", "PHONE", "at", 2), "/edits/1/at"),
                Arguments.of(edit("op", "REMOVE", "row", "A", "column", "PHONE"), "/edits/1/column"),
                Arguments.of(edit("op", "MOVE", "row", "A", "value", "1"), "/edits/1/value"),
                Arguments.of(edit("op", "REMOVE", "row", "A", "to", 2), "/edits/1/to"),
                Arguments.of(edit("op", "INSERT", "cells", Map.of("FAX", "1")), "/edits/1/cells/FAX"),
                Arguments.of(edit("op", "INSERT", "cells", Map.of(), "at", 0), "/edits/1/at"),
                Arguments.of(edit("op", "INSERT", "cells", Map.of(), "at", 5), "/edits/1/at"),
                Arguments.of(edit("op", "INSERT", "cells", Map.of(), "at", "x"), "/edits/1/at"),
                Arguments.of(edit("op", "MOVE", "row", "A", "at", 4), "/edits/1/at"),
                Arguments.of(edit("op", "REMOVE"), "/edits/1/row"),
                Arguments.of(null, "/edits/1"));
    }

    @ParameterizedTest
    @MethodSource("refusedEdits")
    void when_one_edit_cannot_be_done_none_is(Map<String, Object> bad, String pointer) {
        int revision = analyst.revision("main");
        var good = edit("op", "SET", "row", "A", "column", "PHONE", "value", "8");
        var answer = analyst.patches("main", "attempts", Arrays.asList(good, bad));
        assertThat(answer.extract().asString()).contains("\"" + pointer + "\"");
        answer.statusCode(bad != null && bad.containsKey("to") ? 400 : 422);
        assertThat(analyst.revision("main")).isEqualTo(revision);
    }

    @Test
    void an_inserted_row_that_is_named_outside_its_cells_is_told_where_its_name_belongs() {
        analyst.patches("main", "attempts", List.of(edit("op", "INSERT", "row", "Z", "cells", Map.of("tier", "A"))))
                .statusCode(422)
                .body(
                        "detail",
                        equalTo("The row's name (Z) must be one of the `cells` of an INSERT.\n"
                                + "Use \"cells\": {\"row\": \"Z\", ...}."));
    }

    @Test
    void who_prefers_a_minimal_answer_gets_the_new_tag_alone() {
        var edits = Map.of("edits", List.of(edit("op", "SET", "row", "A", "column", "PHONE", "value", "9")));
        var tag = analyst.sees("main")
                .header("Prefer", "respond-async, return=minimal")
                .contentType(JSON)
                .body(Analyst.json(edits))
                .patch(analyst.at("/drafts/main" + PATH))
                .then()
                .statusCode(204)
                .header("Preference-Applied", "return=minimal")
                .body(equalTo(""))
                .extract()
                .header("ETag");
        assertThat(tag).isEqualTo(analyst.tag("main"));
        analyst.sends(Analyst.json(Map.of("name", "second", "from", "draft:main")))
                .header("Prefer", "return=minimal")
                .post(analyst.at("/drafts"))
                .then()
                .statusCode(201)
                .header("Location", org.hamcrest.Matchers.endsWith("/drafts/second"))
                .body(equalTo(""));
        analyst.sends(Analyst.json(Map.of("name", "third", "from", "draft:main")))
                .header("Prefer", "return=representation")
                .post(analyst.at("/drafts"))
                .then()
                .statusCode(201)
                .body("name", equalTo("third"));
    }

    @ParameterizedTest
    @CsvSource({"0, 422", "500, 200", "501, 422"})
    void one_request_has_one_to_500_edits(int number, int status) {
        var one = edit("op", "SET", "row", "A", "column", "PHONE", "value", "8");
        analyst.patches("main", "attempts", Collections.nCopies(number, one)).statusCode(status);
        analyst.sees("main")
                .contentType(JSON)
                .body("{}")
                .patch(analyst.at("/drafts/main" + PATH))
                .then()
                .statusCode(422);
    }

    @Test
    void a_table_that_the_draft_has_not_cannot_be_edited_and_can_be_put_in() {
        analyst.patches("main", "spacing", List.of(edit("op", "INSERT", "cells", Map.of())))
                .statusCode(404);
        analyst.get("/drafts/main/tables/spacing").statusCode(404).body("detail", containsString("spacing"));
        analyst.puts("main", "/tables/spacing", JSON, "{\"rows\": []}").statusCode(200);
        analyst.get("/drafts/main/tables/spacing").statusCode(200);
    }
}
