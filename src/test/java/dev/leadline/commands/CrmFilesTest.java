package dev.leadline.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CSV files as CRMs and spreadsheets write them: read, or refused in words that name the cause. */
class CrmFilesTest {

    private static final String RENEE = "{\"leadId\":\"1\",\"lead\":{\"rank\":84.5,\"stage\":\"MQL\","
            + "\"receivedAt\":\"2016-01-11T14:00:00Z\",\"owner\":\"Ren\u00e9e\"";

    @TempDir
    Path temp;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private int code;

    private void imports(String form, byte[] file) throws IOException {
        var mapping = Files.writeString(
                temp.resolve("mapping.yaml"),
                """
                file: { columns: [id, at, rank, owner], %s }
                zone: America/New_York
                leadId: "${id}"
                facts:
                  - lead:
                      receivedAt: { from: "${at}", format: date, time: "09:00" }
                      stage: MQL
                      rank: "${rank}"
                      owner: "${owner}"
                """
                        .formatted(form));
        var data = Files.write(temp.resolve("data.csv"), file);
        out.reset();
        err.reset();
        code = Commands.run(
                InputStream.nullInputStream(),
                out,
                err,
                () -> Instant.parse("2026-01-01T00:00:00Z"),
                "import",
                "--mapping",
                mapping.toString(),
                data.toString(),
                "--out",
                "-");
    }

    private void imports(String form, String file) throws IOException {
        imports(form, file.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> facts() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private void assertIsRead() {
        assertThat(err()).doesNotContain("line ");
        assertThat(facts()).hasSize(1).allMatch(line -> line.startsWith(RENEE));
        assertThat(code).isZero();
    }

    @Test
    void one_byte_in_another_encoding_spoils_its_own_row_only() throws IOException {
        var file = new StringBuilder("id,at,rank,owner\n");
        for (int i = 1; i <= 3_002; i++) {
            file.append(i)
                    .append(",2016-01-11,50,")
                    .append(i == 3_001 ? "Ren\u00e9e" : "east-1")
                    .append('\n');
        }
        imports("", file.toString().getBytes(StandardCharsets.ISO_8859_1));
        assertThat(code).isEqualTo(1);
        assertThat(facts()).hasSize(3_001);
        assertThat(err())
                .startsWith("line 3002: The line has a character that is not UTF-8 (Ren\uFFFDe).")
                .contains("Save the file in UTF-8, or name its `encoding` in the mapping, such as windows-1252.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void a_mark_says_how_a_file_is_encoded(String encoding) throws IOException {
        imports("", ("\uFEFFid,at,rank,owner\r\n1,2016-01-11,84.5,Ren\u00e9e\r\n").getBytes(Charset.forName(encoding)));
        assertIsRead();
    }

    @Test
    void a_mapping_says_how_a_file_without_a_mark_is_encoded() throws IOException {
        var file = "id,at,rank,owner\n1,2016-01-11,84.5,Ren\u00e9e\n";
        for (var encoding : List.of("windows-1252", "cp1252", "ISO-8859-1", "UTF-16LE", "utf-8")) {
            imports("encoding: " + encoding, file.getBytes(Charset.forName(encoding)));
            assertIsRead();
        }
        imports("", file.getBytes(StandardCharsets.UTF_16LE));
        assertThat(code).isEqualTo(2);
        assertThat(err()).contains("is not UTF-8 but UTF-16.", "Name its `encoding`, UTF-16LE, in the mapping.");
        imports("encoding: klingon", file);
        assertThat(err()).contains("The encoding (klingon) is unknown", "windows-1252");
        imports("", file.replace("owner", "own\u00e9r").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(code).isEqualTo(2);
        assertThat(err()).contains("The headings of the file", "has a character that is not UTF-8");
    }

    @Test
    void a_file_says_its_delimiter_and_a_mapping_its_decimal_sign() throws IOException {
        imports("decimal: \",\"", "sep=;\r\nid;at;rank;owner\r\n1;2016-01-11;84,5;Ren\u00e9e\r\n");
        assertIsRead();
        imports(
                "decimal: \",\", delimiter: \";\"",
                "\uFEFF\"sep=\t\"\nid\tat\trank\towner\n1\t2016-01-11\t84,5\tRen\u00e9e\n");
        assertIsRead();
        imports("delimiter: \";\"", "id;at;rank;owner\n1;2016-01-11;84,5;Ren\u00e9e\n");
        assertThat(err())
                .contains("line 2: The rank (84,5) must be a number between 0 and 100.")
                .contains("If its decimal sign is \",\", say so with `decimal` in the mapping.");
        imports("decimal: \",\", delimiter: \";\"", "id;at;rank;owner\n1;2016-01-11;84.5;Ren\u00e9e\n");
        assertThat(err()).contains("The rank (84.5) must be", "If its decimal sign is \".\"");
        imports("", "id;at;rank;owner\n1;2016-01-11;84.5;Ren\u00e9e\n");
        assertThat(err()).contains("Check the `delimiter` of the mapping. The file seems to use \";\".");
    }

    @Test
    void columns_are_found_by_their_headings_if_the_mapping_says_so() throws IOException {
        var file = "owner,Id 2,rank,id,at,Id 2\nRen\u00e9e,x,84.5,1,2016-01-11,y\n";
        imports("headings: NAMED", file);
        assertIsRead();
        imports("", file);
        assertThat(code).isEqualTo(2);
        assertThat(err()).contains("the mapping expects id, at, rank, owner.", "Use `headings: NAMED`");
        imports("headings: NAMED", file.replace("rank,", "score,"));
        assertThat(err()).contains("these are missing: rank.");
        imports("headings: NAMED", file.replace("Id 2", "rank"));
        assertThat(err()).contains("these stand twice: rank.");
    }

    @Test
    void empty_trailing_columns_and_rows_of_commas_are_passed_over() throws IOException {
        imports("", "id,at,rank,owner,,\n1,2016-01-11,84.5,Ren\u00e9e,,\n,,,,,\n,,,\n , ,,\n\n");
        assertIsRead();
        assertThat(err()).contains("1 rows, 1 facts, 0 problems");
        imports("", "id,at,rank,owner\n1,2016-01-11,84.5,Ren\u00e9e,,,\n");
        assertIsRead();
        imports("", "id,at,rank,owner\n1,2016-01-11,84.5,Ren\u00e9e,,x\n");
        assertThat(err()).contains("line 2: The line has 6 cells; it must have 4, one for each heading.");
    }

    @Test
    void a_carriage_return_ends_lines_if_it_ends_the_first() throws IOException {
        imports("", "id,at,rank,owner\r1,2016-01-11,84.5,Ren\u00e9e\r\r");
        assertIsRead();
        imports("decimal: \",\"", "sep=;\rid;at;rank;owner\r1;2016-01-11;84,5;\"Ren\u00e9e\"\r");
        assertIsRead();
    }

    @Test
    void a_workbook_is_named_as_what_it_is() throws IOException {
        var workbook = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(workbook)) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
        }
        imports("", workbook.toByteArray());
        assertThat(code).isEqualTo(2);
        assertThat(err())
                .contains("is an Excel workbook (XLSX) or a ZIP file, not CSV.", "Save the sheet as \"CSV UTF-8\".");
        imports("", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0, 0, 0});
        assertThat(err()).contains("is an Excel workbook (XLS), not CSV.");
    }
}
