package dev.leadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws for {@code rules/}: conclusions are new facts, inputs stay as they are, and a rule does nothing else. */
class RuleLawsTest {

    private static final Pattern RULE = Pattern.compile(
            "(?s)^rule\\s+\"(?<name>[^\"]+)\"(?<head>.*?)^when\\b(?<when>.*?)" + "^then\\b(?<then>.*?)^end\\b",
            Pattern.MULTILINE);
    private static final Pattern ANY_RULE = Pattern.compile("^\\s*rule\\b", Pattern.MULTILINE);
    private static final Pattern CLAUSE = Pattern.compile("@clause\\(\\s*\"[RBOT]\\d+\"\\s*\\)");

    /** Matched parentheses of one expression, nested up to four deep, between {@code insert(} and {@code );}. */
    private static final Pattern INSERTS = Pattern.compile("(\\s*insert\\(" + nested(4) + "\\);)+\\s*");

    private static final List<String> FORBIDDEN = List.of(
            "salience",
            "global",
            "modify",
            "update",
            "delete",
            "retract",
            "insertLogical",
            "function",
            "no-loop",
            "eval",
            "dialect",
            "query",
            "activation-group",
            "agenda-group",
            "timer",
            "declare");

    static Stream<Path> files() throws IOException {
        try (var files = Files.list(Path.of("rules"))) {
            return files.filter(file -> file.toString().endsWith(".drl")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_rule_orders_nothing_and_changes_nothing(Path file) throws IOException {
        var code = code(file).replaceAll("\"[^\"]*\"", "");
        assertThat(FORBIDDEN)
                .as("conditions say what holds, conclusions are new facts; %s has none of these words", file)
                .noneMatch(word -> Pattern.compile("(?<![\\w$])" + word + "(?!\\w)")
                        .matcher(code)
                        .find());
    }

    @ParameterizedTest
    @MethodSource("files")
    void every_rule_names_the_clause_it_carries_out(Path file) throws IOException {
        assertThat(rules(file))
                .as("a firing says which line of the semantics it stands for")
                .isNotEmpty()
                .allMatch(rule -> CLAUSE.matcher(rule.group(2)).find(), "has @clause(\"R1\") or the like");
    }

    @ParameterizedTest
    @MethodSource("files")
    void what_follows_is_inserted_and_nothing_else_is_done(Path file) throws IOException {
        assertThat(rules(file))
                .as("one expression a conclusion: what a rule does is what its name says")
                .allMatch(rule -> INSERTS.matcher(rule.group(4)).matches(), "inserts only");
    }

    @ParameterizedTest
    @MethodSource("files")
    void every_rule_is_written_in_the_form_that_these_laws_read(Path file) throws IOException {
        assertThat(rules(file))
                .hasSize((int) ANY_RULE.matcher(code(file)).results().count());
    }

    private static List<MatchResult> rules(Path file) throws IOException {
        return RULE.matcher(code(file)).results().toList();
    }

    /** The text without comments. */
    private static String code(Path file) throws IOException {
        return Files.readString(file).replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)//.*$", "");
    }

    private static String nested(int depth) {
        return depth == 0 ? "[^();]*" : "(?:[^();]|\\(" + nested(depth - 1) + "\\))*";
    }
}
