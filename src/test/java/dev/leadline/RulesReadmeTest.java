package dev.leadline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.kernel.rules.RuleBase;
import dev.leadline.kernel.rules.RuleFile;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code rules/README.md} promises to those who write rules. */
class RulesReadmeTest {

    private static final Path README = Path.of("rules/README.md");
    private static final Path KEPT = Path.of("src/test/resources/rules-kept");
    private static final List<String> PACKAGES = List.of(
            "dev.leadline.kernel.clock.",
            "dev.leadline.kernel.fact.",
            "dev.leadline.kernel.obligation.",
            "dev.leadline.kernel.policy.",
            "dev.leadline.kernel.policy.rows.");
    private static final Pattern FACT = Pattern.compile("(?m)^\\| `(\\w+)` \\| ((?:`\\w+`(?:, )?)+) \\|");
    private static final Pattern LOOK_UP =
            Pattern.compile("(?m)^\\| `(\\w+)\\(\\) from \\$tables\\.(\\w+)\\(.*?`\\s*\\| (.*) \\|$");
    private static final Pattern FIELD = Pattern.compile("`(\\w+)`");

    @Test
    void every_field_that_is_listed_can_be_read() throws IOException {
        var found = FACT.matcher(Files.readString(README)).results().toList();

        assertThat(found).hasSizeGreaterThan(15).allSatisfy(fact -> {
            var type = type(fact.group(1));
            FIELD.matcher(fact.group(2)).results().forEach(field -> assertThat(reads(type, field.group(1)))
                    .as("%s.%s", fact.group(1), field.group(1))
                    .isTrue());
        });
    }

    @Test
    void every_look_up_that_is_listed_answers_rows_with_the_fields_listed() throws IOException {
        var found = LOOK_UP.matcher(Files.readString(README)).results().toList();

        assertThat(found).hasSize(7).allSatisfy(lookUp -> {
            assertThat(reads(type("PolicyTables"), lookUp.group(2)))
                    .as(lookUp.group(2))
                    .isTrue();
            FIELD.matcher(lookUp.group(3)).results().forEach(field -> assertThat(
                            reads(type(lookUp.group(1)), field.group(1)))
                    .as("%s.%s", lookUp.group(1), field.group(1))
                    .isTrue());
        });
    }

    @Test
    void every_file_of_rules_is_explained() throws IOException {
        var text = Files.readString(README);
        try (var files = Files.list(Path.of("rules"))) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".drl")))
                    .hasSizeGreaterThan(7)
                    .allMatch(name -> text.contains("`" + name + "`"));
        }
    }

    static Stream<Path> kept() throws IOException {
        try (var revisions = Files.list(KEPT)) {
            return revisions.sorted().toList().stream();
        }
    }

    /** The classes and fields that rules see are a public interface from then on. */
    @ParameterizedTest
    @MethodSource("kept")
    void an_earlier_revision_still_compiles(Path revision) throws IOException {
        try (var files = Files.list(revision)) {
            var rules = files.map(RulesReadmeTest::ruleFile).toList();
            assertThat(RuleBase.compile(rules).ruleNames()).isNotEmpty();
        }
    }

    private static RuleFile ruleFile(Path file) {
        try {
            return new RuleFile(file.getFileName().toString(), Files.readString(file));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static Class<?> type(String name) {
        for (var each : PACKAGES) {
            try {
                return Class.forName(each + name);
            } catch (ClassNotFoundException elsewhere) {
                continue;
            }
        }
        throw new AssertionError("Rules cannot import " + name);
    }

    private static boolean reads(Class<?> type, String field) {
        var capital = Character.toUpperCase(field.charAt(0)) + field.substring(1);
        var names = List.of(field, "get" + capital, "is" + capital);
        boolean isConstant = type.isEnum()
                && Arrays.stream(type.getEnumConstants())
                        .anyMatch(each -> each.toString().equals(field));
        return isConstant
                || Arrays.stream(type.getMethods()).map(Method::getName).anyMatch(names::contains);
    }
}
