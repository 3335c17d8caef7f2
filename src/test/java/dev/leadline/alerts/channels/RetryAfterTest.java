package dev.leadline.alerts.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a receiver wants to be left alone. */
class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2027-03-01T09:00:00.500Z");

    @ParameterizedTest
    @CsvSource({
        "120, 2027-03-01T09:02:00.500Z",
        "' 1 ', 2027-03-01T09:00:01.500Z",
        "3600, 2027-03-01T10:00:00.500Z",
        "3601, 2027-03-01T10:00:00.500Z",
        "999999999, 2027-03-01T10:00:00.500Z",
        "'Mon, 1 Mar 2027 09:10:00 GMT', 2027-03-01T09:10:00Z",
        "'Mon, 01 Mar 2027 09:00:01 GMT', 2027-03-01T09:00:01Z",
        "'Tue, 02 Mar 2027 09:00:00 GMT', 2027-03-01T10:00:00.500Z"
    })
    void seconds_or_a_date_up_to_an_hour(String header, Instant until) {
        assertThat(RetryAfter.read(header, NOW)).contains(until);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "0",
                "-1",
                "1.5",
                "",
                "soon",
                "Mon, 01 Mar 2027 08:00:00 GMT",
                "Fri, 01 Mar 2027 09:10:00 GMT",
                "9999999999",
                "2027-03-01T09:10:00Z"
            })
    void anything_else_says_nothing(String header) {
        assertThat(RetryAfter.read(header, NOW)).isEmpty();
    }
}
