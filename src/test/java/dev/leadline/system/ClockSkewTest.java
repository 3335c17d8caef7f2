package dev.leadline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.leadline.database.CannotStart;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class ClockSkewTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Duration MINUTE = Duration.ofSeconds(60);

    private static ClockSkew between(Instant server, Instant database) {
        return new ClockSkew(() -> database, InstantSource.fixed(server), MINUTE);
    }

    @Test
    void a_clock_ahead_is_positive_and_one_behind_negative() {
        var ahead = between(NOON.plusMillis(1_500), NOON);
        ahead.check();
        assertThat(ahead.seconds()).isEqualTo(1.5);
        var behind = between(NOON.minusSeconds(2), NOON);
        behind.check();
        assertThat(behind.seconds()).isEqualTo(-2);
    }

    /** Asked at 12:00:00, answered at 12:00:04, and the database said 12:00:02: nothing is wrong. */
    @Test
    void the_time_that_the_question_takes_is_no_skew() {
        var times = new Instant[] {NOON, NOON.plusSeconds(4)};
        var asked = new int[1];
        var slow = new ClockSkew(() -> NOON.plusSeconds(2), () -> times[asked[0]++], MINUTE);
        slow.check();
        assertThat(slow.seconds()).isEqualTo(0, within(1e-9));
    }

    @Test
    void at_the_limit_the_server_starts_and_beyond_it_does_not() {
        between(NOON.plusSeconds(60), NOON).check();
        assertThatThrownBy(() -> between(NOON.minusMillis(60_100), NOON).check())
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("The clock of this machine is 60.1 s behind the database's, more than 60 s.")
                .hasMessageContaining("LEADLINE_CLOCK_LIMIT");
    }

    @Test
    void while_the_database_is_away_nothing_is_claimed() {
        var away = new ClockSkew(
                () -> {
                    throw new IllegalStateException("away");
                },
                InstantSource.fixed(NOON),
                MINUTE);
        away.lookAgain();
        assertThat(away.seconds()).isNaN();
    }
}
