package dev.leadline.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.cases.Case;
import dev.leadline.cases.CaseFile;
import dev.leadline.policies.Checkout;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** Each command, without a process of its own. */
class CommandsTest {

    private static final String REQUEST =
            """
            {"asOf": "2016-01-11T16:00:00Z",\
             "lead": {"id": "L-1", "rank": 92, "stage": "MQL", "receivedAt": "2016-01-11T10:00:00-05:00"}}""";
    private static final String PREDICTIVE = "mql-to-sal-predictive";

    @TempDir
    Path temp;

    private Path policies;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void copy() throws IOException {
        policies = temp.resolve("policies");
        Checkout.copy(Checkout.SHIPPED, policies);
    }

    private int run(String... args) {
        return run(InputStream.nullInputStream(), args);
    }

    private int run(InputStream in, String... args) {
        out.reset();
        err.reset();
        return Commands.run(in, out, err, () -> Instant.parse("2026-01-01T00:00:00Z"), args);
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out());
    }

    private Element xml() throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(out())))
                .getDocumentElement();
    }

    private void edit(String file, String found, String replacement) throws IOException {
        var path = policies.resolve(file);
        var text = Files.readString(path);
        assertThat(text).contains(found);
        Files.writeString(path, text.replace(found, replacement));
    }

    @Test
    void check_finds_nothing_in_the_shipped_policies() {
        assertThat(run("check", policies.toString(), "--strict")).isZero();
        assertThat(out()).isEqualTo(policies + ": 0 errors, 0 warnings, 0 undecided\n");
        assertThat(err()).isEmpty();
    }

    @Test
    void check_names_file_row_and_column_of_each_broken_cell() throws IOException {
        edit(PREDICTIVE + "/deadlines.csv", "2 business hours", "2 hours or so");
        edit("mql-to-sal-simple/attempts.csv", "ALL,ALL,3,1", "ALL,ALL,many,1");

        assertThat(run("check", policies.toString())).isEqualTo(1);
        assertThat(out())
                .contains(PREDICTIVE + "/deadlines.csv: error: Row 1, column `firstCallWithin`: ", "\"2 hours or so\"")
                .contains("mql-to-sal-simple/attempts.csv: error: Row 1, column `PHONE`: ", "(many)")
                .endsWith(": 2 errors, 0 warnings, 0 undecided\n");

        assertThat(run("check", policies.toString(), "--format", "json")).isEqualTo(1);
        assertThat(json().at("/errors").intValue()).isEqualTo(2);
        var cell = json().at("/findings/0");
        assertThat(cell.at("/path").textValue()).isEqualTo(PREDICTIVE + "/deadlines.csv");
        assertThat(cell.at("/rows/0").textValue()).isEqualTo("1");
        assertThat(cell.at("/columns/0").textValue()).isEqualTo("firstCallWithin");
        assertThat(cell.at("/value").textValue()).isEqualTo("2 hours or so");
        assertThat(cell.at("/severity").textValue()).isEqualTo("ERROR");
    }

    @Test
    void check_finds_what_is_wrong_as_mathematics_with_a_lead_that_shows_it() throws Exception {
        edit(PREDICTIVE + "/rank-tiers.csv", "B,60,85,", "B,60,84,");

        assertThat(run("check", policies.toString(), "--format", "json")).isEqualTo(1);
        var gap = json().at("/findings/0");
        assertThat(gap.at("/kind").textValue()).isEqualTo("GAP");
        assertThat(gap.at("/path").textValue()).isEqualTo(PREDICTIVE + "/rank-tiers.csv");
        assertThat(gap.at("/example/rank").textValue()).startsWith("84");

        assertThat(run("check", policies.toString(), "--format", "junit")).isEqualTo(1);
        assertThat(xml().getTagName()).isEqualTo("testsuite");
        assertThat(xml().getAttribute("failures")).isEqualTo("1");
        assertThat(xml().getElementsByTagName("testcase").getLength())
                .isEqualTo(Integer.parseInt(xml().getAttribute("tests")));
        var failure = (Element) xml().getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("message")).contains(PREDICTIVE + "/rank-tiers.csv: error: ");
    }

    @Test
    void a_warning_is_an_error_only_when_strict() throws IOException {
        edit(PREDICTIVE + "/deadlines.csv", "C,C,6 business hours", "C,C,2 business hours");
        assertThat(run("check", policies.toString())).isZero();
        assertThat(out()).contains("warning: ");
        assertThat(run("check", policies.toString(), "--strict")).isEqualTo(1);
    }

    @Test
    void one_broken_file_hides_no_other() throws IOException {
        Files.write(policies.resolve("mql-to-sal-simple/attempts.csv"), new byte[] {(byte) 0xFF, 0, 7});
        Files.writeString(policies.resolve("calendars/bad.yaml"), "a: [\n");
        Files.writeString(policies.resolve(PREDICTIVE + "/cases/tiers.yaml"), "- &a [*a]\n");
        Files.writeString(policies.resolve(PREDICTIVE + "/cases/Mine.yml"), "[]");
        edit(PREDICTIVE + "/policy.yaml", "calendar: us-sales", "calendar: mars");

        assertThat(run("check", policies.toString())).isEqualTo(1);
        assertThat(out())
                .contains("calendars/bad.yaml: error: ", "line 2")
                .contains("mql-to-sal-simple/attempts.csv: error: ")
                .contains(PREDICTIVE + "/policy.yaml: error: There is no calendar (mars).")
                .contains(PREDICTIVE + "/cases/tiers.yaml: error: ", "(line 1, column 3)")
                .contains(PREDICTIVE + "/cases/Mine.yml: warning: The file is ignored.");
    }

    /** A gap among the ranks is told beside the cell, and nothing that would only follow from the broken table. */
    @Test
    void an_unreadable_cell_hides_no_finding_of_another_table() throws IOException {
        edit(PREDICTIVE + "/alerts.csv", "FIRST_CALL,75%", "FIRST_CALL,0.75");
        edit(PREDICTIVE + "/rank-tiers.csv", "C,45,60", "C,45,59");
        assertThat(run("check", policies.toString())).isEqualTo(1);
        assertThat(out())
                .contains(PREDICTIVE + "/alerts.csv: error: Row 2", "0.75")
                .contains(PREDICTIVE + "/rank-tiers.csv: error: No row of rank-tiers matches")
                .endsWith(": 2 errors, 0 warnings, 0 undecided\n");

        edit(PREDICTIVE + "/attempts.csv", "A,A,7,3", "A,A,seven,3");
        assertThat(run("check", policies.toString())).isEqualTo(1);
        assertThat(out()).endsWith(": 3 errors, 0 warnings, 0 undecided\n");
    }

    @Test
    void two_policies_for_a_stage_are_an_error() throws IOException {
        edit("mql-to-sal-simple/policy.yaml", "stage: MQL", "stage: MQL\nanswersForStage: true");
        assertThat(run("check", policies.toString())).isEqualTo(1);
        assertThat(out()).contains("both answer for the stage MQL.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "test"})
    void a_folder_that_cannot_be_read_is_told_in_a_sentence(String command) throws IOException {
        assertThat(run(command, temp.resolve("none").toString())).isEqualTo(2);
        assertThat(err()).isEqualTo("The folder (" + temp.resolve("none") + ") does not exist.\n");

        assertThat(run(command, policies.resolve("calendars/us-sales.yaml").toString()))
                .isEqualTo(2);
        assertThat(err()).contains("us-sales.yaml) is not a folder.");

        assertThat(run(command, policies.resolve("calendars").toString())).isEqualTo(2);
        assertThat(err()).contains("contains no policy.yaml.");

        var round = Files.createDirectories(temp.resolve("round/a"));
        Files.createSymbolicLink(round.resolve("again"), temp.resolve("round"));
        assertThat(run(command, temp.resolve("round").toString())).isEqualTo(2);
        assertThat(err()).contains("cannot be read", "again");
        assertThat(out()).isEmpty();
    }

    @Test
    void wrong_usage_is_told_on_standard_error_with_code_2() {
        for (var args : List.of(
                new String[] {"chekc"},
                new String[] {"check"},
                new String[] {"check", "a", "b"},
                new String[] {"check", "a", "--format", "xml"},
                new String[] {"test", "a", "--min-coverage", "101"},
                new String[] {"test", "a", "--min-coverage", "most"},
                new String[] {"boundary-cases", "a", "--policy", "p"},
                new String[] {"boundary-cases", "a", "--policy", "p", "--date", "2026-02-30"},
                new String[] {"decide", "--explian"},
                new String[] {"diff", "a"},
                new String[] {"diff", "a", "b", "c"},
                new String[] {"--format", "json"})) {
            assertThat(run(args)).as(String.join(" ", args)).isEqualTo(2);
            assertThat(out()).isEmpty();
            assertThat(err()).isNotEmpty().doesNotContain("\tat ");
        }
        assertThat(run("test", "--help")).isZero();
        assertThat(out()).startsWith("Usage: leadline test");
    }

    @Test
    void test_runs_all_cases_and_tells_coverage() throws Exception {
        assertThat(run("test", policies.toString(), "--min-coverage", "100")).isZero();
        assertThat(out()).contains(PREDICTIVE + ": ", " cases, 0 failed, 100% of rows covered\n");

        assertThat(run("test", policies.toString(), "--format", "json", "--policy", PREDICTIVE))
                .isZero();
        assertThat(json().at("/passed").booleanValue()).isTrue();
        assertThat(json().at("/policies")).hasSize(1);
        assertThat(json().at("/policies/0/coverage")).isNotEmpty();
        assertThat(json().at("/cases").intValue())
                .isEqualTo(json().at("/policies/0/cases").size());
    }

    @Test
    void test_tells_each_failure_with_its_differences() throws Exception {
        edit(PREDICTIVE + "/attempts.csv", "A,A,7,3,", "A,A,8,3,");

        assertThat(run("test", policies.toString())).isEqualTo(1);
        assertThat(out()).contains("FAILED " + PREDICTIVE + "/cases/", "must be 7, but is 8.");

        assertThat(run("test", policies.toString(), "--format", "junit")).isEqualTo(1);
        int failed = xml().getElementsByTagName("failure").getLength();
        assertThat(failed).isPositive();
        assertThat(xml().getAttribute("failures")).isEqualTo(String.valueOf(failed));
    }

    @Test
    void test_fails_where_too_little_is_covered() throws Exception {
        for (var file : List.of("dispositions", "far-away", "first-call", "pauses", "tiers", "attempts")) {
            Files.delete(policies.resolve(PREDICTIVE + "/cases/" + file + ".yaml"));
        }
        assertThat(run("test", policies.toString(), "--policy", PREDICTIVE)).isZero();
        assertThat(run("test", policies.toString(), "--policy", PREDICTIVE, "--min-coverage", "100"))
                .isEqualTo(1);
        assertThat(out())
                .contains(PREDICTIVE + "/attempt-outcomes.csv: no case covers the row email-bounced")
                .contains("and must be 100%");
        assertThat(run("test", policies.toString(), "--min-coverage", "100", "--format", "junit"))
                .isEqualTo(1);
        assertThat(out()).contains("name=\"coverage\"", "No case covers the row email-bounced");
    }

    @Test
    void test_fails_on_cases_and_policies_that_cannot_be_read_and_runs_the_others() throws IOException {
        Files.write(policies.resolve("mql-to-sal-simple/cases/noise.yaml"), new byte[] {7, 7, 7});
        edit(PREDICTIVE + "/attempts.csv", "A,A,7,3,", "A,A,seven,3,");

        assertThat(run("test", policies.toString())).isEqualTo(1);
        assertThat(out())
                .contains("FAILED mql-to-sal-simple/cases/noise.yaml: cases/noise.yaml\n")
                .contains("FAILED " + PREDICTIVE + "/attempts.csv: can_be_read\n", "(seven)")
                .containsPattern("mql-to-sal-simple: [1-9][0-9]* cases, 1 failed");
        assertThat(run("test", policies.toString(), "--policy", "nobody")).isEqualTo(2);
        assertThat(err()).contains("There is no readable policy (nobody)", "Use one of mql-to-sal-simple, sal-to-sql.");
    }

    @Test
    void a_test_that_tests_nothing_does_not_pass() throws IOException {
        try (var files = Files.walk(policies)) {
            for (var file :
                    files.filter(path -> path.toString().contains("/cases/")).toList()) {
                Files.delete(file);
            }
        }
        assertThat(run("test", policies.toString())).isEqualTo(1);
        assertThat(out()).contains("There is no case in ");
    }

    @Test
    void a_report_goes_to_a_file_and_one_that_cannot_be_written_is_told() throws IOException {
        var file = temp.resolve("report.json");
        assertThat(run("check", policies.toString(), "--format", "json", "--output", file.toString()))
                .isZero();
        assertThat(out()).isEmpty();
        assertThat(new ObjectMapper().readTree(file.toFile()).at("/errors").intValue())
                .isZero();
        assertThat(run("check", policies.toString(), "--output", temp.toString()))
                .isEqualTo(2);
        assertThat(err()).startsWith("The file (" + temp + ") cannot be written: ");
    }

    @Test
    void decide_answers_one_request_however_it_is_broken_into_lines() throws IOException {
        for (var request : List.of(REQUEST, REQUEST + "\n", REQUEST.replace(", ", ",\n"), "\n\n" + REQUEST)) {
            assertThat(run(text(request), "decide")).as(request).isZero();
            assertThat(json().at("/tier").textValue()).isEqualTo("A");
            assertThat(json().at("/decidedAt").textValue()).isEqualTo("2026-01-01T00:00:00Z");
            assertThat(json().has("firings")).isFalse();
        }
        assertThat(run(text(REQUEST), "decide", "--explain", "--policies", policies.toString(), "-"))
                .isZero();
        assertThat(json().at("/firings")).isNotEmpty();
    }

    @Test
    void decide_uses_the_policy_named_for_requests_that_name_none() throws IOException {
        assertThat(run(text(REQUEST), "decide", "--policy", "mql-to-sal-simple"))
                .isZero();
        assertThat(json().at("/policy/id").textValue()).isEqualTo("mql-to-sal-simple");
        var named = REQUEST.replaceFirst("\\{", "{\"policy\": \"" + PREDICTIVE + "\", ");
        assertThat(run(text(named), "decide", "--policy", "mql-to-sal-simple")).isZero();
        assertThat(json().at("/policy/id").textValue()).isEqualTo(PREDICTIVE);
        assertThat(run(text(REQUEST), "decide", "--policy", "nobody")).isEqualTo(2);
    }

    @Test
    void decide_answers_each_line_and_a_wrong_one_loses_no_other() throws IOException {
        var lines = REQUEST + "\n{}\n\nnoise\n[1]\n" + "x".repeat(2_000_000) + "\n" + REQUEST;
        assertThat(run(text(lines), "decide")).isEqualTo(1);
        var answers = out().lines().toList();
        assertThat(answers).hasSize(6);
        var mapper = new ObjectMapper();
        assertThat(mapper.readTree(answers.get(0)).at("/tier").textValue()).isEqualTo("A");
        assertThat(mapper.readTree(answers.get(1)).at("/line").intValue()).isEqualTo(2);
        assertThat(mapper.readTree(answers.get(1))
                        .at("/problem/errors/0/pointer")
                        .textValue())
                .isEqualTo("/lead");
        assertThat(mapper.readTree(answers.get(2)).at("/line").intValue()).isEqualTo(4);
        assertThat(mapper.readTree(answers.get(3)).at("/line").intValue()).isEqualTo(5);
        assertThat(mapper.readTree(answers.get(4)).at("/problem/status").intValue())
                .isEqualTo(413);
        assertThat(mapper.readTree(answers.get(5)).at("/tier").textValue()).isEqualTo("A");
    }

    @Test
    void decide_loses_no_line_when_the_first_is_the_wrong_one() {
        assertThat(run(text("{\"lead\":\n" + REQUEST + "\n" + REQUEST), "decide"))
                .isEqualTo(1);
        assertThat(out().lines().filter(line -> line.contains("\"tier\":\"A\"")))
                .hasSize(2);
        assertThat(out().lines()).hasSize(3);
        assertThat(run(text("{\"lead\":\n{\n"), "decide")).isEqualTo(1);
        assertThat(out().lines()).singleElement().asString().startsWith("{\"line\":1,\"problem\":");
        assertThat(run(text(""), "decide")).isZero();
        assertThat(out()).isEmpty();
    }

    @Test
    void rules_are_checked_and_tested_as_a_server_would_try_them() throws IOException {
        var rules = Files.createDirectories(temp.resolve("changed-rules"));
        try (var shipped = Files.list(Path.of("rules"))) {
            for (var file :
                    shipped.filter(each -> each.toString().endsWith(".drl")).toList()) {
                Files.copy(file, rules.resolve(file.getFileName()));
            }
        }
        assertThat(run("check", policies.toString(), "--rules", rules.toString()))
                .as(out())
                .isZero();
        assertThat(run("test", policies.toString(), "--rules", rules.toString()))
                .as(out())
                .isZero();

        var extra = rules.resolve("9-extra.drl");
        Files.writeString(extra, "package leadline.extra\nrule \"Extra\" when Unicorn() then end\n");
        for (var command : List.of("check", "test")) {
            assertThat(run(command, policies.toString(), "--rules", rules.toString()))
                    .isEqualTo(1);
            assertThat(out()).contains("rules/9-extra.drl", "line 2", "Unicorn");
        }
        Files.writeString(
                extra,
                "package leadline.extra\nimport dev.leadline.kernel.fact.Lead\nrule \"Extra\" when $l : Lead( rank !="
                        + " null ) then insert( 1 / ($l.rank().intValue() - 85) ); end\n");
        for (var command : List.of("check", "test")) {
            assertThat(run(command, policies.toString(), "--rules", rules.toString()))
                    .isEqualTo(1);
            assertThat(out())
                    .contains("The conclusion of the rule \"Extra\" failed for this lead (ArithmeticException: / by"
                            + " zero).");
        }
    }

    @Test
    void decide_is_refused_on_broken_policies_rules_and_files() throws IOException {
        assertThat(run("decide", temp.resolve("none").toString())).isEqualTo(2);
        assertThat(run("decide", temp.toString())).isEqualTo(2);
        assertThat(err()).startsWith("The requests (" + temp + ") cannot be read: ");
        edit(PREDICTIVE + "/attempts.csv", "A,A,7,3,", "A,A,seven,3,");
        assertThat(run(text(REQUEST), "decide", "--policies", policies.toString()))
                .isEqualTo(2);
        assertThat(err()).contains(PREDICTIVE + "/attempts.csv: ", "(seven)");

        var rules = Files.createDirectories(temp.resolve("rules"));
        assertThat(run(text(REQUEST), "decide", "--rules", rules.toString())).isEqualTo(2);
        assertThat(err()).contains("contains no .drl file");
        Files.writeString(rules.resolve("1.drl"), "rule nonsense");
        assertThat(run(text(REQUEST), "decide", "--rules", rules.toString())).isEqualTo(2);
        assertThat(err()).contains("1.drl, line ");
    }

    @Test
    void output_that_nobody_reads_any_more_ends_the_command() {
        var gone = new OutputStream() {
            private int written;

            @Override
            public void write(int one) throws IOException {
                if (++written > 100) {
                    throw new IOException("Broken pipe");
                }
            }
        };
        var lines = new ByteArrayInputStream((REQUEST + "\n").repeat(10_000).getBytes(StandardCharsets.UTF_8));
        assertThat(Commands.run(lines, gone, err, () -> Instant.EPOCH, "decide"))
                .isEqualTo(2);
        assertThat(lines.available()).as("requests that were not read").isPositive();
        assertThat(err()).isEmpty();
    }

    @Test
    void boundary_cases_are_a_file_of_cases_that_holds() throws IOException {
        var file = policies.resolve(PREDICTIVE + "/cases/boundaries.yaml");
        assertThat(run(
                        "boundary-cases",
                        policies.toString(),
                        "--policy",
                        PREDICTIVE,
                        "--date",
                        "2026-03-01",
                        "--output",
                        file.toString()))
                .isZero();
        assertThat(CaseFile.read("p/cases/boundaries.yaml", Files.readAllBytes(file))
                        .cases())
                .extracting(Case::name)
                .contains("tier_a_at_its_floors");
        assertThat(run("test", policies.toString(), "--policy", PREDICTIVE)).isZero();
        assertThat(out()).contains(PREDICTIVE + ": ");
        assertThat(run("boundary-cases", policies.toString(), "--policy", "nobody", "--date", "2026-03-01"))
                .isEqualTo(2);
        assertThat(run("boundary-cases", policies.toString(), "--policy", PREDICTIVE, "--date", "9999-03-01"))
                .isEqualTo(2);
        assertThat(err()).contains("(9999-03-01)");
    }

    @Test
    void what_xml_cannot_hold_is_shown_as_its_number() {
        var control = "a\u0000\u001B<&>\"\uFFFE\n";
        var xml = JUnitXml.write("s", List.of(new JUnitXml.Tested("g", control, List.of(control), List.of(control))));
        out.reset();
        out.writeBytes(xml.getBytes(StandardCharsets.UTF_8));
        assertThat(catchXml().getElementsByTagName("failure").item(0).getTextContent())
                .isEqualTo("a\\u0000\\u001B<&>\"\\uFFFE\n");
        assertThat(((Element) catchXml().getElementsByTagName("testcase").item(0)).getAttribute("name"))
                .isEqualTo("a\\u0000\\u001B<&>\"\\uFFFE\n");
    }

    private Element catchXml() {
        try {
            return xml();
        } catch (Exception malformed) {
            throw new AssertionError(out(), malformed);
        }
    }

    private int diff(String... options) {
        var args = new ArrayList<>(List.of("diff", Checkout.SHIPPED.toString(), policies.toString()));
        args.addAll(List.of(options));
        return run(args.toArray(String[]::new));
    }

    @Test
    void diff_of_what_says_the_same_finds_nothing_however_it_is_laid_out() throws IOException {
        edit(PREDICTIVE + "/policy.yaml", "id: ", "# a remark\nid: ");
        edit("calendars/us-sales.yaml", "id: ", "# a remark\nid: ");
        edit(PREDICTIVE + "/attempts.csv", "row,tier,PHONE,EMAIL,note", "row,\"tier\",PHONE,EMAIL,note");

        assertThat(diff()).isZero();
        assertThat(out()).isEqualTo(Checkout.SHIPPED + " and " + policies + ": 0 policies and 0 calendars differ\n");
        assertThat(diff("--format", "json")).isZero();
        assertThat(json().at("/same").booleanValue()).isTrue();
    }

    @Test
    void diff_tells_each_cell_setting_hour_and_file_of_cases_that_differs() throws Exception {
        edit(PREDICTIVE + "/attempts.csv", "A,A,7,3,", "A,A,8,3,");
        edit(PREDICTIVE + "/policy.yaml", "title: ", "title: New ");
        edit("calendars/us-sales.yaml", "09:00", "08:00");
        Files.delete(policies.resolve(PREDICTIVE + "/cases/tiers.yaml"));
        Files.writeString(policies.resolve(PREDICTIVE + "/cases/new.yaml"), "[]");

        assertThat(diff()).isEqualTo(1);
        assertThat(out())
                .startsWith(PREDICTIVE + ": changed\n  The setting /title changes from ")
                .contains(
                        "\n  In attempts, row A: PHONE changes from 7 to 8. Leads ranked 85 or more: 8 calls instead"
                                + " of 7.\n",
                        "\n  The cases " + PREDICTIVE + "/cases/new.yaml are added.\n",
                        "\n  The cases " + PREDICTIVE + "/cases/tiers.yaml are removed.\n",
                        "\ncalendars/us-sales.yaml: changed\n  ",
                        "08:00")
                .endsWith(": 1 policies and 1 calendars differ\n");

        assertThat(diff("--format", "json")).isEqualTo(1);
        assertThat(json().at("/policies/0/changes/1/kind").textValue()).isEqualTo("CELL_CHANGED");
        assertThat(json().at("/policies/0/cases/0/how").textValue()).isEqualTo("ADDED");
        assertThat(json().at("/calendars/0/difference/weekly")).isNotEmpty();
        assertThat(diff("--format", "junit")).isEqualTo(1);
        assertThat(xml().getAttribute("failures")).isEqualTo("2");
    }

    @Test
    void diff_tells_what_was_added_and_removed() throws IOException {
        try (var files = Files.walk(policies.resolve("mql-to-sal-simple"))) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        Files.copy(policies.resolve("calendars/us-sales.yaml"), policies.resolve("calendars/other.yaml"));

        assertThat(diff()).isEqualTo(1);
        assertThat(out()).startsWith("mql-to-sal-simple: removed\ncalendars/other.yaml: added\n");
        assertThat(run("diff", policies.toString(), Checkout.SHIPPED.toString()))
                .isEqualTo(1);
        assertThat(out()).startsWith("mql-to-sal-simple: added\ncalendars/other.yaml: removed\n");
    }

    @Test
    void diff_tells_another_hit_policy() throws IOException {
        edit(PREDICTIVE + "/policy.yaml", "title: ", "tables: { attempts: { hitPolicy: COLLECT } }\ntitle: ");
        assertThat(diff()).isEqualTo(1);
        assertThat(out()).contains("The setting /tables/attempts/hitPolicy is set to COLLECT.");
    }

    @Test
    void diff_compares_broken_policies_as_far_as_they_can_be_read() throws IOException {
        edit(PREDICTIVE + "/attempts.csv", "A,A,7,3,", "A,A,seven,3,");
        edit("mql-to-sal-simple/policy.yaml", "stage: MQL", "stage: [");
        Files.write(policies.resolve("calendars/us-sales.yaml"), new byte[] {(byte) 0xFF, 7});
        Files.write(policies.resolve("mql-to-sal-simple/cases/noise.yaml"), new byte[] {7, 7});

        assertThat(diff()).isEqualTo(1);
        assertThat(out())
                .contains("In attempts, row A: PHONE changes from 7 to seven.\n")
                .contains("mql-to-sal-simple: changed\n  The comparison failed. " + policies
                        + "/mql-to-sal-simple/policy.yaml: ")
                .contains("The cases mql-to-sal-simple/cases/noise.yaml are added.")
                .contains("The comparison failed. " + policies + "/calendars/us-sales.yaml: The file is not UTF-8.");
        assertThat(run("diff", policies.toString(), policies.toString())).isZero();
    }

    @Test
    void diff_of_a_folder_that_cannot_be_read_is_told_with_code_2() {
        assertThat(run("diff", policies.toString(), temp.resolve("none").toString()))
                .isEqualTo(2);
        assertThat(err()).isEqualTo("The folder (" + temp.resolve("none") + ") does not exist.\n");
        assertThat(run("diff", policies.resolve("calendars").toString(), policies.toString()))
                .isEqualTo(2);
        assertThat(err()).contains("contains no policy.yaml.");
        assertThat(out()).isEmpty();
    }
}
