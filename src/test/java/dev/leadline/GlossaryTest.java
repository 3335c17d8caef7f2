package dev.leadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Checks that {@code docs/glossary.md} explains each term once, where a reader looks for it. */
class GlossaryTest {

    private static final Pattern ROW = Pattern.compile("^\\| (.*?) \\| (.*) \\|$", Pattern.MULTILINE);
    private static final Pattern TERM = Pattern.compile("\\*\\*([^*]+)\\*\\*");

    @Test
    void every_row_explains_one_term() throws IOException {
        assertThat(rows()).hasSizeGreaterThan(80).allSatisfy(row -> {
            assertThat(row.group(1)).matches(TERM);
            assertThat(row.group(2)).isNotBlank();
        });
    }

    @Test
    void every_term_stands_once_and_in_alphabetical_order() throws IOException {
        assertThat(terms()).doesNotHaveDuplicates().isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);
    }

    @Test
    void no_two_terms_have_the_same_meaning() throws IOException {
        assertThat(rows()).extracting(row -> row.group(2)).doesNotHaveDuplicates();
    }

    private static List<String> terms() throws IOException {
        return rows().stream()
                .map(row -> row.group(1).replace("*", "").toLowerCase())
                .toList();
    }

    private static List<MatchResult> rows() throws IOException {
        var rows = ROW.matcher(Files.readString(Path.of("docs/glossary.md")))
                .results()
                .toList();
        return rows.subList(1, rows.size());
    }
}
