package dev.leadline.web.problems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.leadline.kernel.Invalid;
import dev.leadline.web.LocalText;
import dev.leadline.web.json.InstantText;
import dev.leadline.web.json.StrictJson;
import jakarta.transaction.RollbackException;
import jakarta.ws.rs.WebApplicationException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemsTest {

    static Stream<Throwable> momentary() {
        SQLException batch = new BatchUpdateException("batch", "23505", 0, new int[0]);
        batch.setNextException(new SQLException("lost", "08006"));
        Exception commit = new Exception("could not commit");
        commit.addSuppressed(new IllegalStateException(new SQLException("lost", "08006")));
        return Stream.of(
                commit,
                new SQLException("refused", "08001"),
                new SQLException("shutting down", "57P01"),
                new SQLException("starting", "57P03"),
                new SQLException("too many", "53300"),
                new SQLException("Acquisition timeout while waiting for new connection"),
                new SQLException("Sorry, acquisition timeout!"),
                new SQLException("This connection has been closed.", ""),
                new SQLException("Something unusual has occurred to cause the driver to fail", "99999"),
                new SQLException("cannot execute INSERT in a read-only transaction", "25006"),
                new SQLException("the password was changed", "28P01"),
                new SQLException("the database was dropped", "3D000"),
                new SQLException("permission denied", "42501"),
                new SQLException("disk full", "53100"),
                new SQLException("not ready", "55000"),
                new SQLException("statement timeout", "57014"),
                new SQLException("I/O error", "58030"),
                new SQLException("corrupted", "XX001"),
                new RollbackException("could not commit"),
                new IllegalStateException(new RuntimeException(new SQLException("lost", "08006"))),
                batch,
                new SQLException("lock", "55P03"),
                new SQLException("deadlock", "40P01"),
                new SQLException("serialisation", "40001"));
    }

    @ParameterizedTest
    @MethodSource("momentary")
    void what_may_work_at_the_next_try_is_503(Throwable thrown) {
        assertThat(Problems.from(thrown, "r").status()).isEqualTo(503);
    }

    @Test
    void a_full_disk_is_called_one() {
        for (var full : List.of(
                new SQLException("could not extend file: No space left on device", "53100"),
                new SQLException("could not write to log file: No space left on device", "58030"))) {
            assertThat(Problems.from(new IllegalStateException(full), "r").detail())
                    .startsWith("The disk of the database is full");
        }
    }

    @Test
    void what_will_fail_again_is_500_and_says_nothing_of_the_inside() {
        for (Throwable thrown : List.of(
                new SQLException("unique secret", "23505"),
                new SQLException("secret out of range", "22003"),
                new SQLException("no such secret column", "42703"),
                new SQLException("append-only secret", "P0001"),
                new NullPointerException("secret"),
                new IllegalStateException("secret", new Invalid("/a", 1, "secret")),
                new WebApplicationException("secret", 500),
                new StackOverflowError("secret"))) {
            ProblemBody body = Problems.from(thrown, "r-1");

            assertThat(body.status()).as("%s", thrown).isEqualTo(500);
            assertThat(body.requestId()).isEqualTo("r-1");
            assertThat(body.toString()).doesNotContain("secret");
        }
    }

    @Test
    void the_kernels_faults_are_422_with_all_of_them() {
        Invalid invalid = new Invalid(List.of(
                new Invalid.Fault("/lead/rank", "101", "The rank (101) must be between 0 and 100."),
                new Invalid.Fault("/lead/stage", null, "The stage is missing.")));

        ProblemBody body = Problems.from(new CompletionException(invalid), "r");

        assertThat(body.status()).isEqualTo(422);
        assertThat(body.detail()).isEqualTo("The rank (101) must be between 0 and 100.\nThere is one more fault.");
        assertThat(body.errors()).hasSize(2);
        assertThat(body.errors().get(1).value()).isNull();
    }

    @Test
    void what_is_quoted_is_cut_and_made_visible() throws Exception {
        ProblemBody body = Problems.from(
                Problem.invalid("/x", "a\u0000\ud800\u202e" + "y".repeat(10_000), "The x (a\u0000\ud800) is bad."),
                "r");

        assertThat(body.errors().get(0).value())
                .startsWith("a\\u0000\\uD800\\u202Eyyy")
                .hasSizeLessThan(200);
        assertThat(body.detail()).isEqualTo("The x (a\\u0000\\uD800) is bad.");
        assertThat(StrictJson.newMapper().writeValueAsBytes(body)).isNotEmpty();
    }

    @Test
    void every_type_has_an_address_of_its_own() {
        assertThat(Arrays.stream(ProblemType.values()).map(ProblemType::uri))
                .doesNotHaveDuplicates()
                .contains("/problems/invalid-value", "/problems/not-found", "/problems/internal");
        for (ProblemType type : ProblemType.values()) {
            assertThat(ProblemType.findNamed(type.slug())).contains(type);
        }
    }

    @Test
    void a_deadline_is_shown_with_its_seconds_offset_and_zone() {
        ZoneId newYork = ZoneId.of("America/New_York");

        assertThat(LocalText.of(Instant.parse("2016-01-11T17:00:00Z"), newYork))
                .isEqualTo("2016-01-11T12:00:00-05:00[America/New_York]");
        assertThat(LocalText.of(Instant.parse("2016-07-11T17:00:00.5Z"), newYork))
                .isEqualTo("2016-07-11T13:00:00.5-04:00[America/New_York]");
        assertThat(LocalText.of(null, newYork)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2016-01-11T10:00:00Z",
                "2016-01-11T10:00Z",
                "2016-01-11T10:00:00.123456789Z",
                "2016-01-11T05:00:00-05:00",
                "2016-01-11T05:00:00-05:00[America/New_York]",
                "0001-01-01T00:00:00Z",
                "9999-12-31T23:59:59Z"
            })
    void an_instant_with_its_offset_is_read(String text) {
        assertThat(InstantText.parse("/at", "at", text))
                .isEqualTo(java.time.ZonedDateTime.parse(text).toInstant());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2016-01-11T10:00:00",
                "2016-01-11T10:00:00[America/New_York]",
                "2016-01-11T10:00:00-04:00[America/New_York]",
                "2016-01-11T10:00:00-05:00[America/Gotham]",
                "2016-01-11T10:00:00-05:00[-05:00]",
                "2016-01-11T10:00:00-05:00[America/New_York",
                "2016-01-11T10:00:00-0500",
                "2016-01-11T24:00:00Z",
                "2016-01-11T23:59:60Z",
                "2015-02-29T00:00:00Z",
                "2016-1-11T10:00:00Z",
                "0000-01-01T00:00:00Z",
                "-0001-01-01T00:00:00Z",
                "+10000-01-01T00:00:00Z",
                "10000-01-01T00:00:00Z",
                "0001-01-01T00:00:00+01:00",
                "9999-12-31T23:59:59-01:00",
                "2016-01-11T10:00:00+19:00",
                "\u0662\u0660\u0661\u0666-01-11T10:00:00Z",
                "2016-01-11t10:00:00z",
                " 2016-01-11T10:00:00Z",
                "1452499200",
                "now",
                ""
            })
    void an_instant_that_would_have_to_be_guessed_is_refused_with_its_text(String text) {
        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> InstantText.parse("/at", "receivedAt", text))
                .withMessageContaining("The receivedAt (" + text + ") must be a time with its offset");
    }
}
