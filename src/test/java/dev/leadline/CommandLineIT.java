package dev.leadline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.policies.Checkout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar as a command: no server, no database, nothing on the terminal but the answer. */
class CommandLineIT {

    private static final Path JAR =
            Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
    private static final String POLICIES = Checkout.SHIPPED.toAbsolutePath().toString();
    private static final String REQUEST =
            """
            {"asOf": "2016-01-11T16:00:00Z",\
             "lead": {"id": "L-1", "rank": 92, "stage": "MQL", "receivedAt": "2016-01-11T10:00:00-05:00"}}""";

    @TempDir
    Path temp;

    /** What a command said and how it ended. */
    private record Ended(int code, String out, String err) {}

    private ProcessBuilder command(String... args) {
        var words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                JAR.toString()));
        words.addAll(List.of(args));
        var builder = new ProcessBuilder(words).directory(temp.toFile());
        builder.environment().put("LEADLINE_DATA_DIR", temp.resolve("data").toString());
        return builder;
    }

    private Ended run(String in, String... args) throws Exception {
        var asked = Files.writeString(Files.createTempFile(temp, "in", ""), in);
        var out = Files.createTempFile(temp, "out", "");
        var err = Files.createTempFile(temp, "err", "");
        var process = command(args)
                .redirectInput(asked.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("It goes on running: " + String.join(" ", args));
        }
        assertThat(temp.resolve("data")).as("the folder of a database").doesNotExist();
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    @Test
    void check_answers_in_json_and_with_its_code() throws Exception {
        var ended = run("", "check", POLICIES, "--format", "json");
        assertThat(ended.err()).isEmpty();
        assertThat(new ObjectMapper().readTree(ended.out()).at("/errors").intValue())
                .isZero();
        assertThat(ended.code()).isZero();
    }

    @Test
    void check_of_garbage_is_a_finding_and_of_no_folder_a_sentence() throws Exception {
        var folder = Files.createDirectories(temp.resolve("policies/noise"));
        var garbage = new byte[10_000];
        new Random(1).nextBytes(garbage);
        Files.write(folder.resolve("policy.yaml"), garbage);
        var found = run("", "check", temp.resolve("policies").toString());
        assertThat(found.code()).isEqualTo(1);
        assertThat(found.out()).contains("noise/policy.yaml: error: ");
        assertThat(found.err()).isEmpty();

        var none = run("", "check", "nowhere");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).isEqualTo("The folder (nowhere) does not exist.\n");
        assertThat(none.out()).isEmpty();
    }

    @Test
    void test_answers_as_build_servers_read_it() throws Exception {
        var ended = run("", "test", POLICIES, "--format", "junit", "--min-coverage", "100");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).isZero();
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        var out = Files.writeString(temp.resolve("tests.xml"), ended.out());
        var suite = factory.newDocumentBuilder().parse(out.toFile()).getDocumentElement();
        assertThat(Integer.parseInt(suite.getAttribute("tests"))).isGreaterThan(50);
        assertThat(suite.getAttribute("failures")).isEqualTo("0");
    }

    @Test
    void decide_answers_what_comes_in_and_refuses_what_is_wrong() throws Exception {
        var ended = run(REQUEST + "\nnoise\n", "decide", "--policies", POLICIES);
        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).isEqualTo(1);
        var lines = ended.out().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(new ObjectMapper().readTree(lines.get(0)).at("/tier").textValue())
                .isEqualTo("A");
        assertThat(new ObjectMapper().readTree(lines.get(1)).at("/line").intValue())
                .isEqualTo(2);
    }

    @Test
    void decide_ends_when_nobody_reads_any_more() throws Exception {
        var asked = Files.writeString(temp.resolve("many.ndjson"), (REQUEST + "\n").repeat(50_000));
        var process = command("decide", asked.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var first = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(first.readLine()).contains("\"tier\":\"A\"");
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
    }

    @Test
    void boundary_cases_come_as_yaml() throws Exception {
        var ended = run("", "boundary-cases", POLICIES, "--policy", "mql-to-sal-predictive", "--date", "2026-03-01");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).isZero();
        assertThat(ended.out()).startsWith("# yaml-language-server: $schema=").contains("- name: tier_a_at_its_floors");
    }

    @Test
    void diff_answers_with_the_code_of_diff() throws Exception {
        var same = run("", "diff", POLICIES, POLICIES);
        assertThat(same.err()).isEmpty();
        assertThat(same.out()).endsWith(": 0 policies and 0 calendars differ\n");
        assertThat(same.code()).isZero();

        var more = run("", "diff", POLICIES, Checkout.MORE.toAbsolutePath().toString(), "--format", "json");
        assertThat(new ObjectMapper().readTree(more.out()).at("/same").asBoolean(true))
                .isFalse();
        assertThat(more.code()).isEqualTo(1);
        assertThat(run("", "diff", POLICIES, "nowhere").code()).isEqualTo(2);
    }

    @Test
    void import_and_generate_write_facts_a_line_each() throws Exception {
        var sample = Path.of("samples", "crm-sales-pipeline").toAbsolutePath();
        var mapping = sample.resolve("mapping.yaml").toString();
        var imported = run(
                "",
                "import",
                "--mapping",
                mapping,
                sample.resolve("opportunities.csv").toString(),
                "--out",
                "-");
        assertThat(imported.code()).isEqualTo(1);
        assertThat(imported.out().lines()).hasSize(344);
        assertThat(imported.err())
                .contains("line 191: The receivedAt is missing")
                .contains("200 rows, 344 facts");

        var generated = run("", "generate", "--leads", "100", "--out", "-");
        assertThat(generated.code()).isZero();
        assertThat(new ObjectMapper()
                        .readTree(generated.out().lines().findFirst().orElseThrow())
                        .has("lead"))
                .isTrue();
        assertThat(generated.err()).startsWith("100 leads, ");
    }

    @Test
    void a_command_that_there_is_not_starts_no_server() throws Exception {
        var ended = run("", "chekc", POLICIES);
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("chekc", "leadline check");
    }
}
