package dev.leadline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.cases.Case;
import dev.leadline.cases.CaseFile;
import dev.leadline.policies.Checkout;
import dev.leadline.rules.Semantics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever names a clause names one that docs/semantics.md tells, under a heading that can be linked. */
class SemanticsTest {

    private static final Path FILE = Path.of("docs/semantics.md");
    private static final Pattern HEADING = Pattern.compile("^#+ +([RBOT]\\d+)$", Pattern.MULTILINE);
    private static final Pattern NAMED_BY_RULE = Pattern.compile("@clause\\(\\s*\"([^\"]*)\"\\s*\\)");
    private static final Pattern NAMED = Pattern.compile("(?<![\\w#])([RBOT]\\d{1,2})\\b(?!\\.md)");

    @Test
    void every_clause_has_one_heading_and_is_told_under_it() throws IOException {
        var headings = found(HEADING, Files.readString(FILE)).toList();

        assertThat(headings)
                .doesNotHaveDuplicates()
                .containsExactlyElementsOf(Semantics.clauses().keySet());
        assertThat(Semantics.clauses().values()).allSatisfy(text -> assertThat(text)
                .matches("(?s)### [RBOT]\\d+\n\n\\*\\*.{40,}\n")
                .doesNotContain("\n#"));
    }

    @Test
    void clauses_are_numbered_without_a_gap() {
        assertThat(Semantics.clauses().keySet())
                .containsExactlyElementsOf(Stream.of("R3", "B9", "O12", "T4")
                        .flatMap(SemanticsTest::upTo)
                        .toList());
    }

    private static Stream<String> upTo(String last) {
        return Stream.iterate(1, number -> number + 1)
                .limit(Integer.parseInt(last.substring(1)))
                .map(number -> last.charAt(0) + "" + number);
    }

    @Test
    void every_clause_that_a_rule_names_is_told() throws IOException {
        assertAllAreTold(NAMED_BY_RULE, "rules", ".drl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"policies", "src/test/resources/more-policies"})
    void every_clause_that_a_case_names_is_told(Path folder) {
        Set<String> named = Checkout.cases(folder).stream()
                .map(CaseFile::cases)
                .flatMap(List::stream)
                .map(Case::clauses)
                .flatMap(List::stream)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named).isNotEmpty().isSubsetOf(Semantics.clauses().keySet());
    }

    @Test
    void every_clause_that_the_code_names_is_told() throws IOException {
        assertAllAreTold(NAMED, "src/main/java", ".java");
    }

    @Test
    void every_clause_that_a_page_names_is_told() throws IOException {
        assertAllAreTold(NAMED, "docs", ".md");
    }

    private static void assertAllAreTold(Pattern pattern, String folder, String ending) throws IOException {
        var named = new TreeSet<String>();
        try (var files = Files.walk(Path.of(folder))) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(ending)).toList()) {
                found(pattern, Files.readString(file)).forEach(named::add);
            }
        }
        assertThat(named).isNotEmpty().isSubsetOf(Semantics.clauses().keySet());
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1));
    }
}
