package dev.leadline.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.imports.BulkDoor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands {@code import} and {@code generate}, without a process of their own. */
class ImportCommandTest {

    private static final String MAPPING =
            """
            file:
              columns: [id, received, owner]
            zone: America/New_York
            leadId: "L-${id}"
            facts:
              - lead:
                  receivedAt: { from: "${received}", format: date, time: "09:00" }
                  owner: "${owner}"
            """;
    private static final String CSV =
            """
            id,received,owner
            1,2016-01-11,east-1
            2,11.01.2016,east-1
            3,2016-01-11
            4,2016-01-11,=cmd
            ,2016-01-11,east-1
            """;
    private static final String FILE = "2025-12-31T06:00:00Z";
    private static final Path SAMPLES = Path.of("samples");

    @TempDir
    Path temp;

    private Path mapping;
    private Path csv;
    private Path report;
    private Path facts;
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private Duration tick = Duration.ZERO;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void write() throws IOException {
        mapping = Files.writeString(temp.resolve("mapping.yaml"), MAPPING);
        csv = Files.writeString(temp.resolve("data.csv"), CSV);
        report = temp.resolve("report.csv");
        facts = temp.resolve("facts.ndjson");
    }

    private int run(String... args) {
        out.reset();
        err.reset();
        InstantSource clock = () -> now = now.plus(tick);
        return Commands.run(InputStream.nullInputStream(), out, err, clock, args);
    }

