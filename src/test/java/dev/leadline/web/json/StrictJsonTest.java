package dev.leadline.web.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.web.PlainText;
import dev.leadline.web.problems.ProblemBody;
import dev.leadline.web.problems.Problems;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StrictJsonTest {

    private static final ObjectMapper JSON = StrictJson.newMapper();
    private static final String DIGITS_41 = "1".repeat(41);

    static Stream<Arguments> hostile() {
        return Stream.of(
                // cannot be read
                arguments("{\"id\":\"a\",\"id\":\"b\"}", 400, "", "field id appears twice"),
                arguments("{\"any\":{\"x\":1,\"x\":2}}", 400, "/any", "field x appears twice"),
                arguments("{\"any\":" + "[".repeat(2_000), 400, null, "nested more than 32 levels"),
                arguments("{\"any\":" + "{\"a\":".repeat(2_000), 400, null, "nested more than 32 levels"),
                arguments("{\"id\":\"a\"} {}", 400, "", "more text after the end of the JSON"),
                arguments("{\"id\":\"a\"}x", 400, "", "not JSON"),
                arguments("{\"rnak\":1}", 400, "/rnak", "field rnak is unknown"),
                arguments("{\"parts\":[null,{\"size\":1,\"x\":1}]}", 400, "/parts/1/x", "field x is unknown"),
                arguments("{\"a/b~c\":1}", 400, "/a~1b~0c", "unknown"),
                arguments("{\"" + "x".repeat(1_000) + "\":1}", 400, null, "name"),
                arguments("{'id':1}", 400, "", "not JSON"),
                arguments("{\"id\":\"a\nb\"}", 400, "/id", "not JSON"),
                arguments("{\"id\":", 400, null, "not JSON"),
                arguments("{", 400, null, "not JSON"),
                arguments("{\"rank\":01}", 400, null, "not JSON"),
                arguments("", 400, "", "no body"),
                arguments("  \n ", 400, "", "no body"),
                // too large
                arguments("{\"id\":\"" + "x".repeat(300_000) + "\"}", 413, null, "longer than 262144"),
                // a value is wrong
                arguments("{\"rank\":NaN}", 422, "/rank", "The rank (NaN) must be a number."),
                arguments("{\"rank\":-Infinity}", 422, "/rank", "The rank (-Infinity) must be a number."),
                arguments(
                        "{\"rank\":1e1000000000}", 422, "/rank", "The rank (1e1000000000) must be a number of at most"),
                arguments("{\"rank\":1e-1000000000}", 422, "/rank", "The rank (1e-1000000000)"),
                arguments("{\"rank\":1e99999999999}", 422, "/rank", "1e99999999999"),
                arguments("{\"rank\":" + DIGITS_41 + "}", 422, "/rank", "at most 40"),
                arguments("{\"any\":" + "1".repeat(1_001) + "}", 422, null, "longer than 1000 digits"),
                arguments("{\"rank\":\"92\"}", 422, "/rank", "The rank (\"92\") must be a number."),
                arguments("{\"rank\":true}", 422, "/rank", "The rank (true) must be a number."),
                arguments("{\"rank\":[1]}", 422, "/rank", "The rank ([...]) must be a number."),
                arguments("{\"rank\":{\"a\":1}}", 422, "/rank", "The rank ({...}) must be a number."),
                arguments("{\"count\":\"5\"}", 422, "/count", "The count (\"5\") must be a whole number."),
                arguments("{\"count\":\"\"}", 422, "/count", "The count (\"\") must be a whole number."),
                arguments("{\"count\":5.9}", 422, "/count", "The count (5.9) must be a whole number."),
                arguments("{\"count\":1e1000000000}", 422, "/count", "The count (1"),
                arguments("{\"count\":NaN}", 422, "/count", "The count (NaN) must be a whole number."),
                arguments("{\"count\":99999999999}", 422, "/count", "The count (99999999999)"),
                arguments("{\"count\":true}", 422, "/count", "The count (true) must be a whole number."),
                arguments("{\"parts\":[{\"size\":null}]}", 422, "/parts/0/size", "The size is missing. It must be a"),
                arguments("{\"parts\":[{}]}", 422, "/parts/0/size", "The size is missing. It must be a whole number."),
                arguments("{\"total\":1e1000000000}", 422, "/total", "The total (1"),
                arguments("{\"total\":\"5\"}", 422, "/total", "The total (\"5\") must be a whole number."),
                arguments("{\"total\":[5]}", 422, "/total", "The total ([...]) must be a whole number."),
                arguments("{\"open\":1}", 422, "/open", "The open (1) must be true or false."),
                arguments("{\"open\":\"true\"}", 422, "/open", "The open (\"true\") must be true or false."),
                arguments("{\"id\":1}", 422, "/id", "The id (1) must be text."),
                arguments("{\"id\":1.5}", 422, "/id", "The id (1.5) must be text."),
                arguments("{\"id\":true}", 422, "/id", "The id (true) must be text."),
                arguments("{\"id\":[\"x\"]}", 422, "/id", "The id ([...]) must be text."),
                arguments("{\"id\":{}}", 422, "/id", "The id ({...}) must be text."),
                arguments("{\"attributes\":{\"a\":1}}", 422, "/attributes/a", "The a (1) must be text."),
                arguments("{\"attributes\":[]}", 422, "/attributes", "The attributes ([...]) must be an object."),
                arguments("{\"attributes\":\"\"}", 422, "/attributes", "The attributes (\"\") must be an object."),
                arguments("{\"parts\":{}}", 422, "/parts", "The parts ({...}) must be a list."),
                arguments("{\"parts\":\"\"}", 422, "/parts", "The parts (\"\") must be a list."),
                arguments("{\"parts\":[1]}", 422, "/parts/0", "The entry 0 of parts (1) must be an object."),
                arguments(
                        "{\"channel\":\"FAX\"}", 422, "/channel", "The channel (\"FAX\") must be one of PHONE, EMAIL."),
                arguments("{\"channel\":\"phone\"}", 422, "/channel", "The channel (\"phone\")"),
                arguments("{\"channel\":\"\"}", 422, "/channel", "The channel (\"\")"),
                arguments("{\"channel\":0}", 422, "/channel", "The channel (0) must be one of PHONE, EMAIL."),
                arguments("{\"at\":1452499200}", 422, "/at", "The at (1452499200) must be a time with its offset"),
                arguments("{\"at\":1e1000000000}", 422, "/at", "The at (1e1000000000)"),
                arguments("{\"at\":\"2016-01-11T10:00:00\"}", 422, "/at", "The at (2016-01-11T10:00:00) must be"),
                arguments("{\"at\":\"2016-01-11\"}", 422, "/at", "The at (2016-01-11) must be"),
                arguments("{\"at\":\"\"}", 422, "/at", "The at () must be a time"),
                arguments("{\"at\":\"+99999-01-01T00:00:00Z\"}", 422, "/at", "+99999"),
                arguments("{\"parts\":[{\"size\":1,\"at\":\"x\"}]}", 422, "/parts/0/at", "The at (x) must be"),
                arguments("{\"day\":20160111}", 422, "/day", "must be a date such as"),
                arguments("{\"day\":[2016,1,11]}", 422, "/day", "must be a date such as"),
                arguments("{\"day\":\"2015-02-29\"}", 422, "/day", "must be a date such as"),
                arguments("{\"day\":\"2016-01-11T00:00:00\"}", 422, "/day", "must be a date such as"),
                arguments("{\"code\":\" \"}", 422, "/code", "The code ( ) must not be blank."),
                arguments("[]", 422, "", "The body ([...]) must be an object."),
                arguments("5", 422, "", "The body (5) must be an object."),
                arguments("\"x\"", 422, "", "The body (\"x\") must be an object."),
                arguments("\"\"", 422, "", "The body (\"\") must be an object."));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    @Timeout(5)
    void a_hostile_text_is_refused_with_its_place_and_value(String json, int status, String pointer, String detail) {
        Throwable thrown = catchThrowable(() -> JSON.readValue(json, Sample.class));

        assertThat(thrown).as("what was read").isNotNull();
        ProblemBody problem = Problems.from(thrown, "r");
        assertThat(problem.detail()).contains(detail);
        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.errors()).hasSize(1);
        if (pointer != null) {
            assertThat(problem.errors().get(0).pointer()).isEqualTo(pointer);
        }
    }

    @Test
    void a_lone_surrogate_or_nul_is_read_and_left_to_the_text_check() throws JsonProcessingException {
        Sample read = JSON.readValue("{\"id\":\"a\\ud800b\\u0000\"}", Sample.class);

        assertThat(PlainText.Check.isPlain(read.id())).isFalse();
        assertThat(PlainText.Check.isPlain("b\u0000")).isFalse();
        assertThat(PlainText.Check.isPlain("\ud800")).isFalse();
        assertThat(PlainText.Check.isPlain("\udc00\ud800")).isFalse();
        assertThat(PlainText.Check.isPlain(" ")).isFalse();
        assertThat(PlainText.Check.isPlain("Süd 😀")).isTrue();
    }

    @Test
    void a_well_formed_text_is_read_as_written() throws JsonProcessingException {
        Sample read = JSON.readValue(
                """
                {"id": "L-1", "rank": 84.50, "count": 3, "total": 9007199254740993, "open": true,
                 "at": "2016-01-11T10:00:00-05:00[America/New_York]", "day": "2016-02-29", "channel": "PHONE",
                 "parts": [{"name": "x", "size": 1}], "attributes": {"region": "EMEA"}, "code": "c", "any": {"a": [1, "b"]}}
                """,
                Sample.class);

        assertThat(read.rank()).isEqualTo(new BigDecimal("84.50"));
        assertThat(read.total()).isEqualTo(9007199254740993L);
        assertThat(read.at()).isEqualTo(Instant.parse("2016-01-11T15:00:00Z"));
        assertThat(read.day()).isEqualTo(LocalDate.of(2016, 2, 29));
        assertThat(read.code().text()).isEqualTo("c");
        assertThat(read.any().toString()).isEqualTo("{\"a\":[1,\"b\"]}");
    }

    @Test
    void a_huge_exponent_within_a_free_tree_is_neither_expanded_nor_a_fault_of_the_server() {
        Throwable thrown = catchThrowable(
                () -> JSON.writeValueAsString(JSON.readValue("{\"any\":[1e1000000000,1e-99999999]}", Sample.class)));

        assertThat(thrown == null || Problems.from(thrown, "r").status() == 422).isTrue();
    }

    @Test
    void time_goes_out_as_text_in_utc() throws JsonProcessingException {
        assertThat(JSON.writeValueAsString(Instant.parse("2016-01-11T16:00:00Z")))
                .isEqualTo("\"2016-01-11T16:00:00Z\"");
        assertThat(JSON.writeValueAsString(Duration.ofMinutes(450))).isEqualTo("\"PT7H30M\"");
        assertThat(JSON.writeValueAsString(LocalDate.of(2016, 1, 11))).isEqualTo("\"2016-01-11\"");
    }
}
