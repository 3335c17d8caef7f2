package dev.leadline.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.leadline.kernel.Invalid;
import dev.leadline.policies.Checkout;
import dev.leadline.web.json.StrictJson;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of cases, read and written. */
class CaseFileTest {

    private static final String GOOD =
            """
            - name: a_good_case
              request: { asOf: 2016-01-11T11:00:00-05:00, lead: { id: L-1 } }
              expect: { tier: A }
            """;

    static Stream<Arguments> hostile() {
        return Stream.of(
                Arguments.of("an alias", GOOD.replace("{ tier: A }", "*a"), "alias", "line 3"),
                Arguments.of("an anchor", GOOD.replace("{ tier: A }", "&a { tier: A }"), "anchor (&a)", "line 3"),
                Arguments.of("laughs", laughs(), "anchor", "line 1"),
                Arguments.of("a merge", GOOD + "  <<: *a\n", "alias", "line 4"),
                Arguments.of("a Java tag", GOOD.replace("A }", "!!javax.script.ScriptEngineManager [] }"), "tag", "3"),
                Arguments.of("a tag of text", GOOD.replace("A }", "!!str A }"), "tag", "line 3"),
                Arguments.of("a tag of its own", "!x\n" + GOOD, "tag (!x)", "line 1"),
                Arguments.of("a name twice", GOOD + "  name: another_name\n", "name", "line 4"),
                Arguments.of("a field twice", GOOD.replace("tier: A", "tier: A, tier: B"), "tier", "line 3"),
                Arguments.of("flow nesting", "[".repeat(1_000_000), "more than 32 levels", "line 1"),
                Arguments.of("block nesting", "- ".repeat(500_000) + "x", "more than 32 levels", "line 1"),
                Arguments.of("a huge text", GOOD.replace("L-1", "x".repeat(300_000)), "longer than 262144", "line 2"),
                Arguments.of("a huge number", GOOD.replace("A }", "1".repeat(200_000) + " }"), "longer than", "line 3"),
                Arguments.of("too much", "#".repeat(1024 * 1024 + 1), "1048577 bytes", ""),
                Arguments.of("a second document", GOOD + "---\n" + GOOD, "second document", "line 4"),
                Arguments.of("an open quote", GOOD.replace("A }", "\"A }"), "cannot be read", "line"),
                Arguments.of("a tab", GOOD.replace("  request", "\trequest"), "cannot be read", "line 2"),
                Arguments.of("an unknown field", GOOD + "  because: we say so\n", "because", "line 4"),
                Arguments.of("no list", "name: a_good_case\n", "must be", "line"),
                Arguments.of("a list of nothing", "- \n", "", ""),
                Arguments.of("nothing", "", "The file is empty", ""),
                Arguments.of("null", "null\n", "The file is empty", ""),
                Arguments.of("a comment", "# nothing\n", "The file is empty", ""),
                Arguments.of("two of a name", GOOD + GOOD, "Two cases have the name (a_good_case)", ""),
                Arguments.of("no moment", GOOD.replace("asOf", "asof"), "must set `asOf`", "line"),
                Arguments.of("control characters", GOOD.replace("L-1", "\u0000\u0007"), "cannot be read", ""));
    }

    private static String laughs() {
        var text = new StringBuilder("- &a0 [ha, ha]\n");
        for (int i = 1; i < 40; i++) {
            text.append("- &a%d [*a%d, *a%d]%n".formatted(i, i - 1, i - 1));
        }
        return text.toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void a_file_that_is_hostile_or_broken_is_refused_with_its_name_and_the_line(
            String what, String yaml, String why, String where) {
        var refused = refused(yaml.getBytes(StandardCharsets.UTF_8));
        assertThat(refused).startsWith("p/cases/hostile.yaml: ").contains(why).contains(where);
        assertThat(refused.length()).isLessThan(2_000);
    }

    private static String refused(byte[] yaml) {
        return catchThrowableOfType(Invalid.class, () -> CaseFile.read("p/cases/hostile.yaml", yaml))
                .getMessage();
    }

    @Test
    void bytes_that_are_no_text_are_refused() {
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < 5_000; i++) {
            bytes.write(i * 37);
        }
        assertThat(refused(bytes.toByteArray())).contains("not UTF-8");
    }

    @Test
    void what_is_written_is_read_as_the_same_cases() {
        for (var file : Checkout.cases(Checkout.SHIPPED)) {
            var text = file.write();
            assertThat(text).startsWith("# yaml-language-server: $schema=../../schemas/case.schema.json\n\n- name: ");
            assertThat(CaseFile.read(file.path(), text.getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(file);
        }
    }

    @Test
    void what_is_written_reads_like_what_people_write() {
        var file = CaseFile.read("p/cases/good.yaml", GOOD.getBytes(StandardCharsets.UTF_8));
        assertThat(file.write())
                .isEqualTo(
                        """
                        # yaml-language-server: $schema=../../schemas/case.schema.json

                        - name: a_good_case
                          request:
                            asOf: 2016-01-11T11:00:00-05:00
                            lead:
                              id: L-1
                          expect:
                            tier: A
                        """);
    }

    @Property(tries = 500)
    void any_text_and_number_comes_back_as_it_was(@ForAll("values") JsonNode value) {
        var fields = JsonNodeFactory.instance.objectNode();
        fields.set("tier", value);
        fields.putObject("nested").set(value.isTextual() ? value.textValue() : "x", value);
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("asOf", "2016-01-11T11:00:00Z");
        var file = new CaseFile("p/cases/any.yaml", List.of(new Case("any_value", List.of(), request, fields)));
        assertThat(CaseFile.read(file.path(), file.write().getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(file);
    }

    @Provide
    Arbitrary<JsonNode> values() {
        var json = JsonNodeFactory.instance;
        Arbitrary<JsonNode> odd = Arbitraries.of(
                        "",
                        " ",
                        "~",
                        "null",
                        "NULL",
                        "Yes",
                        "no",
                        "1",
                        "1.5",
                        "1e5",
                        "0x1F",
                        "0o17",
                        "1_000",
                        "12:30:45",
                        "2016-01-11",
                        ".inf",
                        "-",
                        "- a",
                        "a: b",
                        "a #b",
                        "#",
                        "*a",
                        "&a",
                        "!x",
                        "%",
                        "@",
                        "`",
                        "\"",
                        "'",
                        "|",
                        ">",
                        "? x",
                        "{}",
                        "[]",
                        "a\nb",
                        " a",
                        "a ",
                        "\t",
                        "\u0000",
                        "\u0085",
                        "\u2028",
                        "\uFEFF",
                        "\uD83D\uDE00",
                        "<<",
                        "=",
                        "...",
                        "---",
                        "true.",
                        "Call the lead.")
                .map(json::textNode);
        Arbitrary<JsonNode> text = Arbitraries.strings().ofMaxLength(12).map(json::textNode);
        Arbitrary<JsonNode> number = Arbitraries.bigDecimals()
                .between(new BigDecimal("-1000"), new BigDecimal("1000"))
                .ofScale(6)
                .map(each -> StrictJson.newMapper().getNodeFactory().numberNode(each));
        Arbitrary<JsonNode> whole = Arbitraries.integers().map(json::numberNode);
        return Arbitraries.oneOf(odd, text, number, whole);
    }
}