    private int imports(Path mapped, Path data, String... options) {
        var args = new ArrayList<>(List.of("import", "--mapping", mapped.toString(), data.toString()));
        args.addAll(List.of(options));
        return run(args.toArray(String[]::new));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void rows_become_facts_and_each_fault_is_a_line_of_the_report() throws IOException {
        assertThat(imports(mapping, csv, "--out", facts.toString(), "--report", report.toString(), "--said-at", FILE))
                .isEqualTo(1);
        assertThat(facts)
                .hasContent(
                        """
                        {"leadId":"L-1","lead":{"receivedAt":"2016-01-11T14:00:00Z","owner":"east-1","saidAt":"2025-12-31T06:00:00Z"}}
                        {"leadId":"L-4","lead":{"receivedAt":"2016-01-11T14:00:00Z","owner":"=cmd","saidAt":"2025-12-31T06:00:00Z"}}
                        """);
        assertThat(report)
                .hasContent(
                        """
                        line,column,value,problem
                        3,received,11.01.2016,The column received (11.01.2016) must be a date such as 2016-01-11.
                        4,,2,"The line has 2 cells; it must have 3, one for each heading."
                        6,id,,"The leadId is missing, because the column id is empty."
                        """);
        assertThat(err()).isEqualTo("5 rows, 2 facts, 3 problems" + System.lineSeparator());
        assertThat(out()).isEmpty();
    }

    @Test
    void without_a_report_the_first_problems_go_to_the_terminal() throws IOException {
        assertThat(imports(mapping, csv, "--out", "-")).isEqualTo(1);
        assertThat(out().lines()).hasSize(2);
        assertThat(err()).startsWith("line 3: The column received (11.01.2016) must be");
        Files.writeString(csv, "id,received,owner\n" + "1,never,east-1\n".repeat(50));
        assertThat(imports(mapping, csv, "--out", "-")).isEqualTo(1);
        assertThat(err().lines()).hasSize(22);
        assertThat(err()).contains("Use --report").endsWith("50 rows, 0 facts, 50 problems" + System.lineSeparator());
    }

    @Test
    void the_same_file_gives_the_same_bytes_packed_or_with_a_mark_or_other_line_ends() throws IOException {
        imports(mapping, csv, "--out", facts.toString());
        var expected = Files.readAllBytes(facts);
        var packed = temp.resolve("data.csv.gz");
        try (var gzip = new GZIPOutputStream(Files.newOutputStream(packed))) {
            gzip.write(CSV.getBytes(StandardCharsets.UTF_8));
        }
        var marked = Files.writeString(temp.resolve("marked.csv"), "\uFEFF" + CSV);
        var windows = Files.writeString(temp.resolve("windows.csv"), CSV.replace("\n", "\r\n"));
        for (var data : List.of(csv, packed, marked, windows)) {
            assertThat(imports(mapping, data, "--out", facts.toString())).isEqualTo(1);
            assertThat(facts).as(data.toString()).hasBinaryContent(expected);
        }
    }

    @Test
    void a_row_says_when_it_became_so_and_else_the_file_does() throws IOException {
        Files.writeString(
                mapping,
                MAPPING.replace("columns: [id, received, owner]", "columns: [id, received, owner, changed]")
                                .replace("facts:", "saidAt: { from: \"${changed}\", format: local }\nfacts:")
                        + """
                          - corrects: true
                            attempt: { id: "${id}", channel: PHONE, occurredAt: "2016-01-11T15:00:00Z" }
                          - attempt: { id: "${id}x", channel: PHONE, occurredAt: "2016-01-11T15:00:00Z" }
                        """);
        Files.writeString(
                csv, "id,received,owner,changed\n1,2016-01-11,east-1,2016-01-12T10:00\n2,2016-01-11,east-1,\n");
        Files.setLastModifiedTime(csv, FileTime.from(Instant.parse("2020-05-01T10:00:00Z")));
        assertThat(imports(mapping, csv, "--out", "-")).isZero();
        var moments = out().lines()
                .map(line -> line.replaceFirst(".*?(\"saidAt.*)?}}", "$1"))
                .toList();
        var row = "\"saidAt\":\"2016-01-12T15:00:00Z\"";
        var file = "\"saidAt\":\"2020-05-01T10:00:00Z\"";
        assertThat(moments).containsExactly(row, row, "", file, file, "");
        assertThat(imports(mapping, csv, "--out", "-", "--said-at", "2020-05-02T00:00:00Z"))
                .isZero();
        assertThat(out()).contains("2020-05-02T00:00:00Z").doesNotContain("2020-05-01");
        assertThat(imports(mapping, csv, "--out", "-", "--said-at", "today")).isEqualTo(2);
        Files.writeString(
                mapping,
                MAPPING.replace(
                        "owner: \"${owner}\"", "occurredAt: { from: \"${received}\", format: date, time: \"10:00\" }"));
        Files.writeString(csv, "id,received,owner\n1,2016-01-11,east-1\n");
        assertThat(imports(mapping, csv, "--out", "-")).isZero();
        assertThat(out()).contains("\"occurredAt\":\"2016-01-11T15:00:00Z\"}}");
    }

    @Test
    void a_limit_ends_the_reading_and_progress_is_told_every_two_seconds() throws IOException {
        Files.writeString(csv, "id,received,owner\n" + "1,2016-01-11,east-1\n".repeat(10));
        tick = Duration.ofMillis(500);
        assertThat(imports(mapping, csv, "--out", facts.toString(), "--limit", "9"))
                .isZero();
        assertThat(Files.readAllLines(facts)).hasSize(9);
        assertThat(err().lines())
                .containsExactly(
                        "100% of the file, 4 rows, 4 facts, 0 problems, 2.0 s, 2 facts a second",
                        "100% of the file, 8 rows, 8 facts, 0 problems, 4.0 s, 2 facts a second",
                        "9 rows, 9 facts, 0 problems, 5.0 s, 2 facts a second");
        assertThat(imports(mapping, csv, "--out", "-", "--limit", "0")).isZero();
        assertThat(out()).isEmpty();
    }

    @Test
    void lines_that_are_no_csv_are_reported_and_lose_no_other() throws IOException {
        Files.writeString(
                csv,
                "id,received,owner\n1,2016-01-11,a\"b\n2,2016-01-11,\"a\"b\n3,2016-01-11,\"a\n\"\"b\"\n"
                        + "4,2016-01-11,\u0000\n5,2016-01-11,east-1\r6,2016-01-11,west-2\n\n7,2016-01-11,\"c,d\"\n");
        assertThat(imports(mapping, csv, "--out", facts.toString(), "--report", report.toString(), "--said-at", FILE))
                .isEqualTo(1);
        assertThat(Files.readAllLines(report))
                .containsExactly(
                        "line,column,value,problem",
                        "2,,,The line is not CSV: it has a quote inside an unquoted cell.",
                        "3,,,The line is not CSV: it has text after a closing quote.",
                        "4,owner,\"a\\u000A\"\"b\",\"The owner (a\\u000A\"\"b) must be text of 1 to 200 characters"
                                + " without control characters.\"",
                        "6,,,The line is not CSV: it contains the character NUL.",
                        "7,,,The line is not CSV: it has a carriage return without a line feed.");
        assertThat(Files.readAllLines(facts))
                .containsExactly(
                        "{\"leadId\":\"L-6\",\"lead\":{\"receivedAt\":\"2016-01-11T14:00:00Z\",\"owner\":\"west-2\",\"saidAt\":\"2025-12-31T06:00:00Z\"}}",
                        "{\"leadId\":\"L-7\",\"lead\":{\"receivedAt\":\"2016-01-11T14:00:00Z\",\"owner\":\"c,d\",\"saidAt\":\"2025-12-31T06:00:00Z\"}}");
    }

    @Test
    void a_file_that_is_not_the_mappings_is_refused_with_code_2() throws IOException {
        Files.writeString(csv, "");
        assertThat(imports(mapping, csv, "--out", "-")).isEqualTo(2);
        assertThat(err()).contains("is empty. It must begin with a line of headings.");
        Files.writeString(csv, "id;received;owner\n");
        assertThat(imports(mapping, csv, "--out", "-")).isEqualTo(2);
        assertThat(err())
                .contains("are id;received;owner; the mapping expects id, received, owner.", "Check the `delimiter`");
        Files.writeString(csv, "id,owner,received\n");
        assertThat(imports(mapping, csv, "--out", "-")).isEqualTo(2);
        Files.writeString(csv, "id,received,owner\n");
        assertThat(imports(mapping, csv, "--out", "-")).isZero();
        assertThat(imports(mapping, temp.resolve("none.csv"), "--out", "-")).isEqualTo(2);
        assertThat(err()).contains("none.csv) does not exist.");
        var unpacked = Files.writeString(temp.resolve("plain.gz"), CSV);
        assertThat(imports(mapping, unpacked, "--out", "-")).isEqualTo(2);
        assertThat(err()).contains("The facts cannot be read or written: ").doesNotContain("defect");
    }

    @Test
    void a_file_that_cannot_be_read_on_says_after_which_row() throws IOException {
        Files.writeString(csv, CSV + "7,2016-01-11,\"never closed\n8,2016-01-11,east-1\n");
        assertThat(imports(mapping, csv, "--out", "-")).isEqualTo(2);
        assertThat(err()).contains("The file cannot be read after row 5: ", "Check for a quote that is never closed.");
        Files.writeString(csv, CSV + "7,2016-01-11,\"" + "x".repeat(3_000_000) + "\"\n");
        assertThat(imports(mapping, csv, "--out", "-")).isEqualTo(2);
        assertThat(err()).doesNotContain("defect");
    }

    @Test
    void wrong_usage_is_refused_before_anything_is_written() throws IOException {
        assertThat(imports(mapping, csv)).isEqualTo(2);
        assertThat(err()).contains("--out, --server or both");
        for (var server : List.of("localhost:8080", "ftp://localhost", "http:", "::")) {
            assertThat(imports(mapping, csv, "--server", server)).as(server).isEqualTo(2);
        }
        assertThat(imports(mapping, csv, "--out", "-", "--connections", "0")).isEqualTo(2);
        assertThat(imports(mapping, csv, "--out", "-", "--limit", "-1")).isEqualTo(2);
        assertThat(imports(mapping, csv, "--out", csv.toString())).isEqualTo(2);
        assertThat(imports(mapping, csv, "--out", "-", "--report", csv.toString()))
                .isEqualTo(2);
        assertThat(imports(mapping, csv, "--out", facts.toString(), "--report", facts.toString()))
                .isEqualTo(2);
        assertThat(csv).hasContent(CSV);
        assertThat(imports(mapping, csv, "--out", temp.toString())).isEqualTo(2);
        assertThat(imports(temp.resolve("none.yaml"), csv, "--out", "-")).isEqualTo(2);
        assertThat(err()).contains("none.yaml) cannot be read");
        Files.writeString(mapping, MAPPING.replace("owner: \"", "boss: \""));
        assertThat(imports(mapping, csv, "--out", "-")).isEqualTo(2);
        assertThat(err()).startsWith(mapping + ": The field boss is unknown").contains("(line 8, column 7)");
    }

    @Test
    void importing_twice_into_a_server_changes_nothing_and_its_refusals_are_reported_by_line() throws IOException {
        Files.writeString(csv, CSV.replace("4,2016-01-11,=cmd", "4,2016-01-11,nobody\n5,2016-01-11,east-1"));
        try (var server = new BulkDoor()) {
            for (var status : List.of("accepted", "duplicate")) {
                assertThat(imports(
                                mapping, csv, "--server", server.address().toString(), "--report", report.toString()))
                        .isEqualTo(1);
                assertThat(server.facts()).hasSize(2);
                assertThat(err()).contains("6 rows, 3 facts, 2 " + status + ", 4 problems");
                assertThat(Files.readAllLines(report))
                        .hasSize(5)
                        .contains("5,/lead/owner,nobody,The owner (nobody) is unknown.");
            }
        }
    }

    @Test
    void output_that_nobody_reads_any_more_ends_the_command() throws IOException {
        var gone = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        assertThat(Commands.run(
                        InputStream.nullInputStream(),
                        gone,
                        err,
                        () -> now,
                        "generate",
                        "--leads",
                        "2000000000",
                        "--out",
                        "-"))
                .isEqualTo(2);
        assertThat(err()).contains("the output was closed").doesNotContain("defect");
    }

    @Test
    void the_shipped_samples_are_imported_as_their_pages_say() throws IOException {
        var pipeline = SAMPLES.resolve("crm-sales-pipeline");
        assertThat(imports(pipeline.resolve("mapping.yaml"), pipeline.resolve("opportunities.csv"), "--out", "-"))
                .isEqualTo(1);
        assertThat(err()).endsWith("200 rows, 344 facts, 11 problems" + System.lineSeparator());
        var bank = SAMPLES.resolve("bank-campaign");
        assertThat(imports(bank.resolve("mapping.yaml"), bank.resolve("clients.csv"), "--out", "-"))
                .isZero();
        assertThat(err()).endsWith("400 rows, 1,534 facts, 0 problems" + System.lineSeparator());
        assertThat(out())
                .contains("\"id\":\"bank-1-call-last\",\"channel\":\"PHONE\",\"occurredAt\":\"2010-05-05T14:00:00Z\"");
    }

    @Test
    void generated_leads_are_the_same_for_the_same_seed_and_more_begin_with_the_same() {
        assertThat(run("generate", "--leads", "300", "--out", "-")).isZero();
        var first = out();
        run("generate", "--leads", "300", "--out", "-");
        assertThat(out()).isEqualTo(first);
        run("generate", "--leads", "400", "--out", "-");
        assertThat(out()).startsWith(first).hasSizeGreaterThan(first.length());
        run("generate", "--leads", "300", "--seed", "2", "--out", "-");
        assertThat(out()).isNotEqualTo(first);
        for (var word : List.of("PHONE", "EMAIL", "CONNECTED", "ACCEPTED", "REJECTED", "DISQUALIFIED", "EMEA")) {
            assertThat(first).contains(word);
        }
        assertThat(first.lines().filter(line -> line.contains("\"lead\":"))).hasSize(300);
        assertThat(first.lines().filter(line -> line.contains("\"lead\":{\"stage\"")))
                .as("unranked leads")
                .isNotEmpty();
    }

    @Test
    void generated_facts_keep_to_the_period_asked_for() {
        run(
                "generate",
                "--leads",
                "500",
                "--begin",
                "2026-03-01T00:00:00Z",
                "--days",
                "2",
                "--until",
                "2026-03-02T00:00:00Z",
                "--out",
                "-");
        var moments = out().lines()
                .map(line -> line.replaceFirst(".*\"(?:receivedAt|occurredAt)\":\"([^\"]+)\".*", "$1"))
                .map(Instant::parse)
                .toList();
        assertThat(moments)
                .hasSizeGreaterThan(200)
                .allMatch(at -> !at.isBefore(Instant.parse("2026-03-01T00:00:00Z"))
                        && !at.isAfter(Instant.parse("2026-03-02T00:00:00Z")));
        assertThat(run("generate", "--leads", "-1", "--out", "-")).isEqualTo(2);
        assertThat(run("generate", "--leads", "1", "--days", "0", "--out", "-")).isEqualTo(2);
        assertThat(run("generate", "--leads", "1", "--begin", "today", "--out", "-"))
                .isEqualTo(2);
        assertThat(run("generate", "--leads", "1", "--begin", "+1000000000-12-31T00:00:00Z", "--out", "-"))
                .isEqualTo(2);
    }
}
