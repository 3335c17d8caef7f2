package dev.leadline.web.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    record Row(String tier, BigDecimal from, int attempts, Boolean last, Instant at) {}

    /** RFC 8785, section 3.2.2 (the part about strings and literals) and 3.2.4. */
    @Test
    void strings_and_literals_are_written_as_in_the_rfc() throws JsonProcessingException {
        String input = "{\"string\": \"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\","
                + "\"literals\": [null, true, false]}";

        assertThat(Canonical.json(JSON.readTree(input)))
                .isEqualTo(
                        "{\"literals\":[null,true,false]," + "\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    /** RFC 8785, section 3.2.3: by UTF-16 code units, so that the surrogates of an emoji come before U+FB33. */
    @Test
    void properties_are_sorted_as_in_the_rfc() throws JsonProcessingException {
        String input =
                "{\"\\u20ac\": \"Euro Sign\", \"\\r\": \"Carriage Return\", \"\\ufb33\": \"Hebrew Letter Dalet\","
                        + "\"1\": \"One\", \"\\ud83d\\ude00\": \"Emoji\", \"\\u0080\": \"Control\","
                        + "\"\\u00f6\": \"Latin Small Letter O\"}";

        assertThat(Canonical.json(JSON.readTree(input)))
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"\u00f6\":\"Latin Small Letter O\",\"\u20ac\":\"Euro Sign\","
                        + "\"\ud83d\ude00\":\"Emoji\",\"\ufb33\":\"Hebrew Letter Dalet\"}");
    }

    @Test
    void a_record_is_written_with_decimals_as_text_and_nulls_kept() {
        Row row = new Row("A", new BigDecimal("85.00"), 7, null, Instant.parse("2016-01-11T16:00:00Z"));

        assertThat(Canonical.json(row))
                .isEqualTo(
                        "{\"at\":\"2016-01-11T16:00:00Z\",\"attempts\":7,\"from\":\"85\",\"last\":null,\"tier\":\"A\"}");
        assertThat(Canonical.json(Map.of("d", new BigDecimal("1E+2")))).isEqualTo("{\"d\":\"100\"}");
        assertThat(Canonical.json(List.of(Map.of(), List.of()))).isEqualTo("[{},[]]");
    }

    @Test
    void numbers_that_a_reader_could_round_are_refused() {
        assertThat(Canonical.json(List.of(9007199254740991L, -9007199254740991L)))
                .isEqualTo("[9007199254740991,-9007199254740991]");
        for (Object inexact : List.of(9007199254740992L, Long.MIN_VALUE, 1.5d, 1.0d, 0.5f, Double.NaN)) {
            assertThatIllegalArgumentException()
                    .as("%s", inexact)
                    .isThrownBy(() -> Canonical.json(Collections.singletonMap("n", inexact)));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Canonical.json(Map.of("n", new BigDecimal("1e1000000000"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\ud800", "\ud800b", "\udc00", "\udc00\ud800", "\ud83d\ud83d\ude00"})
    void half_a_surrogate_pair_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Canonical.json(JsonNodeFactory.instance.textNode(text)));
    }

    @Property
    void the_form_is_the_same_for_any_order_of_writing_and_reads_back(
            @ForAll Map<String, @Chars({'a', '"', '\\', '\n', '\u00e9', '\u2028'}) String> map) throws Exception {
        Map<String, String> fit = new java.util.LinkedHashMap<>();
        map.forEach((key, value) -> {
            if (key.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE)) {
                fit.put(key, value);
            }
        });
        Object[] keys = fit.keySet().toArray();
        Collections.reverse(Arrays.asList(keys));
        Map<Object, String> reversed = new java.util.LinkedHashMap<>();
        for (Object key : keys) {
            reversed.put(key, fit.get(key));
        }

        String canonical = Canonical.json(fit);

        assertThat(Canonical.json(reversed)).isEqualTo(canonical);
        assertThat(Canonical.json(JSON.readTree(canonical))).isEqualTo(canonical);
        assertThat(JSON.readTree(canonical)).isEqualTo(JSON.valueToTree(fit));
    }

    @Test
    void a_hash_names_its_algorithm() {
        assertThat(Canonical.sha256("abc"))
                .isEqualTo("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
